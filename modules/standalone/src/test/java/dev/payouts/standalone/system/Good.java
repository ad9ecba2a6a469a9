package dev.payouts.standalone.system;

import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.SubmitPayout;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Payouts that must be paid whatever happens around them, each to an account that no other has and
 * that is long enough to be found anywhere it leaked to.
 */
record Good(String id, String account) {
  /** Where the sandbox behaves ordinarily; epoch milliseconds and ids never begin like this. */
  private static final String ORDINARY = "8675309";

  /** Completes after 2 s. Source: docs/SANDBOX.md. */
  private static final String SLOW = "9900028675309";

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final ConcurrentLinkedQueue<Good> ALL = new ConcurrentLinkedQueue<>();

  static Good next() {
    return next(ORDINARY);
  }

  private static Good next(String prefix) {
    int number = COUNT.incrementAndGet();
    Good good = new Good("good-%05d".formatted(number), prefix + "%06d".formatted(number));
    ALL.add(good);
    return good;
  }

  static List<Good> list(int count) {
    List<Good> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(next());
    }
    return list;
  }

  /** Still processing at the gateway while a test breaks something. */
  static List<Good> slow(int count) {
    List<Good> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(next(SLOW));
    }
    return list;
  }

  /** Of all tests so far. */
  static List<Good> all() {
    return List.copyOf(ALL);
  }

  PayoutCommand command() {
    return command(id, submit("100.000000", "THB"));
  }

  SubmitPayout submit(String amount, String currency) {
    return submit(amount, currency, "default");
  }

  SubmitPayout submit(String amount, String currency, String lane) {
    return SubmitPayout.newBuilder()
        .setAmount(new BigDecimal(amount))
        .setCurrency(currency)
        .setCountry("TH")
        .setPayment("bank")
        .setPayee(new Payee(account, "Somchai Jaidee", "kbank"))
        .setLane(lane)
        .setSource("system-test")
        .build();
  }

  static PayoutCommand command(String id, SubmitPayout submit) {
    return new PayoutCommand(UUID.randomUUID().toString(), id, Instant.now(), submit);
  }

  String json() {
    return json(id, "100.00", "THB", account);
  }

  static String json(String id, String amount, String currency, String account) {
    return """
        {"payout_id":"%s","amount":"%s","currency":"%s","country":"TH","payment":"bank",
         "payee":{"account":"%s","name":"Somchai Jaidee"},"source":"system-test"}"""
        .formatted(id, amount, currency, account);
  }

  /** Account numbers are not printed, not even those of tests. */
  @Override
  public String toString() {
    return id;
  }
}
