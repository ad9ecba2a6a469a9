package dev.payouts.proofs.drills;

import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.Instance;
import dev.payouts.fleet.Patience;
import dev.payouts.fleet.Role;
import dev.payouts.fleet.TopicBackup;
import dev.payouts.proofs.agent.ProofAgent;
import dev.payouts.proofs.crashes.evidence.LiveStates;
import dev.payouts.proofs.crashes.load.FewPayouts;
import dev.payouts.proofs.crashes.load.Payouts;
import dev.payouts.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A fleet that pays, and what operators and disasters do to it. */
final class Ground implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);
  private static final Duration REST_LIMIT = Duration.ofMinutes(4);
  private static final List<String> FLOW =
      List.of(
          Topics.COMMANDS.name(),
          Topics.SUBMISSIONS.name(),
          Topics.INQUIRIES.name(),
          Topics.REPLIES.name());

  /** Behaves in the ordinary way. */
  private static final String ORDINARY = "471100";

  private static final int ORDINARY_COUNT = 20;

  private final Fleet fleet;
  private final LiveStates states;
  private final FewPayouts upstream;
  private final KafkaTools kafka;
  private final Map<String, TopicBackup> backups = new HashMap<>();
  private OptionalLong stateLostAt = OptionalLong.empty();
  private long lettersExpected;
  private int waves;

  Ground(Fleet fleet, long seed) {
    this.fleet = fleet;
    this.states = new LiveStates(fleet);
    this.upstream = new FewPayouts(fleet, seed);
    this.kafka = new KafkaTools(fleet.kafka().bootstrapServers());
  }

  Fleet fleet() {
    return fleet;
  }

  Instance one(Role role) {
    return fleet.of(role).getFirst();
  }

  /**
   * Ordinary payouts, and one for each misbehaviour of a gateway that tells the truth in the end.
   */
  void pay() {
    Map<String, String> accounts = new TreeMap<>();
    String prefix = "d%d-".formatted(++waves);
    for (int i = 0; i < ORDINARY_COUNT; i++) {
      accounts.put(prefix + i, ORDINARY);
    }
    Payouts.HONEST.forEach(account -> accounts.put(prefix + account, account));
    upstream.send(accounts.keySet(), id -> Objects.requireNonNull(accounts.get(id)));
  }

  /** As far as the disaster has left anybody to take them. */
  void payIfOpen() {
    if (one(Role.PRODUCER).isAlive()) {
      pay();
    }
  }

  /** Every payout so far ends. */
  void awaitRest() {
    require(
        Patience.until(REST_LIMIT, () -> states.open(taken()).isEmpty()),
        "payouts do not end: %s".formatted(states.open(taken()).stream().limit(5).toList()));
  }

  Set<String> taken() {
    return upstream.acknowledged();
  }

  void start(Role role) {
    one(role).start();
    require(Patience.until(READY_LIMIT, () -> one(role).isReady()), role.word() + " is not ready");
  }

  /** Started, it must end by itself and say why. */
  void endsByItself(Role role, String why) {
    Instance instance = one(role);
    long before = instance.logged();
    instance.start();
    require(
        Patience.until(READY_LIMIT, () -> !instance.isAlive()),
        role.word() + " goes on although it should not");
    require(
        instance.loggedSince(before).contains(why),
        "%s ended and did not say \"%s\"".formatted(role.word(), why));
  }

  /** A worker counts requests that it does not post, for this reason. */
  void awaitRefusals(String reason) {
    Pattern counted =
        Pattern.compile(
            "payouts_gateway_refused_total\\{[^}]*reason=\"%s\"[^}]*} (?!0\\.0)".formatted(reason));
    require(
        Patience.until(READY_LIMIT, () -> counted.matcher(one(Role.WORKER).metrics()).find()),
        "no worker refuses with reason " + reason);
  }

  void set(Role role, String name, String value) {
    one(role).set(name, value);
  }

  void unset(Role role, String name) {
    one(role).unset(name);
  }

  /** For its next life. */
  void setClock(Role role, Duration ahead) {
    if (ahead.isZero()) {
      unset(role, ProofAgent.CLOCK_AHEAD);
    } else {
      set(role, ProofAgent.CLOCK_AHEAD, ahead.toString());
    }
  }

  /** The group must have no members, or soon none. */
  void deleteGroup(String group) {
    require(
        Patience.until(READY_LIMIT, () -> kafka.deleteGroup(group)),
        "the offsets of " + group + " cannot be deleted");
  }

  void backUp(String topic) {
    backups.put(topic, TopicBackup.of(fleet.kafka().bootstrapServers(), topic));
  }

  void deleteTopic(String topic) {
    kafka.deleteTopic(topic);
    require(
        Patience.until(READY_LIMIT, () -> !kafka.hasTopic(topic)), topic + " cannot be deleted");
  }

  void restore(String topic) {
    Optional.ofNullable(backups.get(topic)).orElseThrow().restore();
  }

  /** From now on nobody knows what was. */
  void stateIsLost() {
    stateLostAt = OptionalLong.of(System.currentTimeMillis());
  }

  OptionalLong stateLostAt() {
    return stateLostAt;
  }

  /** Writes to every topic of the flow what nobody can read, before payouts that can be. */
  void poison() {
    lettersExpected = letters() + kafka.poison(FLOW);
  }

  void requireLetters() {
    require(
        Patience.until(READY_LIMIT, () -> letters() >= lettersExpected)
            && letters() == lettersExpected,
        "%d dead letters, expected %d".formatted(letters(), lettersExpected));
  }

  private long letters() {
    return TopicBackup.of(fleet.kafka().bootstrapServers(), Topics.DEAD_LETTERS).size();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  @Override
  public void close() {
    states.close();
    upstream.close();
    kafka.close();
  }
}
