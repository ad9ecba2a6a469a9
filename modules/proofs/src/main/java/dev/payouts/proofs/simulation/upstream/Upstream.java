package dev.payouts.proofs.simulation.upstream;

import dev.payouts.avro.CancelPayout;
import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.proofs.simulation.engine.Choices;
import dev.payouts.proofs.simulation.engine.Story;
import dev.payouts.proofs.simulation.engine.Timeline;
import dev.payouts.proofs.simulation.engine.Weather;
import dev.payouts.proofs.simulation.kafka.Broker;
import dev.payouts.proofs.simulation.kafka.Entry;
import dev.payouts.service.PayoutCodec;
import dev.payouts.topics.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Writes commands: payouts, the same again, others under the same id, cancellations, and records
 * that are no commands at all.
 */
public final class Upstream {
  private static final int PAYOUTS_MAX = 8;
  private static final BigDecimal TINY = new BigDecimal("-1.000000");

  private final Choices choices;
  private final Timeline timeline;
  private final Broker broker;
  private final PayoutCodec<PayoutCommand> codec;
  private final Story story;
  private final List<Entry> sent = new ArrayList<>();

  public Upstream(Weather weather, Broker broker, PayoutCodec<PayoutCommand> codec, Story story) {
    this.choices = weather.choices();
    this.timeline = weather.timeline();
    this.broker = broker;
    this.codec = codec;
    this.story = story;
  }

  /**
   * Plans what it sends.
   *
   * @param fresh how old a command may be without being called old
   * @return number of payouts
   */
  public int plan(Duration fresh) {
    int payouts = 1 + choices.next(PAYOUTS_MAX);
    for (int i = 0; i < payouts; i++) {
      plan("pay-" + i, fresh);
    }
    return payouts;
  }

  private void plan(String id, Duration fresh) {
    Duration first = choices.of(Duration.ZERO, Duration.ofSeconds(3), Duration.ofMinutes(2));
    Duration age =
        choices.next(8) == 7
            ? choices.of(fresh.minusMinutes(1), fresh.plusMinutes(1))
            : Duration.ZERO;
    SubmitPayout body = body(id, first);
    timeline.in(first, () -> send(id, body, timeline.now().minus(age)));
    if (choices.oneIn(3)) {
      timeline.in(first.plus(some()), () -> send(id, body, timeline.now()));
    }
    if (choices.oneIn(6)) {
      BigDecimal other = body.getAmount().add(BigDecimal.ONE);
      SubmitPayout conflict = SubmitPayout.newBuilder(body).setAmount(other).build();
      timeline.in(first.plus(some()), () -> send(id, conflict, timeline.now()));
    }
    if (choices.oneIn(5)) {
      timeline.in(
          first.plus(some()), () -> send(id, new CancelPayout("changed our mind"), timeline.now()));
    }
    if (choices.oneIn(10)) {
      SubmitPayout invalid = SubmitPayout.newBuilder(body).setAmount(TINY).build();
      timeline.in(first.plus(some()), () -> send(id + "-bad", invalid, timeline.now()));
    }
    if (choices.oneIn(10)) {
      timeline.in(first.plus(some()), () -> garble(id));
    }
  }

  private Duration some() {
    return choices.of(
        Duration.ofMillis(10),
        Duration.ofSeconds(4),
        Duration.ofSeconds(40),
        Duration.ofMinutes(5),
        Duration.ofMinutes(40));
  }

  private SubmitPayout body(String id, Duration first) {
    Instant written = Timeline.START.plus(first);
    boolean early = choices.oneIn(8);
    boolean expires = choices.oneIn(8);
    int number = choices.next(9_000);
    return SubmitPayout.newBuilder()
        .setAmount(new BigDecimal((100 + number) + ".450000"))
        .setCurrency(choices.of("THB", "USD"))
        .setCountry("TH")
        .setPayment("bank")
        .setPayee(new Payee("55501234" + (1000 + number), "Somchai", "kbank"))
        .setPriority(choices.next(10))
        .setNotBefore(early ? written.plusSeconds(90) : null)
        .setExpiresAt(expires ? written.plusSeconds(120) : null)
        .setSource("payroll")
        .setReference(id)
        .build();
  }

  /** As after a backup: everything that was sent, once more, under the broker's time of now. */
  public void sendAllAgain() {
    story.tell(() -> "the upstream sends everything again");
    List.copyOf(sent).forEach(entry -> append(entry.at(timeline.now())));
  }

  /** A command from somebody else. */
  public void send(String id, Object body, Instant writtenAt) {
    var command = new PayoutCommand("c-" + sent.size(), id, writtenAt, body);
    story.tell(() -> "command for " + id + " written at " + writtenAt + ": " + name(body));
    append(entry(bytes(id), codec.serialize(command), writtenAt));
  }

  private void garble(String id) {
    byte[] key = choices.next(4) == 1 ? null : bytes(id);
    byte[] value =
        choices.of(bytes("not Avro"), new byte[] {0, 0, 0, 0, 9, 1}, new byte[] {0, 0, 0, 0, 1});
    story.tell(() -> "a record that is no command");
    append(entry(key, value, timeline.now()));
  }

  private Entry entry(byte @Nullable [] key, byte[] value, Instant writtenAt) {
    return new Entry(
        Topics.COMMANDS.name(),
        broker.partitionOf(key),
        key,
        value,
        writtenAt.toEpochMilli(),
        new RecordHeaders());
  }

  private void append(Entry entry) {
    if (broker.isDown()) {
      timeline.in(Duration.ofSeconds(1), () -> append(entry));
      return;
    }
    sent.add(entry);
    broker.append(entry);
  }

  private static String name(Object body) {
    return body.getClass().getSimpleName();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
