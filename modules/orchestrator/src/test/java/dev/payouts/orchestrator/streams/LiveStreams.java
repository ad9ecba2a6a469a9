package dev.payouts.orchestrator.streams;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutState;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.core.InquirySchedule;
import dev.payouts.core.Policy;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.core.rules.RulePolicy;
import dev.payouts.localstack.LocalKafka;
import dev.payouts.orchestrator.pacing.LaneLimits;
import dev.payouts.orchestrator.pacing.Lanes;
import dev.payouts.orchestrator.topology.RegistryPatience;
import dev.payouts.orchestrator.topology.Tracks;
import dev.payouts.orchestrator.topology.Workplace;
import dev.payouts.service.Decoding;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.tracing.Tracing;
import dev.payouts.testing.TopicReader;
import dev.payouts.testing.TopicWriter;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The real topology in a Streams client on a real broker, and whoever writes to and reads of it.
 */
final class LiveStreams implements AutoCloseable {
  static final HostInfo SELF = new HostInfo("127.0.0.1", 9);
  static final String APPLICATION = "live";
  private static final int PARTITIONS = 2;

  final KafkaSettings kafka;
  final FlakyRegistry registry = new FlakyRegistry();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final TopicWriter<PayoutCommand> commands;
  final TopicWriter<GatewayReply> replies;
  final TopicReader<GatewayRequest> submissions;
  final TopicReader<GatewayRequest> inquiries;
  final TopicReader<PayoutEvent> events;
  private final PayoutCodecs codecs = PayoutCodecs.using(registry);
  private final List<StreamsLife> lives = new ArrayList<>();

  /** On a broker without topics. */
  LiveStreams(LocalKafka broker) {
    kafka = new KafkaSettings(broker.bootstrapServers(), Map.of());
    try (Admin admin = admin()) {
      Stream<String> names =
          Stream.concat(Topics.ALL.stream().map(Topic::name), Stream.of(Topics.DEAD_LETTERS));
      admin
          .createTopics(names.map(name -> new NewTopic(name, PARTITIONS, (short) 1)).toList())
          .all()
          .get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
    commands = new TopicWriter<>(kafka, codecs.of(Topics.COMMANDS));
    replies = new TopicWriter<>(kafka, codecs.of(Topics.REPLIES));
    submissions = reader(Topics.SUBMISSIONS);
    inquiries = reader(Topics.INQUIRIES);
    events = reader(Topics.EVENTS);
  }

  Admin admin() {
    return Admin.create(kafka.client());
  }

  StreamsProperties properties(String instance, Path stateDir) {
    return new StreamsProperties(
        kafka.client(),
        APPLICATION,
        instance,
        stateDir,
        SELF.host() + ":" + SELF.port(),
        1,
        Duration.ofMillis(100),
        Duration.ofSeconds(45),
        Duration.ofSeconds(60),
        0,
        1);
  }

  StreamsLife start(String instance, Path stateDir) {
    return start(instance, stateDir, false);
  }

  StreamsLife start(String instance, Path stateDir, boolean adopt) {
    var workplace =
        new Workplace(
            codecs,
            new PayoutRules(RulePolicy.DEFAULT),
            hasty(),
            new Lanes(Map.of("default", new LaneLimits(100, 0, 100, true))),
            Map.of("default", "merchant-1"),
            new Tracks(meters),
            new RegistryPatience(Duration.ofMillis(100), Duration.ofMillis(10)),
            Tracing.OFF,
            PARTITIONS,
            Workplace.IN_MEMORY_MAX);
    var life =
        new StreamsLife(
            properties(instance, stateDir),
            new FirstStart(APPLICATION, adopt, 0),
            workplace,
            meters,
            InstantSource.system());
    lives.add(life);
    life.start();
    return life;
  }

  /** The default policy with a quarantine that is soon over. */
  private static Policy hasty() {
    Policy defaults = Policy.defaults();
    var often = new InquirySchedule(Duration.ofMillis(100), Duration.ofMillis(200), 0);
    return new Policy(
        Duration.ofSeconds(1),
        Duration.ofMillis(100),
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        Policy.Resubmit.AFTER_QUARANTINE,
        3,
        often,
        often,
        defaults.inquiryLimit(),
        defaults.unresolvedLimit(),
        defaults.pendingLimit(),
        defaults.reviewSchedule(),
        defaults.watchSchedule(),
        defaults.watchWindow(),
        defaults.idempotencyWindow(),
        defaults.freshFor());
  }

  byte[] command(String id) {
    SubmitPayout submit =
        SubmitPayout.newBuilder()
            .setAmount(new BigDecimal("100.000000"))
            .setCurrency("THB")
            .setCountry("TH")
            .setPayment("bank")
            .setPayee(new Payee("0123456789", "Somchai", "kbank"))
            .build();
    return codecs.of(Topics.COMMANDS).serialize(new PayoutCommand(id, id, Instant.now(), submit));
  }

  /** That some payout was taken once. */
  void writeEvent(String id) {
    try (var writer = new TopicWriter<>(kafka, codecs.of(Topics.EVENTS))) {
      var _ =
          writer.write(
              id,
              new PayoutEvent(
                  id,
                  1,
                  PayoutState.NONE,
                  PayoutState.QUEUED,
                  "command-accepted",
                  null,
                  0,
                  Instant.now(),
                  null));
    }
  }

  private <V extends SpecificRecord> TopicReader<V> reader(Topic<V> topic) {
    PayoutCodec<V> codec = codecs.of(topic);
    return new TopicReader<>(
        kafka,
        topic.name(),
        record ->
            switch (codec.deserialize(record.value())) {
              case Decoding.Decoded<V> decoded -> decoded.value();
              case Decoding.Undecodable<V> undecodable ->
                  throw new AssertionError(undecodable.reason());
            });
  }

  @Override
  public void close() {
    lives.forEach(StreamsLife::stop);
    commands.close();
    replies.close();
    submissions.close();
    inquiries.close();
    events.close();
  }
}
