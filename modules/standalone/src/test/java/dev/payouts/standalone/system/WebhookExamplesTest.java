package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.producer.webhook.Notice;
import dev.payouts.producer.webhook.Sender;
import dev.payouts.producer.webhook.Sender.Outcome;
import dev.payouts.producer.webhook.WebhookSettings;
import dev.payouts.service.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The example receivers, told by the producer's own sender. */
class WebhookExamplesTest {
  private static final String SECRET = "whsec_" + "A".repeat(32);
  private static final String FORMER = "whsec_" + "B".repeat(32);

  enum Language {
    PYTHON {
      @Override
      List<String> command() {
        return List.of(
            Languages.python().program(),
            Languages.EXAMPLES.resolve("python/receive_webhooks.py").toString());
      }
    },
    NODE {
      @Override
      List<String> command() {
        Languages.needNode();
        return List.of("node", Languages.EXAMPLES.resolve("node/receive_webhooks.mjs").toString());
      }
    };

    abstract List<String> command();
  }

  @ParameterizedTest
  @EnumSource
  void takesWhatIsSignedAndPrintsEachRevisionOnce(Language language) throws IOException {
    Process receiver = start(language);
    try (BufferedReader out = receiver.inputReader(StandardCharsets.UTF_8)) {
      int port = Integer.parseInt(out.readLine().replace("listening on ", ""));
      Instant now = Instant.now();
      Notice second = notice("wage-1", 2, "REFUNDED");

      assertThat(tell(port, Notice.test(now), now, SECRET)).isInstanceOf(Outcome.Told.class);
      assertThat(tell(port, second, now, FORMER, SECRET)).isInstanceOf(Outcome.Told.class);
      assertThat(tell(port, second, now, SECRET)).isInstanceOf(Outcome.Told.class);
      assertThat(tell(port, notice("wage-1", 1, "COMPLETED"), now, SECRET))
          .isInstanceOf(Outcome.Told.class);
      assertThat(tell(port, notice("forged", 1, "COMPLETED"), now, FORMER))
          .isEqualTo(new Outcome.Failed("HTTP 401"));
      assertThat(
              tell(port, notice("old", 1, "COMPLETED"), now.minus(Duration.ofMinutes(6)), SECRET))
          .isEqualTo(new Outcome.Failed("HTTP 401"));
      assertThat(tell(port, notice("last", 1, "FAILED"), now, SECRET))
          .isInstanceOf(Outcome.Told.class);

      assertThat(List.of(out.readLine(), out.readLine(), out.readLine()))
          .containsExactly("payout.test", "wage-1 REFUNDED revision 2", "last FAILED revision 1");
    } finally {
      receiver.destroyForcibly();
    }
  }

  private static Process start(Language language) throws IOException {
    List<String> command = new ArrayList<>(language.command());
    command.add("0");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("PAYOUTS_WEBHOOK_SECRET", SECRET);
    return builder.start();
  }

  private static Notice notice(String payoutId, int revision, String status) {
    String body =
        """
        {"type":"payout.result","data":{"payout_id":"%s","revision":%d,"status":"%s"}}"""
            .formatted(payoutId, revision, status);
    return new Notice(payoutId + ":" + revision, payoutId, Instant.EPOCH, body);
  }

  /**
   * @param secrets one, or one and the former
   */
  private static Outcome tell(int port, Notice notice, Instant at, String... secrets) {
    Map<String, String> environment =
        Map.of(
            "PAYOUTS_WEBHOOKS_EXAMPLE_URL",
            "http://127.0.0.1:" + port + "/",
            "PAYOUTS_WEBHOOKS_EXAMPLE_SECRET",
            secrets[0],
            "PAYOUTS_WEBHOOKS_EXAMPLE_FORMER_SECRET",
            secrets.length > 1 ? secrets[1] : "");
    var webhook =
        Settings.from(environment, WebhookSettings.PREFIX, WebhookSettings.class).all().getFirst();
    try (Sender sender = new Sender(webhook)) {
      return sender.tell(notice, at);
    }
  }
}
