package dev.payouts.producer.input;

import dev.payouts.core.rules.PayeeRequest;
import dev.payouts.core.rules.PayoutRequest;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.core.rules.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one payout as texts, by their Avro names, and what was already found wrong with
 * them while they were read.
 */
public final class PayoutFields {
  /** Every field of a payout with its kind in JSON, in the order of the schema. */
  static final Map<String, FieldKind> KINDS = PayoutFieldNames.kinds();

  private final Map<String, String> values;
  private final List<Violation> unreadable;

  PayoutFields(Map<String, String> values, List<Violation> unreadable) {
    this.values = values;
    this.unreadable = unreadable;
  }

  public @Nullable String payoutId() {
    return values.get("payout_id");
  }

  /** Reads what is text into what it means and applies the rules; names every broken field. */
  public Checked check(PayoutRules rules, Instant now) {
    List<Violation> found = new ArrayList<>(unreadable);
    PayoutRequest request = request(found);
    List<Violation> broken = rules.check(request, now);
    return found.isEmpty() && broken.isEmpty()
        ? new Checked.Good(request)
        : new Checked.Bad(payoutId(), merged(found, broken));
  }

  /**
   * What reading found, then what the rules found in other fields: one that could not be read is
   * absent to the rules, and to call it missing would mislead.
   */
  public static List<Violation> merged(List<Violation> reading, List<Violation> rules) {
    Set<String> said = reading.stream().map(Violation::field).collect(Collectors.toSet());
    List<Violation> merged = new ArrayList<>(reading);
    rules.stream().filter(violation -> !said.contains(violation.field())).forEach(merged::add);
    return merged;
  }

  private PayoutRequest request(List<Violation> found) {
    return new PayoutRequest(
        values.get("payout_id"),
        Texts.amount("amount", values.get("amount"), found),
        values.get("currency"),
        values.get("country"),
        values.get("payment"),
        new PayeeRequest(
            values.get("payee.account"), values.get("payee.name"), values.get("payee.bank_name")),
        values.get("accounting_type"),
        values.get("channel"),
        values.get("lane"),
        Texts.wholeNumber("priority", values.get("priority"), found),
        Texts.time("not_before", values.get("not_before"), found),
        Texts.time("expires_at", values.get("expires_at"), found),
        values.get("source"),
        values.get("reference"));
  }

  /** What the rules say. */
  public sealed interface Checked {
    record Good(PayoutRequest request) implements Checked {}

    /**
     * @param payoutId as found, which may be what is wrong
     */
    record Bad(@Nullable String payoutId, List<Violation> violations) implements Checked {}
  }

  @Override
  public String toString() {
    return "PayoutFields" + values.keySet();
  }
}
