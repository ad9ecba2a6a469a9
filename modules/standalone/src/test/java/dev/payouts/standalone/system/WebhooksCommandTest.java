package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import dev.payouts.testing.Await;
import dev.payouts.testing.WebhookReceiver;
import dev.payouts.testing.WebhookReceiver.Told;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./payouts webhooks}, and what a running system tells one. */
class WebhooksCommandTest {
  @TempDir private Path directory;

  private final PayoutSystem system = PayoutSystem.shared();
  private final WebhookReceiver receiver = system.receiver();

  @AfterEach
  void takeAgain() {
    receiver.answering(_ -> 200);
  }

  @Test
  void tellsAResultAndTellsItAgainByCommand() {
    String id = paidAndTold();
    Told first = told(id).getFirst();

    Program replay = run("replay", PayoutSystem.WEBHOOK, "--id", id);

    assertThat(replay.err()).isEmpty();
    assertThat(replay.out()).isEqualTo("replay: told=1 failed=0\n");
    assertThat(replay.exitCode()).isZero();
    assertThat(told(id)).hasSizeGreaterThan(1).extracting(Told::body).containsOnly(first.body());
    assertThat(told(id)).allMatch(one -> one.isSignedWith(PayoutSystem.WEBHOOK_SECRET));
    var data = JsonMapper.shared().readTree(first.body()).path("data");
    assertThat(data.path("status").stringValue()).isEqualTo("COMPLETED");
  }

  @Test
  void tellsAWholePeriodAndNamesWhatIsNotTaken() {
    String id = paidAndTold();
    receiver.answering(one -> one.id().equals(id + ":1") ? 500 : 200);

    Program replay = run("replay", PayoutSystem.WEBHOOK, "--from", "2026-01-01", "--json");

    assertThat(replay.exitCode()).as(replay.err()).isEqualTo(3);
    assertThat(replay.err()).isEqualTo("not told: " + id + ":1: HTTP 500\n");
    assertThat(replay.out()).matches("\\{\"told\":\\d+,\"failed\":1}\n");
  }

  @Test
  void sendsATestAndSaysWhatCameBack() {
    Program taken = run("test", PayoutSystem.WEBHOOK);
    receiver.answering(one -> one.id().startsWith("test:") ? 401 : 200);
    Program refused = run("test", PayoutSystem.WEBHOOK);

    assertThat(taken.out()).isEqualTo("told: " + receiver.url() + " took a signed payout.test\n");
    assertThat(taken.exitCode()).isZero();
    Commands.assertFailed(refused, 3, "not told: " + receiver.url() + ": HTTP 401");
    assertThat(receiver.told())
        .filteredOn(one -> one.id().startsWith("test:"))
        .isNotEmpty()
        .allMatch(one -> one.isSignedWith(PayoutSystem.WEBHOOK_SECRET));
  }

  @Test
  void saysWhatCannotBeDone() {
    Commands.assertFailed(
        run("replay", "nobody", "--id", "a"),
        1,
        "error: no webhook \"nobody\" is configured here, only desk; run this with the producer's settings");
    Commands.assertFailed(
        run("replay", PayoutSystem.WEBHOOK),
        2,
        "payouts: webhooks replay needs either --id ID or a period by --from and --to; see ./payouts help webhooks replay");
    Commands.assertFailed(
        new Commands(system, directory)
            .runUnlike(Map.of("PAYOUTS_WEBHOOKS_DESK_SECRET", "short"), "webhooks", "test", "desk"),
        2,
        "error: payouts.webhooks.desk.secret (PAYOUTS_WEBHOOKS_DESK_SECRET) must be whsec_ and then 24 to 64 bytes in Base64; make one by: echo whsec_$(openssl rand -base64 32)");
    Program absent = run("replay", PayoutSystem.WEBHOOK, "--id", "never-was");
    assertThat(absent.err()).isEqualTo("there is no result of never-was for this webhook\n");
    assertThat(absent.exitCode()).isEqualTo(3);
  }

  private String paidAndTold() {
    Good good = Good.next();
    system.flow().write(good.command());
    Reckoning.awaitPaid(system, List.of(good));
    Await.until("the result", () -> receiver.ids().contains(good.id() + ":1"));
    return good.id();
  }

  private List<Told> told(String payoutId) {
    return receiver.told().stream().filter(one -> one.id().startsWith(payoutId + ":")).toList();
  }

  private Program run(String... words) {
    List<String> all = new ArrayList<>(List.of("webhooks"));
    all.addAll(List.of(words));
    return new Commands(system, directory).run(all.toArray(String[]::new));
  }
}
