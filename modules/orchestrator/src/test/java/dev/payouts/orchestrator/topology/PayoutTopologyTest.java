package dev.payouts.orchestrator.topology;

import static dev.payouts.orchestrator.topology.Rig.attempt;
import static dev.payouts.orchestrator.topology.Rig.inquiry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutState;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.avro.Resolution;
import dev.payouts.avro.SubmitOutcome;
import dev.payouts.core.Phase;
import dev.payouts.core.Policy;
import dev.payouts.orchestrator.pacing.LaneLimits;
import dev.payouts.orchestrator.pacing.LaneUse;
import dev.payouts.orchestrator.store.Keys;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayoutTopologyTest {
  private static final LaneLimits WIDE = new LaneLimits(100, 0, 100, true);

  @TempDir Path stateDir;
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig(stateDir, WIDE);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private void startWith(LaneLimits limits) {
    rig.close();
    rig = new Rig(stateDir, limits);
  }

  @Test
  void isTheTopologyOfTheGoldenFile() throws IOException {
    String described = PayoutTopology.of(rig.workplace::processor).describe().toString();

    Path golden = Path.of("src/test/resources/topology.txt");
    if (Boolean.getBoolean("topology.write")) {
      Files.writeString(golden, described);
    }
    assertThat(described)
        .as(
            "changelogs are named after stores: write it anew with -Dtest.jvm.arguments=-Dtopology.write=true")
        .isEqualTo(Files.readString(golden));
  }

  @Test
  void paysOnceFromCommandToResult() {
    rig.submit("p1");
    assertThat(rig.submissions()).singleElement().satisfies(s -> assertThat(attempt(s)).isOne());
    rig.accept("p1", 1, "processing");
    rig.pass(Duration.ofSeconds(2));
    assertThat(rig.inquiries()).singleElement().satisfies(i -> assertThat(inquiry(i)).isOne());

    rig.find("p1", 1, "completed");

    PayoutResult result = rig.results().getFirst();
    assertThat(result.getStatus()).isEqualTo(PayoutStatus.COMPLETED);
    assertThat(result.getAmount()).isEqualByComparingTo(Rig.AMOUNT);
    assertThat(result.getPayeeAccountMasked()).isEqualTo("****6789");
    assertThat(result.getRevision()).isOne();
    List<PayoutEvent> events = rig.events();
    assertThat(events)
        .extracting(PayoutEvent::getToState)
        .containsExactly(
            PayoutState.QUEUED, PayoutState.SUBMITTING, PayoutState.PENDING, PayoutState.COMPLETED);
    assertThat(events).extracting(PayoutEvent::getSequence).containsExactly(1, 2, 3, 4);
    assertThat(events.getFirst().getSource().getTopic()).isEqualTo(Topics.COMMANDS.name());
  }

  @Test
  void ignoresADuplicateAndRejectsAConflict() {
    rig.submit("p1");
    rig.submit("p1");
    rig.command("p1", Rig.submission(new BigDecimal("999")));

    assertThat(rig.submissions()).hasSize(1);
    assertThat(rig.rejections())
        .singleElement()
        .satisfies(rejection -> assertThat(rejection.getCode()).isEqualTo("conflict"));
    assertThat(rig.meters.counter("payouts.duplicates.ignored").count()).isEqualTo(1);
    assertThat(rig.find("p1").orElseThrow().terms().amount()).isEqualByComparingTo(Rig.AMOUNT);
  }

  @Test
  void becomesUncertainAtTheDeadlineAndResubmitsOnlyAfterTheQuarantine() {
    Policy policy = Policy.defaults();
    rig.submit("p1");
    rig.submissions();
    rig.pass(policy.attemptDeadline().plusMillis(20));
    assertThat(phase("p1")).isEqualTo(Phase.UNCERTAIN);

    int inquiries = 0;
    for (int seconds = 0; seconds < policy.quarantine().toSeconds() - 1; seconds++) {
      rig.pass(Duration.ofSeconds(1));
      for (var asked : rig.inquiries()) {
        inquiries++;
        rig.absent("p1", inquiry(asked));
      }
    }
    assertThat(inquiries).isPositive();
    assertThat(rig.submissions()).isEmpty();

    rig.pass(Duration.ofSeconds(2));
    rig.inquiries().forEach(asked -> rig.absent("p1", inquiry(asked)));

    assertThat(rig.submissions())
        .singleElement()
        .satisfies(second -> assertThat(attempt(second)).isEqualTo(2));
  }

  @Test
  void asksAboutAnOldCommandBeforeItPays() {
    rig.command("p1", Rig.submission(Rig.AMOUNT), Rig.START.minus(Duration.ofHours(1)));
    rig.tick();

    assertThat(rig.submissions()).isEmpty();
    assertThat(rig.inquiries()).hasSize(1);
  }

  /** A lost result may have said that it is not paid, so a person decides. */
  @Test
  void asksAboutEveryCommandOfALostStateAndSendsNoneThatIsUnknown() {
    rig.workplace.adopt(Map.of(0, 1L));
    rig.submit("p1");
    rig.submit("p2");
    rig.tick();
    assertThat(rig.submissions()).extracting(GatewayRequest::getPayoutId).containsExactly("p2");

    for (int i = 0; i < 200; i++) {
      rig.inquiries().forEach(asked -> rig.absent("p1", inquiry(asked)));
      rig.pass(Duration.ofSeconds(5));
    }

    assertThat(rig.submissions()).isEmpty();
    assertThat(rig.find("p1").orElseThrow().phase()).isEqualTo(Phase.REVIEW);
  }

  @Test
  void keepsTheWindowAndServesTheQueueInOrderOfPriority() {
    startWith(new LaneLimits(1, 0, 10, true));
    rig.submit("first");
    rig.submit("second");
    var urgent = Rig.submission(Rig.AMOUNT);
    urgent.put("priority", 9);
    rig.command("urgent", urgent);
    rig.tick();
    assertThat(rig.submissions())
        .extracting(request -> request.getPayoutId())
        .containsExactly("first");

    rig.accept("first", 1, "completed");
    rig.tick();
    rig.accept("urgent", 1, "completed");
    rig.tick();

    assertThat(rig.submissions())
        .extracting(request -> request.getPayoutId())
        .containsExactly("urgent", "second");
  }

  @Test
  void countsWindowsAndQueuesAnewAfterARestart() {
    startWith(new LaneLimits(2, 0, 10, true));
    rig.submit("a");
    rig.submit("b");
    rig.submit("c");
    rig.submissions();

    rig.reopen();
    rig.tick();

    assertThat(rig.submissions()).isEmpty();
    assertThat(rig.workplace.lanes()).containsEntry("default", new LaneUse(2, 2, 0, 10, 1, 0));
  }

  @Test
  void firesTimersFromBeforeARestartAlthoughLaterOnesCameFirst() {
    rig.submit("old");
    rig.pass(Duration.ofSeconds(20));
    rig.reopen();
    rig.submit("new");

    rig.pass(Duration.ofSeconds(11));

    assertThat(phase("old")).isEqualTo(Phase.UNCERTAIN);
    assertThat(phase("new")).isEqualTo(Phase.SUBMITTING);
  }

  @Test
  void keepsATimerThatIsFarOffInTheStoreAndFiresItOnceAlthoughARestartFoundItTwice() {
    var later = Rig.submission(Rig.AMOUNT);
    later.put("not_before", rig.now().plus(Duration.ofHours(2)));
    rig.command("p1", later);
    assertThat(rig.entries(Keys.Kind.TIMER)).isOne();

    rig.pass(Duration.ofHours(2).minusSeconds(30));
    rig.reopen();
    assertThat(rig.submissions()).isEmpty();
    rig.pass(Duration.ofSeconds(31));
    rig.tick();

    assertThat(rig.submissions()).hasSize(1);
    assertThat(rig.entries(Keys.Kind.TIMER)).isZero();
  }

  @Test
  void writesNoTimerForAPayoutThatIsUnderWayAndOneForItsEnd() {
    rig.submit("p1");
    rig.accept("p1", 1, "processing");
    rig.pass(Duration.ofSeconds(2));
    assertThat(rig.entries(Keys.Kind.TIMER)).isZero();

    rig.find("p1", 1, "completed");

    assertThat(rig.entries(Keys.Kind.TIMER)).isOne();
    assertThat(rig.entries(Keys.Kind.OPEN)).isZero();
    assertThat(rig.entries(Keys.Kind.ENDED)).isOne();
  }

  private Phase phase(String id) {
    return rig.find(id).orElseThrow().phase();
  }

  @Test
  void holdsEveryAttemptBackWhileItsLaneIsClosed() {
    rig.open(false);
    rig.submit("p1");
    rig.tick();
    assertThat(rig.submissions()).isEmpty();

    rig.open(true);
    rig.tick();

    assertThat(rig.submissions()).hasSize(1);
  }

  @Test
  void sendsOneProbeAtATimeWhileNobodyAnswers() {
    for (int i = 0; i < 20; i++) {
      rig.submit("silent" + i);
    }
    rig.pass(Duration.ofSeconds(31));
    rig.submissions();

    rig.submit("a");
    rig.submit("b");
    rig.tick();
    assertThat(rig.submissions()).hasSize(1);
    rig.accept("a", 1, "completed");
    rig.submit("c");
    rig.tick();

    assertThat(rig.submissions())
        .extracting(request -> request.getPayoutId())
        .containsExactlyInAnyOrder("b", "c");
  }

  @Test
  void keepsTheRateOfALane() {
    startWith(new LaneLimits(100, 2, 10, true));
    for (int i = 0; i < 10; i++) {
      rig.submit("p" + i);
    }
    int atOnce = rig.submissions().size();
    rig.pass(Duration.ofSeconds(2));

    assertThat(atOnce).isEqualTo(1);
    assertThat(rig.submissions()).hasSizeBetween(2, 5);
  }

  @Test
  void cancelsInTheQueueAndRejectsACancelThatComesTooLate() {
    startWith(new LaneLimits(1, 0, 10, true));
    rig.submit("sent");
    rig.submit("queued");
    rig.cancel("sent");
    rig.cancel("queued");
    rig.cancel("nobody");
    rig.accept("sent", 1, "completed");
    rig.tick();

    assertThat(rig.submissions()).hasSize(1);
    assertThat(rig.rejections())
        .extracting(rejection -> rejection.getPayoutId() + " " + rejection.getCode())
        .containsExactly("sent too-late", "nobody unknown-payout");
    assertThat(rig.results())
        .extracting(result -> result.getPayoutId() + " " + result.getStatus())
        .containsExactly("queued CANCELLED", "sent COMPLETED");
    assertThat(rig.entries(Keys.Kind.QUEUE)).isZero();
  }

  @Test
  void watchesACancelledPayoutThatHadAnAttempt() {
    rig.submit("p1");
    rig.replySubmit("p1", 1, SubmitOutcome.NOT_SENT, null);
    rig.cancel("p1");
    assertThat(rig.results())
        .singleElement()
        .satisfies(result -> assertThat(result.getStatus()).isEqualTo(PayoutStatus.CANCELLED));

    rig.pass(Duration.ofHours(2));
    rig.inquiries().forEach(asked -> rig.find("p1", inquiry(asked), "completed"));

    assertThat(rig.results())
        .extracting(result -> result.getRevision() + " " + result.getStatus())
        .containsExactly("2 COMPLETED");
  }

  @Test
  void saysOnceThatAPayoutCannotBeSentForTooLong() {
    rig.submit("p1");
    Instant since = rig.now();

    for (int minutes = 0; minutes < 130; minutes++) {
      rig.submissions()
          .forEach(sent -> rig.replySubmit("p1", attempt(sent), SubmitOutcome.NOT_SENT, null));
      if (minutes == 50) {
        assertThat(rig.meters.counter("payouts.unsent.too.long").count()).isZero();
      }
      rig.pass(Duration.ofMinutes(1));
    }

    assertThat(rig.meters.counter("payouts.unsent.too.long").count()).isOne();
    rig.submissions()
        .forEach(sent -> rig.replySubmit("p1", attempt(sent), SubmitOutcome.NOT_SENT, null));
    assertThat(phase("p1")).isEqualTo(Phase.QUEUED);
    assertThat(rig.find("p1").orElseThrow().since()).isEqualTo(since);
  }

  @Test
  void asksTheGatewayBeforeItPaysWhatTheGatewaySpokeOf() {
    rig.open(false);
    rig.submit("p1");
    rig.hint("p1");
    rig.open(true);
    rig.tick();

    assertThat(rig.submissions()).isEmpty();
    assertThat(rig.inquiries()).hasSize(1);
    rig.find("p1", 1, "completed");
    assertThat(rig.results())
        .singleElement()
        .satisfies(result -> assertThat(result.getStatus()).isEqualTo(PayoutStatus.COMPLETED));
  }

  @Test
  void putsADifferingAmountInReviewUntilAnOperatorResolvesIt() {
    rig.submit("p1");
    var other = Rig.reading("p1", "completed");
    other.put("amount", new BigDecimal("1.000000"));
    rig.replySubmit("p1", 1, SubmitOutcome.ACCEPTED, other);
    assertThat(rig.results()).isEmpty();
    assertThat(phase("p1")).isEqualTo(Phase.REVIEW);

    rig.resolve("p1", Resolution.FAILED);

    assertThat(rig.results())
        .singleElement()
        .satisfies(result -> assertThat(result.getStatus()).isEqualTo(PayoutStatus.FAILED));
  }

  @Test
  void publishesANewRevisionWhenACompletedPayoutIsRefunded() {
    rig.submit("p1");
    rig.accept("p1", 1, "completed");
    rig.hint("p1");
    rig.tick();
    rig.inquiries().forEach(asked -> rig.find("p1", inquiry(asked), "refund"));

    assertThat(rig.results())
        .extracting(result -> result.getRevision() + " " + result.getStatus())
        .containsExactly("1 COMPLETED", "2 REFUNDED");
    assertThat(rig.meters.counter("payouts.revisions").count()).isEqualTo(1);
  }

  @Test
  void forgetsAPayoutAfterTheIdempotencyWindowAndLeavesNothingBehind() {
    rig.submit("p1");
    rig.accept("p1", 1, "completed");

    for (int days = 0; days <= 91; days++) {
      rig.pass(Duration.ofDays(1));
      rig.inquiries().forEach(asked -> rig.find("p1", inquiry(asked), "completed"));
    }

    assertThat(rig.find("p1")).isEmpty();
    for (Keys.Kind kind : Keys.Kind.values()) {
      assertThat(rig.entries(kind)).as("entries of kind %s", kind).isZero();
    }
  }

  @Test
  void keepsWhatItCannotReadAndGoesOn() {
    byte[] good = rig.encoded(new PayoutCommand("c", "p9", rig.now(), Rig.submission(Rig.AMOUNT)));
    byte[] truncated = java.util.Arrays.copyOf(good, good.length / 2);
    byte[] otherMagic = good.clone();
    otherMagic[0] = 7;
    byte[] otherSchema = good.clone();
    otherSchema[3] = 99;
    String topic = Topics.COMMANDS.name();
    rig.writeRaw(topic, Rig.bytes("p9"), truncated, rig.now());
    rig.writeRaw(topic, Rig.bytes("p9"), otherMagic, rig.now());
    rig.writeRaw(topic, Rig.bytes("p9"), otherSchema, rig.now());
    rig.writeRaw(topic, null, good, rig.now());
    rig.writeRaw(topic, Rig.bytes("p9"), null, rig.now());
    rig.writeRaw(Topics.REPLIES.name(), Rig.bytes("p9"), new byte[] {0}, rig.now());
    rig.submit("p1");

    var letters = rig.deadLetters();
    assertThat(letters).hasSize(6);
    assertThat(letters.getFirst().value()).isEqualTo(truncated);
    assertThat(letters).allSatisfy(letter -> assertThat(letter.headers().toArray()).hasSize(4));
    assertThat(rig.submissions()).hasSize(1);
  }

  @Test
  void rejectsEveryBrokenFieldByName() {
    var broken = Rig.submission(new BigDecimal("-1.234"));
    broken.put("currency", "XXX");
    rig.command("p&1", broken);
    var lane = Rig.submission(Rig.AMOUNT);
    lane.put("lane", "unheard-of");
    rig.command("p2", lane);
    byte[] other = rig.encoded(new PayoutCommand("c", "p3", rig.now(), Rig.submission(Rig.AMOUNT)));
    rig.writeRaw(Topics.COMMANDS.name(), Rig.bytes("elsewhere"), other, rig.now());

    assertThat(rig.rejections())
        .extracting(
            rejection ->
                rejection.getViolations().stream().map(violation -> violation.getField()).toList())
        .containsExactly(
            List.of("payout_id", "amount", "currency"), List.of("lane"), List.of("key"));
    assertThat(rig.submissions()).isEmpty();
  }

  @Test
  void countsPayoutsByStateAndAgreesAfterARestart() {
    rig.submit("a");
    rig.submit("b");
    rig.accept("a", 1, "completed");

    String before = census();
    rig.reopen();

    assertThat(before).contains("COMPLETED THB 1 100.000000").contains("SUBMITTING THB 1");
    assertThat(census()).isEqualTo(before);
  }

  private String census() {
    var gauges = new StringBuilder();
    var totals = new java.util.TreeMap<String, String>();
    rig.workplace
        .censuses()
        .forEach(
            census ->
                census
                    .snapshot()
                    .forEach(
                        (slot, tally) ->
                            totals.put(
                                slot.phase() + " " + slot.currency(),
                                tally.count() + " " + tally.money())));
    totals.forEach(
        (slot, tally) -> {
          if (!tally.startsWith("0 ")) {
            gauges.append(slot).append(' ').append(tally).append('\n');
          }
        });
    return gauges.toString();
  }
}
