import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.client.CannotOpen;
import dev.payouts.client.ClientSettings;
import dev.payouts.client.Outcome;
import dev.payouts.client.Payout;
import dev.payouts.client.PayoutClient;
import dev.payouts.client.PayoutResults;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Pays somebody over Kafka and waits for the result. After ./payouts up has built everything:
 *
 * <pre>
 * java -Dlogback.configurationFile=examples/java/logback.xml -cp 'modules/standalone/target/app/lib/*' \
 *     examples/java/Pay.java wage-17 100.00 0123456789</pre>
 *
 * Ends with 0 if the money arrived, 1 if the payout ended otherwise, 2 if it was refused, 3 if nothing is known yet:
 * then run it again with the same id, never with another one.
 */
class Pay {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  public static void main(String[] arguments) throws InterruptedException {
    String id = arguments[0];
    BigDecimal amount = new BigDecimal(arguments[1]);
    ClientSettings settings =
        ClientSettings.of(
            setting("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
            setting("PAYOUTS_SCHEMA_REGISTRY_URL", "http://127.0.0.1:8080/apis/ccompat/v7"));
    Payout payout =
        Payout.builder(id)
            .amount(amount, "THB")
            .country("TH")
            .payment("bank")
            .payee(arguments[2])
            .source("example")
            .build();
    try (PayoutClient client = PayoutClient.open(settings)) {
      submit(client, payout, id);
    } catch (CannotOpen e) {
      exit(3, e.getMessage());
    }
    try (PayoutResults results = PayoutResults.open(settings)) {
      Optional<PayoutResult> result = results.await(id, LIMIT);
      if (result.isEmpty()) {
        exit(3, id + " has no result yet; run this again with the same id");
      }
      say(id, amount, result.orElseThrow());
    }
  }

  /** Returns once Kafka has the command. What is in doubt is sent again under the same id: it is paid once. */
  private static void submit(PayoutClient client, Payout payout, String id) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() - end < 0) {
      switch (client.submit(payout).await()) {
        case Outcome.Accepted accepted -> {
          return;
        }
        case Outcome.Refused refused -> exit(2, "refused: " + refused.problems());
        case Outcome.Unknown unknown -> System.err.println("not confirmed, trying again: " + unknown.cause());
      }
    }
    exit(3, "whether " + id + " was taken is not known; run this again with the same id");
  }

  private static void say(String id, BigDecimal amount, PayoutResult result) {
    // An id that is taken keeps what it was first used for; the second command ends in payout.rejections.
    if (result.getAmount().compareTo(amount) != 0 || !result.getCurrency().equals("THB")) {
      exit(2, id + " is another payout, of " + result.getAmount() + " " + result.getCurrency());
    }
    System.out.println(id + " " + result.getStatus() + " revision " + result.getRevision());
    System.exit(result.getStatus() == PayoutStatus.COMPLETED ? 0 : 1);
  }

  private static String setting(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  private static void exit(int code, String message) {
    System.err.println(message);
    System.exit(code);
  }
}
