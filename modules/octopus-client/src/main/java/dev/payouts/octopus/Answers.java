package dev.payouts.octopus;

import dev.payouts.octopus.Transport.Reply;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns replies into outcomes, giving each the least it proves. */
final class Answers {
  private static final Pattern CURRENCY = Pattern.compile("[a-z]{3}");

  private final GatewayAccount account;
  private final ClientSettings settings;

  Answers(GatewayAccount account, ClientSettings settings) {
    this.account = account;
    this.settings = settings;
  }

  SubmitOutcome submitted(Reply reply, NewOrder order) {
    return switch (reply) {
      case Reply.NotSent notSent -> new SubmitOutcome.NotSent(reason(notSent.reason()));
      case Reply.Lost lost -> new SubmitOutcome.Unknown(reason(lost.reason()));
      case Reply.Answered answer -> submitted(Envelope.of(answer), order);
    };
  }

  private SubmitOutcome submitted(Envelope envelope, NewOrder order) {
    return switch (envelope) {
      case Envelope.Success success -> accepted(success.data(), order);
      case Envelope.Failure failure -> {
        String text = Texts.reason(failure.text(), sensitive(order));
        yield settings.duplicatePattern().matcher(bounded(failure.text())).find()
            ? new SubmitOutcome.Unknown(Texts.cut("duplicate: " + text, Texts.REASON_LENGTH_MAX))
            : new SubmitOutcome.Declined(text);
      }
      case Envelope.Bare bare -> new SubmitOutcome.Unknown("an answer without an envelope");
      case Envelope.Unreadable unreadable ->
          new SubmitOutcome.Unknown(Texts.reason(unreadable.reason(), sensitive(order)));
    };
  }

  private SubmitOutcome accepted(Json data, NewOrder order) {
    if (data instanceof Json.Fields fields
        && fields.byName().get("payment") instanceof Json.Fields payment) {
      try {
        return new SubmitOutcome.Accepted(OrderReader.read(payment));
      } catch (IllegalArgumentException e) {
        return new SubmitOutcome.Unknown(
            Texts.reason(
                "a success without a readable order: " + e.getMessage(), sensitive(order)));
      }
    }
    return new SubmitOutcome.Unknown("a success without data.payment");
  }

  InquiryOutcome inquired(Reply reply, String merchantOrderId) {
    return switch (reply) {
      case Reply.NotSent notSent -> new InquiryOutcome.Inconclusive(reason(notSent.reason()));
      case Reply.Lost lost -> new InquiryOutcome.Inconclusive(reason(lost.reason()));
      case Reply.Answered answer ->
          switch (Envelope.of(answer)) {
            case Envelope.Success success -> found(success.data(), merchantOrderId);
            case Envelope.Bare bare -> found(bare.fields(), merchantOrderId);
            case Envelope.Failure failure ->
                settings.absentPattern().matcher(bounded(failure.text())).find()
                    ? new InquiryOutcome.Absent(reason(failure.text()))
                    : new InquiryOutcome.Inconclusive(reason(failure.text()));
            case Envelope.Unreadable unreadable ->
                new InquiryOutcome.Inconclusive(reason(unreadable.reason()));
          };
    };
  }

  private InquiryOutcome found(Json data, String merchantOrderId) {
    if (!(data instanceof Json.Fields fields)) {
      return new InquiryOutcome.Inconclusive("a success without an order");
    }
    try {
      Order order = OrderReader.read(fields);
      if (!merchantOrderId.equals(order.merchantOrderId())) {
        return new InquiryOutcome.Inconclusive(
            order.merchantOrderId() == null
                ? "an order without its merchant_order_id"
                : "another order than the one asked about");
      }
      return new InquiryOutcome.Found(order);
    } catch (IllegalArgumentException e) {
      return new InquiryOutcome.Inconclusive(reason("no readable order: " + e.getMessage()));
    }
  }

  LedgerOutcome ledger(Reply reply) {
    return switch (reply) {
      case Reply.NotSent notSent -> new LedgerOutcome.Unavailable(reason(notSent.reason()));
      case Reply.Lost lost -> new LedgerOutcome.Unavailable(reason(lost.reason()));
      case Reply.Answered answer ->
          switch (Envelope.of(answer)) {
            case Envelope.Success success -> balances(success.data());
            case Envelope.Bare bare ->
                new LedgerOutcome.Unavailable("an answer without an envelope");
            case Envelope.Failure failure -> new LedgerOutcome.Unavailable(reason(failure.text()));
            case Envelope.Unreadable unreadable ->
                new LedgerOutcome.Unavailable(reason(unreadable.reason()));
          };
    };
  }

  private static LedgerOutcome balances(Json data) {
    if (!(data instanceof Json.Fields fields)) {
      return new LedgerOutcome.Unavailable("a success without balances");
    }
    Map<String, BigDecimal> balances = new TreeMap<>();
    for (var field : fields.byName().entrySet()) {
      Optional<GatewayCurrency> currency = GatewayCurrency.of(field.getKey());
      BigDecimal balance = amount(field.getValue());
      if (balance != null && CURRENCY.matcher(field.getKey()).matches()) {
        balances.put(field.getKey().toUpperCase(Locale.ROOT), balance);
      } else if (currency.isPresent()) {
        return new LedgerOutcome.Unavailable("no readable balance in " + currency.get().word());
      }
    }
    return balances.isEmpty()
        ? new LedgerOutcome.Unavailable("a success without balances")
        : new LedgerOutcome.Shown(fields.text("merchant_name"), balances);
  }

  private static @Nullable BigDecimal amount(Json value) {
    return value instanceof Json.Text text ? Amounts.read(text.value()) : null;
  }

  private String reason(String text) {
    return Texts.reason(text, account.key(), account.secret());
  }

  private @Nullable String[] sensitive(NewOrder order) {
    return new @Nullable String[] {
      account.key(),
      account.secret(),
      order.payee().account(),
      order.payee().name(),
      order.payer().account(),
      order.payer().name()
    };
  }

  // Bounds the work of a configured pattern, however it backtracks.
  private static String bounded(String text) {
    return Texts.cut(text, 2 * Texts.REASON_LENGTH_MAX);
  }
}
