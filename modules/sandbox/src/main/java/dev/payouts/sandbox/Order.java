package dev.payouts.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order the sandbox accepted. Kept small, because a ledger holds a million of them: what differs
 * between orders is one byte array, what they have in common is a shared list.
 */
final class Order {
  /**
   * Fields that differ from order to order; the id comes first, so that lookups compare a prefix.
   */
  static final List<String> OWN_FIELDS =
      List.of(
          "merchant_order_id", "amount", "to", "to_name", "from", "from_name", "from_bank_name");

  /** Fields that many orders have in common. */
  static final List<String> SHARED_FIELDS =
      List.of(
          "transaction_type",
          "currency",
          "country",
          "payment",
          "response_type",
          "accounting_type",
          "to_bank_name",
          "channel",
          "notify_url",
          "redirect_url");

  /** No field may contain it: control characters are refused. */
  static final char SEPARATOR = '\n';

  private final byte[] own;
  private final List<String> shared;
  private final long amountMicros;
  private final long acceptedAtMillis;
  private final Behaviour behaviour;
  private final int number;
  private @Nullable Order previous;
  private byte step;
  private byte gets;
  private boolean everPaid;
  private NotifyStatus notifyStatus = NotifyStatus.NONE;

  /** What became of an order's callbacks. */
  enum NotifyStatus {
    NONE,
    DELIVERED,
    FAILED;

    private final String word = name().toLowerCase(Locale.ROOT);

    String word() {
      return word;
    }
  }

  /**
   * @param shared the values of {@link #SHARED_FIELDS} in their order
   * @param number counts accepted orders from 0
   */
  Order(
      Map<String, String> fields,
      List<String> shared,
      long amountMicros,
      long acceptedAtMillis,
      int number) {
    List<String> values = new ArrayList<>(OWN_FIELDS.size());
    OWN_FIELDS.forEach(name -> values.add(fields.getOrDefault(name, "")));
    this.own = String.join(String.valueOf(SEPARATOR), values).getBytes(StandardCharsets.UTF_8);
    this.shared = shared;
    this.amountMicros = amountMicros;
    this.acceptedAtMillis = acceptedAtMillis;
    this.number = number;
    this.behaviour = Behaviour.of(field(isExpense() ? "to" : "from"));
  }

  String field(String name) {
    int common = SHARED_FIELDS.indexOf(name);
    if (common >= 0) {
      return shared.get(common);
    }
    int wanted = OWN_FIELDS.indexOf(name);
    int start = 0;
    for (int i = 0; i < wanted; i++) {
      start = endOfField(start) + 1;
    }
    return new String(own, start, endOfField(start) - start, StandardCharsets.UTF_8);
  }

  private int endOfField(int start) {
    int end = start;
    while (end < own.length && own[end] != SEPARATOR) {
      end++;
    }
    return end;
  }

  boolean hasId(byte[] id) {
    return own.length > id.length
        && own[id.length] == SEPARATOR
        && Arrays.equals(own, 0, id.length, id, 0, id.length);
  }

  int idHash() {
    return hash(own, endOfField(0));
  }

  static int hash(byte[] text, int length) {
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + text[i];
    }
    return hash * 0x9E3779B9;
  }

  String id() {
    return field("merchant_order_id");
  }

  String currency() {
    return shared.get(1);
  }

  boolean isExpense() {
    return shared.getFirst().equals("expense");
  }

  long amountMicros() {
    return amountMicros;
  }

  /** What the gateway says it paid: the amount, unless the behaviour is to pay less. */
  long finalMicros() {
    return behaviour.plan().paysLess() ? amountMicros - amountMicros / 10 : amountMicros;
  }

  long acceptedAtMillis() {
    return acceptedAtMillis;
  }

  Behaviour behaviour() {
    return behaviour;
  }

  int number() {
    return number;
  }

  String paymentUid() {
    return "sbx-" + (number + 1);
  }

  Status status() {
    return behaviour.plan().steps().get(step).status();
  }

  int step() {
    return step;
  }

  /** Its statuses before this one, the first one first. */
  List<Status> earlier() {
    return behaviour.plan().steps().subList(0, step).stream().map(Plan.Step::status).toList();
  }

  /** Whether its status changes no more. */
  boolean isSettled() {
    return step + 1 == behaviour.plan().steps().size();
  }

  void moveTo(int reached) {
    step = (byte) reached;
  }

  boolean everPaid() {
    return everPaid;
  }

  void markPaid() {
    everPaid = true;
  }

  /**
   * How often order/get asked for it; forgotten by a restart. Wraps to a multiple of what answers
   * alternate by, so that a byte will do.
   */
  int countGet() {
    gets = (byte) (gets == Byte.MAX_VALUE ? 64 : gets + 1);
    return gets;
  }

  NotifyStatus notifyStatus() {
    return notifyStatus;
  }

  void notified(NotifyStatus outcome) {
    notifyStatus = outcome;
  }

  /** The order accepted before this one under the same id; only without unique ids. */
  @Nullable Order previous() {
    return previous;
  }

  void follows(@Nullable Order earlier) {
    previous = earlier;
  }

  @Override
  public String toString() {
    return "Order[" + paymentUid() + "]";
  }
}
