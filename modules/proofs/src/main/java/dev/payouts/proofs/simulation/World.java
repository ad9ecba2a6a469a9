package dev.payouts.proofs.simulation;

import dev.payouts.avro.GatewayReply;
import dev.payouts.core.Policy;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.core.rules.RulePolicy;
import dev.payouts.gatewayio.Clocks;
import dev.payouts.gatewayio.GatewayLane;
import dev.payouts.gatewayio.GatewayRole;
import dev.payouts.gatewayio.RequestDesk;
import dev.payouts.octopus.ClientSettings;
import dev.payouts.octopus.GatewayAccount;
import dev.payouts.octopus.OctopusClient;
import dev.payouts.orchestrator.census.Census;
import dev.payouts.orchestrator.pacing.LaneLimits;
import dev.payouts.orchestrator.pacing.Lanes;
import dev.payouts.orchestrator.topology.RegistryPatience;
import dev.payouts.orchestrator.topology.Tracks;
import dev.payouts.orchestrator.topology.Workplace;
import dev.payouts.poller.InquiryRole;
import dev.payouts.proofs.guarantees.BrokenGuarantee;
import dev.payouts.proofs.guarantees.Guarantees;
import dev.payouts.proofs.guarantees.Observation;
import dev.payouts.proofs.simulation.engine.Choices;
import dev.payouts.proofs.simulation.engine.Counts;
import dev.payouts.proofs.simulation.engine.Machine;
import dev.payouts.proofs.simulation.engine.Story;
import dev.payouts.proofs.simulation.engine.Timeline;
import dev.payouts.proofs.simulation.engine.Weather;
import dev.payouts.proofs.simulation.gateway.Callbacks;
import dev.payouts.proofs.simulation.gateway.Gateway;
import dev.payouts.proofs.simulation.gateway.Network;
import dev.payouts.proofs.simulation.kafka.Broker;
import dev.payouts.proofs.simulation.kafka.Entry;
import dev.payouts.proofs.simulation.kafka.RequestGroup;
import dev.payouts.proofs.simulation.streams.Orchestrator;
import dev.payouts.proofs.simulation.upstream.Operator;
import dev.payouts.proofs.simulation.upstream.Upstream;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.WorkerOffsets;
import dev.payouts.service.tracing.Tracing;
import dev.payouts.topics.Topics;
import dev.payouts.worker.SubmissionRole;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** One history: the whole system among parts that fail until the faults stop. */
final class World {
  /** What stays the same from history to history, because making it costs time. */
  record Fixtures(
      PayoutCodecs codecs, MeterRegistry meters, ClientSettings client, Counts counts) {}

  /**
   * What a history was: payouts commanded, how much time it covers, and a number that another
   * history hardly ever has, made of when each thing happened and of what was seen.
   */
  record Outcome(int payouts, Duration time, long fingerprint) {}

  private static final GatewayAccount ACCOUNT =
      new GatewayAccount(
          URI.create("http://gateway.invalid"), "the-key", "the-secret-of-it", "merchant-1");
  private static final int PARTITIONS = 2;

  /** Far above any history that ends. */
  private static final int STEPS_MAX = 500_000;

  /** Spreads what it multiplies over all bits. */
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  private static final Duration COMMIT_LIMIT = Duration.ofSeconds(10);

  private static final Duration GLANCE = Duration.ofMinutes(5);

  private final Fixtures fixtures;
  private final Choices choices;
  private final Story story;
  private final Timeline timeline = new Timeline();
  private final Policy policy;
  private final Weather weather;
  private final Guarantees guarantees;
  private final Broker broker;
  private final Gateway gateway;
  private final Upstream upstream;
  private final Operator operator;
  private final List<Workplace> workplaces = new ArrayList<>();
  private int steps;
  private long fingerprint;

  World(Fixtures fixtures, Choices choices, Story story) {
    this.fixtures = fixtures;
    this.choices = choices;
    this.story = line -> story.tell(() -> timeline.now() + " " + line.get());
    this.policy = Policies.choose(choices);
    this.weather =
        new Weather(
            timeline,
            choices,
            Timeline.START.plus(
                choices.of(
                    Duration.ofMinutes(10),
                    Duration.ZERO,
                    Duration.ofMinutes(3),
                    Duration.ofMinutes(50))),
            fixtures.counts());
    this.guarantees =
        new Guarantees(policy, Duration.ZERO, List.of(ACCOUNT.secret(), ACCOUNT.key()));
    this.broker = new Broker(timeline, PARTITIONS);
    this.gateway =
        new Gateway(
            weather, policy.notFoundStaleness(), choices.next(2) == 1, this::observe, this.story);
    this.upstream =
        new Upstream(weather, broker, fixtures.codecs().of(Topics.COMMANDS), this.story);
    this.operator = new Operator(policy, gateway, timeline, upstream);
  }

  /**
   * @throws dev.payouts.proofs.guarantees.BrokenGuarantee as soon as one does not hold
   */
  Outcome run() {
    broker.watch(new Observer(fixtures.codecs(), this::observe));
    int payouts = upstream.plan(policy.freshFor());
    Orchestrator orchestrator =
        new Orchestrator(
            broker,
            weather,
            story,
            ProductSettings.exactlyOnce(),
            ProductSettings.fencesTimers(),
            this::workplace);
    RequestGroup workers = group(new SubmissionRole());
    RequestGroup pollers = group(new InquiryRole());
    var callbacks = new Callbacks(weather, ACCOUNT, gateway, this::hint);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      broker
          .offsets(WorkerOffsets.GROUP)
          .put(
              new TopicPartition(Topics.SUBMISSIONS.name(), partition), WorkerOffsets.marked(0, 0));
    }
    for (int i = choices.next(2); i >= 0; i--) {
      orchestrator.start(weather.skew());
      workers.start(weather.skew());
      pollers.start(weather.skew());
    }
    new Trouble(
            weather,
            broker,
            orchestrator,
            workers,
            pollers,
            callbacks,
            upstream,
            operator,
            () -> observe(new Observation.StateLost()),
            story)
        .begin();
    go();
    gateway.book();
    guarantees.finish();
    workplaces.forEach(World::accountForAll);
    return new Outcome(payouts, Duration.ofNanos(timeline.nanos()), fingerprint);
  }

  /**
   * Until everything is told that must be; some go on until nothing can change any more, to see
   * that it stays told.
   */
  private void go() {
    boolean patient = choices.next(4) == 1;
    Instant end = weather.faultsEnd();
    boolean told;
    do {
      long until = Duration.between(Timeline.START, end).toNanos();
      while (timeline.step(until)) {
        countStep();
      }
      told = !end.isBefore(quiet()) && isTold();
      end = end.plus(GLANCE);
    } while (!told && end.isBefore(quiet().plus(settles())));
    while (patient && timeline.step(Duration.between(Timeline.START, settled()).toNanos())) {
      countStep();
    }
  }

  private void countStep() {
    mark(timeline.nanos());
    if (++steps > STEPS_MAX) {
      throw new BrokenGuarantee("EveryPayoutEnds", "there is always something left to do");
    }
  }

  private boolean isTold() {
    gateway.book();
    return guarantees.hold();
  }

  private Instant settled() {
    return quiet().plus(settles());
  }

  /** No fault and no change of an order comes after it. */
  private Instant quiet() {
    Instant last = gateway.lastChange();
    return last.isAfter(weather.faultsEnd()) ? last : weather.faultsEnd();
  }

  /** How long it may take until a payout ends or waits in review, and until a revision is seen. */
  private Duration settles() {
    return policy
        .pendingLimit()
        .plus(policy.watchSchedule().longest().multipliedBy(2))
        .plus(policy.reviewSchedule().longest());
  }

  private void mark(long what) {
    fingerprint = (fingerprint ^ what) * MIXER;
  }

  private void observe(Observation observation) {
    mark(observation.getClass().getSimpleName().hashCode());
    Words.of(observation).ifPresent(words -> story.tell(words));
    guarantees.observe(observation);
    operator.observe(observation);
  }

  /** What the product itself would raise an alarm about: its state holds what it took. */
  private static void accountForAll(Workplace workplace) {
    for (Census census : workplace.censuses()) {
      census
          .unaccounted()
          .forEach(
              (currency, payouts) -> {
                if (payouts != 0) {
                  throw new BrokenGuarantee(
                      "Unaccounted", payouts + " payouts in " + currency + " stand nowhere");
                }
              });
    }
  }

  private Workplace workplace() {
    var limits =
        new LaneLimits(choices.of(2000, 2), choices.of(0.0, 1.0), choices.of(2000, 2), true);
    var workplace =
        new Workplace(
            fixtures.codecs(),
            new PayoutRules(RulePolicy.DEFAULT),
            policy,
            new Lanes(Map.of("default", limits)),
            Map.of("default", ACCOUNT.merchantUid()),
            new Tracks(fixtures.meters()),
            new RegistryPatience(Duration.ofSeconds(1), Duration.ofMillis(1)),
            Tracing.OFF,
            PARTITIONS,
            choices.of(Workplace.IN_MEMORY_MAX, 0, 2 * PARTITIONS));
    workplaces.add(workplace);
    return workplace;
  }

  private RequestGroup group(GatewayRole role) {
    return new RequestGroup(
        "payouts-" + role.name(),
        role.topic().name(),
        ProductSettings.committedOnly(),
        broker,
        weather,
        story,
        (machine, producer) -> desk(role, machine, producer));
  }

  private RequestDesk desk(GatewayRole role, Machine machine, Producer<byte[], byte[]> producer) {
    var network =
        new Network(
            machine,
            gateway,
            weather,
            policy.callLimit(),
            policy.orphanedSocket(),
            this::observe,
            story);
    var lane =
        new GatewayLane(OctopusClient.over(network, ACCOUNT, fixtures.client()), Optional.empty());
    return new RequestDesk(
        role,
        role.name(),
        new RequestDesk.Limits(COMMIT_LIMIT, policy.clockSkew()),
        new RequestDesk.Tools(
            _ -> Optional.of(lane),
            fixtures.codecs(),
            producer,
            call -> machine.later(hesitation(), call),
            new Clocks(machine::wall, machine::nanoTime, machine::spend),
            Tracing.OFF,
            fixtures.meters()));
  }

  /** How long a thread waits for its turn, or the whole process for its memory. */
  private Duration hesitation() {
    return weather.strikes(10)
        ? choices.of(Duration.ofSeconds(3), Duration.ofSeconds(29), Duration.ofSeconds(31))
        : Duration.ZERO;
  }

  private void hint(GatewayReply hint) {
    byte[] key = hint.getPayoutId().getBytes(StandardCharsets.UTF_8);
    broker.append(
        new Entry(
            Topics.REPLIES.name(),
            broker.partitionOf(key),
            key,
            fixtures.codecs().of(Topics.REPLIES).serialize(hint),
            timeline.now().toEpochMilli(),
            new RecordHeaders()));
  }
}
