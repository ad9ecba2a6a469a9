package dev.payouts.proofs.failpoints;

import dev.payouts.avro.PayoutState;
import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.Instance;
import dev.payouts.fleet.Patience;
import dev.payouts.fleet.Role;
import dev.payouts.fleet.StateFiles;
import dev.payouts.proofs.agent.Orders;
import dev.payouts.proofs.crashes.evidence.LiveStates;
import dev.payouts.proofs.crashes.evidence.LiveTraffic;
import dev.payouts.proofs.crashes.load.FewPayouts;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/** Brings the payouts of a wave before a failpoint, and its victim to its end there. */
final class Stagehand {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  /** Nobody waits longer for the payouts to get where they should be: some never do. */
  private static final Duration WAY_LIMIT = Duration.ofSeconds(12);

  /** What replies has to start first. Replies that lie there come into one transaction. */
  private static final Duration GATHER_LIMIT = Duration.ofSeconds(40);

  /** After this, those that are missing will not come. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  private static final Duration DEATH_LIMIT = Duration.ofSeconds(30);
  private static final Set<PayoutState> ON_THE_WAY_IN =
      EnumSet.of(PayoutState.SCHEDULED, PayoutState.QUEUED, PayoutState.SUBMITTING);

  private final Fleet fleet;
  private final LiveStates states;
  private final LiveTraffic traffic;
  private final FewPayouts upstream;

  Stagehand(Fleet fleet, LiveStates states, LiveTraffic traffic, FewPayouts upstream) {
    this.fleet = fleet;
    this.states = states;
    this.traffic = traffic;
    this.upstream = upstream;
  }

  /**
   * Everybody is up before and after.
   *
   * @return the payouts that were there when the victim died
   */
  List<String> play(Failpoint point, Wave wave) {
    Instance victim = one(point.victim());
    Orders orders = point.orders(wave);
    switch (point.scene()) {
      case SUBMISSIONS -> {
        victim.stop();
        send(wave);
        awaitSubmitted(wave);
        begin(victim, orders);
      }
      case INQUIRIES -> {
        victim.stop();
        send(wave);
        awaitAnswered(wave);
        begin(victim, orders);
      }
      case COMMANDS -> {
        victim.stop();
        send(wave);
        begin(victim, orders);
      }
      case REPLIES -> {
        Instance worker = one(Role.WORKER);
        worker.stop();
        send(wave);
        awaitSubmitted(wave);
        victim.kill();
        gather(worker, wave, traffic::submitted);
        begin(victim, orders);
      }
      case ANSWERS -> {
        Instance poller = one(Role.POLLER);
        poller.stop();
        send(wave);
        awaitAnswered(wave);
        await(WAY_LIMIT, wave, traffic::asked);
        victim.kill();
        gather(poller, wave, traffic::inquired);
        begin(victim, orders);
      }
      case TIMERS -> {
        one(Role.POLLER).stop();
        send(wave);
        awaitAnswered(wave);
        victim.kill();
        begin(victim, orders);
      }
      case RESTORING -> {
        one(Role.WORKER).stop();
        send(wave);
        awaitSubmitted(wave);
        victim.kill();
        StateFiles.delete(victim);
        begin(victim, orders);
      }
      case CLOSING -> {
        one(Role.WORKER).stop();
        orders.give(victim.directory());
        send(wave);
        awaitSubmitted(wave);
        victim.stop();
      }
    }
    boolean _ = Patience.until(DEATH_LIMIT, () -> !victim.isAlive());
    Orders.withdraw(victim.directory());
    List<String> reached = Orders.reached(victim.directory());
    restore();
    return reached;
  }

  private static void begin(Instance victim, Orders orders) {
    orders.give(victim.directory());
    victim.start();
  }

  /** Also what dies late of orders that are withdrawn. */
  private void restore() {
    if (!Patience.until(START_LIMIT, this::isRestored)) {
      throw new IllegalStateException("not ready again: " + fleet.unready());
    }
  }

  private boolean isRestored() {
    for (Role role : Role.values()) {
      one(role).start();
    }
    return fleet.isReady();
  }

  private Instance one(Role role) {
    return fleet.of(role).getFirst();
  }

  private void send(Wave wave) {
    upstream.send(wave.ids(), Wave::account);
  }

  /** Each is handed out, and nobody has taken it yet. */
  private void awaitSubmitted(Wave wave) {
    boolean _ =
        Patience.until(
            WAY_LIMIT,
            () -> wave.ids().stream().allMatch(id -> states.is(id, PayoutState.SUBMITTING)));
  }

  /** The worker's word on each is known. */
  private void awaitAnswered(Wave wave) {
    boolean _ =
        Patience.until(
            WAY_LIMIT,
            () -> wave.ids().stream().noneMatch(id -> states.isUnknownOrIn(id, ON_THE_WAY_IN)));
  }

  /** Lets it write its replies while no orchestrator reads them. */
  private void gather(Instance replier, Wave wave, ToIntFunction<Set<String>> replied) {
    replier.start();
    await(GATHER_LIMIT, wave, replied);
  }

  private static void await(Duration limit, Wave wave, ToIntFunction<Set<String>> count) {
    Set<String> ids = wave.ids();
    boolean _ = Patience.until(limit, new Gathered(ids.size(), () -> count.applyAsInt(ids)));
  }

  /** All are there, or some and no more come. */
  private static final class Gathered implements BooleanSupplier {
    private final int all;
    private final IntSupplier count;
    private int before;
    private long changedAt = System.nanoTime();

    Gathered(int all, IntSupplier count) {
      this.all = all;
      this.count = count;
    }

    @Override
    public boolean getAsBoolean() {
      int now = count.getAsInt();
      if (now != before) {
        before = now;
        changedAt = System.nanoTime();
      }
      return now == all || (now > 0 && System.nanoTime() - changedAt > QUIET.toNanos());
    }
  }
}
