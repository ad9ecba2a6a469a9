package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutState;
import dev.payouts.service.access.ApiRole;
import dev.payouts.standalone.Program;
import dev.payouts.standalone.client.KeyFile;
import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import dev.payouts.testing.Await;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./payouts cancel} and {@code ./payouts resolve} against the running system. */
@Timeout(120)
class OrderCommandTest {
  private static final String ACCOUNT = "8675309900008";

  /** Ends in REVIEW: the gateway shows another payee. Source: docs/SANDBOX.md. */
  private static final String OTHER_PAYEE = "990053";

  @TempDir private Path directory;

  private final PayoutSystem system = PayoutSystem.shared();

  @Test
  void cancelsWhatWasNotSent() {
    String id = scheduled("cancelled-1");

    Program cancel = commands().run("cancel", id, "--reason", "left the company");

    assertThat(cancel.out()).isEqualTo("applied: cancelled-1 is CANCELLED\n");
    assertThat(cancel.err()).isEmpty();
    assertThat(cancel.exitCode()).isZero();
    assertThat(end(id, PayoutState.CANCELLED).getDetail()).isEqualTo("left the company");
  }

  @Test
  void saysThatItIsTooLateToCancel() {
    Good good = paid();
    Reckoning.bad(1);

    Program cancel = commands().run("cancel", good.id());

    assertThat(cancel.out())
        .isEqualTo("refused (too-late): the payout may have been sent already; it is COMPLETED\n");
    assertThat(cancel.err()).isEmpty();
    assertThat(cancel.exitCode()).isEqualTo(3);
  }

  /** No answer over HTTP says so: the orchestrator knows no such payout before and after. */
  @Test
  void findsARefusalInKafka() {
    Reckoning.bad(1);

    Program cancel = commands().run("cancel", "never-heard-of", "--json");

    JsonNode json = JsonMapper.shared().readTree(cancel.out());
    assertThat(json.propertyNames())
        .containsExactly("payout_id", "command_id", "outcome", "code", "detail");
    assertThat(json.path("outcome").asString()).isEqualTo("refused");
    assertThat(json.path("code").asString()).isEqualTo("unknown-payout");
    assertThat(cancel.exitCode()).isEqualTo(3);
  }

  @Test
  void resolvesOnlyWhatIsInReview() {
    Good good = paid();
    Reckoning.bad(1);

    Program resolve =
        commands().run("resolve", good.id(), "--as", "FAILED", "--reason", "on no statement");

    assertThat(resolve.out())
        .isEqualTo(
            "refused (not-in-review): only a payout in REVIEW can be resolved; it is COMPLETED\n");
    assertThat(resolve.exitCode()).isEqualTo(3);
  }

  /** It has gone into Kafka, and nobody who could tell what became of it can be asked. */
  @Test
  void saysThatTheOutcomeIsNotKnown() {
    String id = scheduled("cancelled-2");
    Map<String, String> alone = new HashMap<>(Commands.nowhere(Role.ORCHESTRATOR));
    String nowhere = "127.0.0.1:" + Ports.free().of(Role.KAFKA);
    alone.put("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", nowhere);

    Program cancel = commands().runUnlike(alone, "cancel", id, "--wait", "1");

    assertThat(cancel.out())
        .startsWith(
            "not known yet: Kafka has the command, and after 1 s no orchestrator answers at http://")
        .endsWith(
            "; a refusal would not be seen, because Kafka at %s cannot be read\n"
                .formatted(nowhere));
    assertThat(cancel.err()).isEmpty();
    assertThat(cancel.exitCode()).isEqualTo(4);
    assertThat(commands().run("cancel", id, "--json").out())
        .contains("\"outcome\":\"applied\",\"state\":\"CANCELLED\"");
  }

  @Test
  void saysWhatTheProducerRefuses() {
    Program cancel = commands().run("cancel", "wage-1", "--reason", "x".repeat(257));

    assertThat(cancel.err())
        .startsWith("error: the producer refuses to cancel wage-1: reason ")
        .contains("256");
    assertThat(cancel.out()).isEmpty();
    assertThat(cancel.exitCode()).isEqualTo(1);
  }

  @Test
  void saysThatNoProducerAnswers() {
    Map<String, String> nowhere = Commands.nowhere(Role.PRODUCER);

    Program cancel = commands().runUnlike(nowhere, "cancel", "wage-1");

    Commands.assertFailed(
        cancel,
        1,
        "error: no producer answers at http://127.0.0.1:%s; start one with ./payouts up, or set PAYOUTS_PRODUCER_PORT or PAYOUTS_PRODUCER_URL to where it is"
            .formatted(nowhere.get("PAYOUTS_PRODUCER_PORT")));
  }

  /** A producer that asks for API keys, beside the system's that asks for none. */
  @Test
  void resolvesInTheNameOfTheKeysHolder() {
    KeyFile keys = new KeyFile(directory.resolve("keys"));
    String desk = keys.add("payments-desk", Set.of(ApiRole.OPERATE));
    String monitoring = keys.add("monitoring", Set.of(ApiRole.READ));
    String id = inReview();
    List<String> words =
        List.of("resolve", id, "--as", "COMPLETED", "--reason", "on the statement of 24 November");
    try (Instance producer =
        system.startInstance(
            "with-keys",
            Map.of("payouts.access.keys-file", keys.path().toString()),
            Role.PRODUCER)) {
      Map<String, String> at = new HashMap<>();
      at.put("PAYOUTS_PRODUCER_PORT", "" + URI.create(producer.http(Role.PRODUCER)).getPort());

      Commands.assertFailed(
          run(at, words),
          1,
          "error: the producer refuses to resolve %s: it knows no such API key; set PAYOUTS_API_KEY to one that is in force"
              .formatted(id));

      at.put("PAYOUTS_API_KEY", monitoring);
      Program refused = run(at, words);
      assertThat(refused.err())
          .startsWith("error: the producer refuses to resolve %s: ".formatted(id))
          .contains("The key of monitoring lacks the role");
      assertThat(refused.exitCode()).isEqualTo(1);

      at.put("PAYOUTS_API_KEY", desk);
      at.put("PAYOUTS_ACCESS_KEYS_FILE", keys.path().toString());
      Program resolve = run(at, words);
      assertThat(resolve.out()).isEqualTo("applied: " + id + " is COMPLETED\n");
      assertThat(resolve.exitCode()).isZero();
    }
    assertThat(end(id, PayoutState.COMPLETED).getDetail())
        .isEqualTo("resolved by payments-desk: on the statement of 24 November");
  }

  /** What came to it, as Kafka has it a moment later. */
  private PayoutEvent end(String id, PayoutState state) {
    return Await.present(
        state + " of " + id,
        () ->
            system.flow().events(id).stream()
                .filter(event -> event.getToState() == state)
                .findFirst());
  }

  private Program run(Map<String, String> at, List<String> words) {
    return commands().runUnlike(at, words.toArray(String[]::new));
  }

  private String inReview() {
    String id = Reckoning.TALKATIVE + "resolved";
    Happenings.write(system.flow(), id, OTHER_PAYEE, "7.00", "THB", "default");
    Await.until(
        "REVIEW",
        () ->
            system.flow().events(id).stream()
                .anyMatch(event -> event.getToState() == PayoutState.REVIEW));
    return id;
  }

  private Good paid() {
    Good good = Good.next();
    system.flow().write(good.command());
    Reckoning.awaitPaid(system, List.of(good));
    return good;
  }

  /** Accepted, and nothing is sent before tomorrow. */
  private String scheduled(String id) {
    String json =
        """
        {"payout_id":"%s","amount":"5.00","currency":"THB","country":"TH","payment":"bank",
         "payee":{"account":"%s"},"not_before":"%s"}"""
            .formatted(id, ACCOUNT, Instant.now().plus(1, ChronoUnit.DAYS));
    assertThat(system.entrance().submit(json).status()).isEqualTo(202);
    Await.until("SCHEDULED", () -> !system.flow().events(id).isEmpty());
    return id;
  }

  private Commands commands() {
    return new Commands(system, directory);
  }
}
