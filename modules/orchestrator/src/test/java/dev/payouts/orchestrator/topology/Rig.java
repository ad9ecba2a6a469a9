package dev.payouts.orchestrator.topology;

import dev.payouts.avro.CallbackHint;
import dev.payouts.avro.CancelPayout;
import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.InquireOrder;
import dev.payouts.avro.InquiryOutcome;
import dev.payouts.avro.InquiryReply;
import dev.payouts.avro.OrderReading;
import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.Resolution;
import dev.payouts.avro.ResolvePayout;
import dev.payouts.avro.SubmitOrder;
import dev.payouts.avro.SubmitOutcome;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.avro.SubmitReply;
import dev.payouts.core.Payout;
import dev.payouts.core.Policy;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.core.rules.RulePolicy;
import dev.payouts.orchestrator.pacing.LaneLimits;
import dev.payouts.orchestrator.pacing.Lanes;
import dev.payouts.orchestrator.store.Keys;
import dev.payouts.orchestrator.store.PayoutBytes;
import dev.payouts.orchestrator.store.PayoutTable;
import dev.payouts.service.Decoding;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.tracing.Tracing;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The real topology, driven by hand: records in, time forward, records out. */
final class Rig implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  static final String MERCHANT = "merchant";
  static final BigDecimal AMOUNT = new BigDecimal("100.000000");

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Lanes lanes;
  final Workplace workplace;
  private final PayoutCodecs codecs;
  private final TopologyTestDriver driver;
  private @Nullable Reopened processor;
  private Instant now = START;

  /** The lane's kill switch. */
  void open(boolean open) {
    lanes.set("default", lanes.configured("default").withOpen(open));
  }

  Rig(Path stateDir, LaneLimits limits) {
    this(stateDir, limits, Policy.defaults());
  }

  Rig(Path stateDir, LaneLimits limits, Policy policy) {
    this(stateDir, limits, policy, 1);
  }

  /**
   * @param partitions of every topic; the driver reads partition 0 alone
   */
  Rig(Path stateDir, LaneLimits limits, Policy policy, int partitions) {
    this.codecs = PayoutCodecs.using(registry());
    this.lanes = new Lanes(Map.of("default", limits));
    this.workplace =
        new Workplace(
            codecs,
            new PayoutRules(RulePolicy.DEFAULT),
            policy,
            lanes,
            Map.of("default", MERCHANT),
            new Tracks(meters),
            new RegistryPatience(Duration.ofSeconds(1), Duration.ofMillis(1)),
            Tracing.OFF,
            partitions,
            Workplace.IN_MEMORY_MAX);
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "rig");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    this.driver =
        new TopologyTestDriver(
            PayoutTopology.of(() -> processor = new Reopened(workplace.processor())),
            properties,
            START);
  }

  /** The processor with the context it was given, so that it can be opened once more. */
  private static final class Reopened implements Processor<byte[], byte[], byte[], byte[]> {
    private final Processor<byte[], byte[], byte[], byte[]> processor;
    private boolean wanted;
    private int commits;

    Reopened(Processor<byte[], byte[], byte[], byte[]> processor) {
      this.processor = processor;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> kafkas) {
      ProcessorContext<byte[], byte[]> context = counting(kafkas);
      processor.init(context);
      context.schedule(
          Duration.ofMillis(1), PunctuationType.WALL_CLOCK_TIME, _ -> reopenIfWanted(context));
    }

    @Override
    public void process(Record<byte[], byte[]> found) {
      processor.process(found);
    }

    @Override
    public void close() {
      processor.close();
    }

    /** The driver commits after each step, asked or not, and tells nobody who asked. */
    @SuppressWarnings("unchecked")
    private ProcessorContext<byte[], byte[]> counting(ProcessorContext<byte[], byte[]> context) {
      return (ProcessorContext<byte[], byte[]>)
          Proxy.newProxyInstance(
              Rig.class.getClassLoader(),
              new Class<?>[] {ProcessorContext.class},
              (_, method, arguments) -> {
                if (method.getName().equals("commit")) {
                  commits++;
                }
                return method.invoke(context, arguments);
              });
    }

    private void reopenIfWanted(ProcessorContext<byte[], byte[]> context) {
      if (wanted) {
        wanted = false;
        processor.close();
        processor.init(context);
      }
    }
  }

  /** How often the task asked for a commit. */
  int commits() {
    return Objects.requireNonNull(processor).commits;
  }

  /** Closes the task and opens it on the same stores, as a restart or a rebalance does. */
  void reopen() {
    Objects.requireNonNull(processor).wanted = true;
    tick();
  }

  private static MockSchemaRegistryClient registry() {
    var registry = new MockSchemaRegistryClient();
    try {
      for (Topic<?> topic : Topics.ALL) {
        registry.register(topic.subject(), new AvroSchema(topic.releasedSchema()));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return registry;
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    driver.advanceWallClockTime(time);
    now = now.plus(time);
  }

  /** Lets one tick of the task go by. */
  void tick() {
    pass(Duration.ofMillis(10));
  }

  void submit(String id) {
    command(id, submission(AMOUNT));
  }

  static SubmitPayout submission(BigDecimal amount) {
    return SubmitPayout.newBuilder()
        .setAmount(amount.setScale(6, RoundingMode.UNNECESSARY))
        .setCurrency("THB")
        .setCountry("TH")
        .setPayment("bank")
        .setPayee(new Payee("0123456789", "Somchai", "kbank"))
        .build();
  }

  void cancel(String id) {
    command(id, new CancelPayout("not needed"));
  }

  void resolve(String id, Resolution resolution) {
    command(id, new ResolvePayout(resolution, "desk", "statement"));
  }

  void command(String id, Object body) {
    command(id, body, now);
  }

  void command(String id, Object body, Instant writtenAt) {
    write(Topics.COMMANDS, id, new PayoutCommand("c-" + id, id, writtenAt, body), writtenAt);
  }

  void accept(String id, int attempt, String status) {
    replySubmit(id, attempt, SubmitOutcome.ACCEPTED, reading(id, status));
  }

  void replySubmit(String id, int attempt, SubmitOutcome outcome, @Nullable OrderReading order) {
    reply(id, new SubmitReply(attempt, outcome, order, order == null ? "why" : null));
  }

  void find(String id, int inquiry, String status) {
    reply(id, new InquiryReply(inquiry, InquiryOutcome.FOUND, reading(id, status), null));
  }

  void absent(String id, int inquiry) {
    reply(id, new InquiryReply(inquiry, InquiryOutcome.ABSENT, null, "not found"));
  }

  void hint(String id) {
    reply(id, new CallbackHint("completed"));
  }

  private void reply(String id, Object body) {
    write(Topics.REPLIES, id, new GatewayReply(id, now, 5, "rig", body), now);
  }

  static OrderReading reading(String id, String status) {
    return new OrderReading(
        id, status, null, AMOUNT, AMOUNT, "THB", "0123456789", "expense", "P-" + id);
  }

  private <V extends SpecificRecord> void write(Topic<V> topic, String id, V value, Instant at) {
    writeRaw(topic.name(), bytes(id), codecs.of(topic).serialize(value), at);
  }

  void writeRaw(String topic, byte @Nullable [] key, byte @Nullable [] value, Instant at) {
    TestInputTopic<byte[], byte[]> input =
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    input.pipeInput(key, value, at);
  }

  byte[] encoded(PayoutCommand command) {
    return codecs.of(Topics.COMMANDS).serialize(command);
  }

  /** Submit requests since the last look. */
  List<GatewayRequest> submissions() {
    return read(Topics.SUBMISSIONS);
  }

  /** Inquiry requests since the last look. */
  List<GatewayRequest> inquiries() {
    return read(Topics.INQUIRIES);
  }

  List<PayoutEvent> events() {
    return read(Topics.EVENTS);
  }

  List<PayoutResult> results() {
    return read(Topics.RESULTS);
  }

  List<PayoutRejection> rejections() {
    return read(Topics.REJECTIONS);
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return driver
        .createOutputTopic(
            Topics.DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  static int attempt(GatewayRequest request) {
    return ((SubmitOrder) request.getBody()).getAttempt();
  }

  static int inquiry(GatewayRequest request) {
    return ((InquireOrder) request.getBody()).getInquiry();
  }

  private <V extends SpecificRecord> List<V> read(Topic<V> topic) {
    PayoutCodec<V> codec = codecs.of(topic);
    return driver
        .createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList()
        .stream()
        .map(record -> decoded(codec.deserialize(record.value())))
        .toList();
  }

  private static <V extends SpecificRecord> V decoded(Decoding<V> decoding) {
    return switch (decoding) {
      case Decoding.Decoded<V> decoded -> decoded.value();
      case Decoding.Undecodable<V> undecodable -> throw new AssertionError(undecodable.reason());
    };
  }

  Optional<Payout> find(String id) {
    return Optional.ofNullable(PayoutTable.find(store(), new PayoutBytes(), id));
  }

  /** How many entries of a kind the store holds. */
  int entries(Keys.Kind kind) {
    int count = 0;
    try (var all = store().all()) {
      while (all.hasNext()) {
        if (Keys.kind(all.next().key) == kind) {
          count++;
        }
      }
    }
    return count;
  }

  private KeyValueStore<Bytes, byte[]> store() {
    return driver.getKeyValueStore(Names.PAYOUTS);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    driver.close();
  }
}
