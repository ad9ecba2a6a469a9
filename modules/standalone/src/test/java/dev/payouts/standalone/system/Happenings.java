package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.PayoutState;
import dev.payouts.standalone.stack.Role;
import dev.payouts.testing.Await;
import dev.payouts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes everything happen once that a metric counts, in two currencies that no other test uses.
 *
 * @param began before anything of it
 * @param restarted when the orchestrator's counters began anew
 * @param before what the other roles exported when it began
 */
record Happenings(Instant began, Instant restarted, Map<Role, Exposition> before) {
  static final String SGD = "SGD";
  static final String BRL = "BRL";

  static final int DUPLICATES = 2;
  static final String LEFT = Reckoning.TALKATIVE + "left-behind";
  static final String PENDING = Reckoning.TALKATIVE + "never-ends";
  static final String REVIEWED = Reckoning.TALKATIVE + "other-payee";
  static final String REVISED = Reckoning.TALKATIVE + "refunded-later";
  static final String SILENT = Reckoning.TALKATIVE + "answered-late";

  private static final String ACCOUNT = "8675309900007";
  private static final byte[] NO_AVRO = "{}".getBytes(StandardCharsets.UTF_8);

  private static @Nullable Happenings shared;

  /** Once for all tests of this JVM. */
  static synchronized Happenings in(PayoutSystem system) {
    Happenings made = shared;
    if (made == null) {
      made = begin(system);
      makeEverythingHappen(system);
      shared = made;
    }
    return made;
  }

  private static Happenings begin(PayoutSystem system) {
    Flow flow = system.flow();
    // A lane without an account, then without limits: refused by the worker, then left waiting.
    Instant began = Instant.now();
    Map<Role, Exposition> before = new EnumMap<>(Role.class);
    for (Role role : List.of(Role.PRODUCER, Role.WORKER, Role.POLLER)) {
      before.put(role, system.entrance().metrics(role));
    }
    write(flow, LEFT, "990014", "5.00", "THB", PayoutSystem.LEAVING);
    Await.until("a refusal by the worker", () -> !flow.replies(LEFT).isEmpty());
    Instant restarted = system.restartOrchestratorWithoutLeaving();
    before.put(Role.ORCHESTRATOR, new Exposition(Map.of(), List.of()));
    return new Happenings(began, restarted, before);
  }

  private static void makeEverythingHappen(PayoutSystem system) {
    Flow flow = system.flow();
    write(flow, PENDING, "990014", "40.10", SGD, "default");
    write(flow, REVIEWED, "990053", "7.00", BRL, "default");
    write(flow, REVISED, "990010", "8.00", BRL, "default");
    write(flow, SILENT, "990031", "9.00", "THB", "default");
    List<Good> good = Good.list(3);
    payTwice(flow, good);
    refuse(flow, good.getFirst());
    enter(system.entrance());
    Reckoning.awaitPaid(system, good);
    Await.until("PENDING", () -> stands(flow, PENDING, PayoutState.PENDING));
    Await.until("REVIEW", () -> stands(flow, REVIEWED, PayoutState.REVIEW));
    Await.until(
        "a revision",
        () -> flow.result(REVISED).filter(result -> result.getRevision() == 2).isPresent());
    Await.until("the end of the late answer", () -> flow.result(SILENT).isPresent());
  }

  /** Of one role. */
  Exposition before(Role role) {
    return Objects.requireNonNull(before.get(role));
  }

  private static boolean stands(Flow flow, String id, PayoutState state) {
    var events = flow.events(id);
    return !events.isEmpty() && events.getLast().getToState() == state;
  }

  static void write(
      Flow flow, String id, String magic, String amount, String currency, String lane) {
    Good payout = new Good(id, magic + ACCOUNT);
    flow.write(Good.command(id, payout.submit(amount + "0000", currency, lane)));
  }

  /** 60.75 in all, the first of them submitted three times. */
  private static void payTwice(Flow flow, List<Good> good) {
    List<String> amounts = List.of("10.250000", "20.500000", "30.000000");
    for (int i = 0; i < good.size(); i++) {
      Good one = good.get(i);
      flow.write(Good.command(one.id(), one.submit(amounts.get(i), SGD)));
    }
    for (int i = 0; i < DUPLICATES; i++) {
      Good first = good.getFirst();
      flow.write(Good.command(first.id(), first.submit(amounts.getFirst(), SGD)));
    }
  }

  /** One conflict, one broken rule, one dead letter for each role that reads. */
  private static void refuse(Flow flow, Good known) {
    Reckoning.bad(5);
    flow.awaitRejection(flow.write(Good.command(known.id(), known.submit("11.000000", SGD))));
    Good negative = new Good("bad-counted", ACCOUNT);
    flow.awaitRejection(flow.write(Good.command("bad-counted", negative.submit("-1.000000", SGD))));
    for (String topic :
        List.of(Topics.COMMANDS.name(), Topics.SUBMISSIONS.name(), Topics.INQUIRIES.name())) {
      flow.awaitDeadLetter(flow.write(topic, "bad-counted", NO_AVRO));
    }
  }

  /** One good and one bad request, two good rows and a bad one, a forged callback. */
  private static void enter(Entrance entrance) {
    Reckoning.bad(3);
    List<Good> good = Good.list(3);
    assertThat(entrance.submit(good.getFirst().json()).status()).isEqualTo(202);
    assertThat(entrance.submit(Good.json("bad-counted", "-1.00", "THB", ACCOUNT)).status())
        .isEqualTo(400);
    String csv = "payout_id,amount,currency,country,payment,payee_account\n";
    for (Good one : good.subList(1, 3)) {
      csv += one.id() + ",100.00,THB,TH,bank," + one.account() + "\n";
    }
    entrance.submitCsv(csv + "bad-counted,-1.00,THB,TH,bank," + ACCOUNT);
    String forged = "{\"merchant_order_id\":\"" + PENDING + "\",\"payment_status\":\"completed\"}";
    assertThat(entrance.callback(forged, "0".repeat(64)).status()).isEqualTo(401);
  }
}
