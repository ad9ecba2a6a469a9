package dev.payouts.standalone.client;

import dev.payouts.avro.PayoutRejection;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.topics.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * What the orchestrator refuses from now on, as Kafka has it: no answer over HTTP says that a
 * command was read and refused. Whoever may not read Kafka goes without.
 */
final class Refusals implements AutoCloseable {
  private static final Duration KAFKA_LIMIT = Duration.ofSeconds(3);

  private @Nullable TopicReader<PayoutRejection> reader;

  private Refusals(@Nullable TopicReader<PayoutRejection> reader) {
    this.reader = reader;
  }

  static Refusals fromNowOn(Surroundings at) {
    try {
      return new Refusals(TopicReader.openAtEnd(at, Topics.REJECTIONS, KAFKA_LIMIT));
    } catch (ClientFailure noKafka) {
      return new Refusals(null);
    }
  }

  /** Whether a refusal would be seen. */
  boolean areSeen() {
    return reader != null;
  }

  /** Waits for one of this command; returns early with others. */
  Optional<Fate> await(String commandId, Duration limit) {
    TopicReader<PayoutRejection> open = reader;
    if (open == null) {
      LockSupport.parkNanos(limit.toNanos());
      return Optional.empty();
    }
    try {
      return open.poll(limit).stream()
          .filter(rejection -> rejection.getCommandId().equals(commandId))
          .findFirst()
          .map(
              rejection ->
                  new Fate.Refused(rejection.getCode(), Http.oneLine(rejection.getDetail())));
    } catch (ClientFailure | KafkaException e) {
      close();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    TopicReader<PayoutRejection> open = reader;
    reader = null;
    if (open != null) {
      open.close();
    }
  }
}
