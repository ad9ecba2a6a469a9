package dev.payouts.proofs.fuzz;

import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutState;
import dev.payouts.avro.RecordPosition;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.proofs.guarantees.Observation;
import dev.payouts.proofs.simulation.kafka.Entry;
import dev.payouts.service.Decoding;
import dev.payouts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Records of payout.commands, in front of the real topology. Each one becomes a payout, a rejection
 * or a dead letter, and only a repetition may change nothing.
 */
final class CommandDoor implements Door {
  private static final String TOPIC = Topics.COMMANDS.name();

  private final QuietOrchestrator orchestrator;
  private final Map<String, PayoutCommand> accepted = new HashMap<>();
  private @Nullable PayoutCommand read;
  private long garbled;
  private long deadLetters;
  private long rejections;
  private long payouts;
  private long repeats;
  private long before;
  private int number;

  CommandDoor() {
    this.orchestrator = new QuietOrchestrator(this::see);
  }

  @Override
  public String name() {
    return "command";
  }

  @Override
  public Answers take(byte[] input, SplittableRandom random) {
    number++;
    byte[] key = key(input, random).getBytes(StandardCharsets.UTF_8);
    boolean keyless = random.nextInt(50) == 0;
    boolean astray = random.nextInt(50) == 0;
    int partition = astray ? random.nextInt(2) : orchestrator.partitionOf(key);
    before = deadLetters + rejections + payouts;
    long bad = garbled;
    read = null;
    orchestrator.take(
        new Entry(
            TOPIC,
            partition,
            keyless ? null : key,
            input,
            orchestrator.nowMillis(),
            new RecordHeaders()));
    if (deadLetters + rejections + payouts == before) {
      PayoutCommand repeated = Objects.requireNonNull(read, "a bad record was dropped in silence");
      Door.require(isRepeat(repeated), "dropped in silence: " + repeated.getPayoutId());
      repeats++;
      return Answers.taken(true);
    }
    Door.require(deadLetters + rejections + payouts == before + 1, "answered more than once");
    Door.require(deadLetters == garbled, "dead letters " + deadLetters + ", bad " + garbled);
    return Answers.taken(garbled == bad && read != null && accepted.containsValue(read));
  }

  /** As upstreams write it, the payout's id; now and then another one's. */
  private String key(byte[] input, SplittableRandom random) {
    return random.nextInt(50) > 0
            && orchestrator.read(input) instanceof Decoding.Decoded<PayoutCommand> decoded
        ? decoded.value().getPayoutId()
        : "pay-" + random.nextInt(1 + number);
  }

  private boolean isRepeat(PayoutCommand command) {
    PayoutCommand first = accepted.get(command.getPayoutId());
    return first != null
        && command.getBody() instanceof SubmitPayout again
        && terms((SubmitPayout) first.getBody()).equals(terms(again));
  }

  /** What is paid, to whom and why; how it is delivered does not make another payout of it. */
  private static List<@Nullable Object> terms(SubmitPayout submit) {
    return Arrays.asList(
        submit.getAmount(),
        submit.getCurrency(),
        submit.getCountry(),
        submit.getPayment(),
        submit.getPayee(),
        submit.getAccountingType(),
        submit.getChannel(),
        submit.getSource(),
        submit.getReference());
  }

  private void see(Observation observation) {
    switch (observation) {
      case Observation.Commanded seen -> read = seen.command();
      case Observation.Garbled _ -> garbled++;
      case Observation.DeadLettered _ -> deadLetters++;
      case Observation.Rejected _ -> rejections++;
      case Observation.Moved seen -> {
        RecordPosition source = seen.event().getSource();
        if (source != null
            && source.getTopic().equals(TOPIC)
            && seen.event().getFromState() == PayoutState.NONE) {
          payouts++;
          accepted.put(seen.event().getPayoutId(), Objects.requireNonNull(read));
        }
      }
      case Observation.Requested _,
          Observation.Replied _,
          Observation.Resulted _,
          Observation.Posted _,
          Observation.OrderMade _,
          Observation.Booked _,
          Observation.Acknowledged _,
          Observation.Logged _,
          Observation.StateLost _ -> {}
    }
  }

  /** Where they all went. */
  String account() {
    return "%d commands: %d payouts, %d repeats, %d rejections, %d dead letters for %d bad records"
        .formatted(number, payouts, repeats, rejections, deadLetters, garbled);
  }
}
