package dev.payouts.orchestrator.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashLoopTest {
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private final CrashLoop loop = new CrashLoop(() -> now, new SimpleMeterRegistry());

  @Test
  void replacesAThreadThatDied() {
    assertThat(loop.handle(new StreamsException("once"))).isEqualTo(REPLACE_THREAD);
    assertThat(loop.recentDeaths()).isEqualTo(1);
    now = now.plusSeconds(61);
    assertThat(loop.recentDeaths()).isZero();
  }

  @Test
  void stopsWhenThreadsDieInALoop() {
    for (int i = 0; i < 20; i++) {
      assertThat(loop.handle(new StreamsException("again"))).isEqualTo(REPLACE_THREAD);
    }
    assertThat(loop.handle(new StreamsException("again"))).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(loop.lastWords()).startsWith("stream threads died 21 times within 5 minutes");
  }

  @Test
  void replacesAThreadThatLacksARightAndSaysAtTheEndWhatIsRefused() {
    var refused = new StreamsException(new TopicAuthorizationException(Set.of("payout.results")));
    for (int i = 0; i < 20; i++) {
      assertThat(loop.handle(refused)).isEqualTo(REPLACE_THREAD);
    }
    assertThat(loop.handle(refused)).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(loop.lastWords())
        .isEqualTo(
            "Kafka refuses it access to topic payout.results; give the user the ACLs of its role (docs/KAFKA-SECURITY.md)");
  }

  @ParameterizedTest
  @CsvSource({
    "offsets, offsets it had reached are gone",
    "time, clock of this machine is far ahead"
  })
  void stopsAtOnceWhereOnlyAPersonCanHelp(String what, String words) {
    RuntimeException cause =
        what.equals("time")
            ? new InvalidTimestampException("out of range")
            : new OffsetOutOfRangeException(Map.of());

    assertThat(loop.handle(new StreamsException(cause))).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(loop.lastWords()).contains(words);
  }
}
