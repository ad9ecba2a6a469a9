package dev.payouts.orchestrator.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.GatewayRequest;
import dev.payouts.localstack.KafkaSettings;
import dev.payouts.localstack.LocalKafka;
import dev.payouts.testing.Await;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

/** What the death of a stream thread costs, and who hears of it. */
class StreamsLifeTest {
  /** Well below the 45 s after which Kafka gives up on a member. */
  private static final Duration STANDSTILL_MAX = Duration.ofSeconds(20);

  @TempDir private Path state;

  private final LocalKafka broker = LocalKafka.start(KafkaSettings.temporary().startingFast());
  private final LiveStreams streams = new LiveStreams(broker);

  @AfterEach
  void stop() {
    streams.close();
    broker.kill();
    broker.close();
  }

  @Test
  void goesOnSoonAfterAThreadThatDied() {
    StreamsLife life = streams.start("1", state);
    pay("p1");
    streams.registry.goAway();
    streams.commands.write(0, "p2", streams.registry.anew(streams.command("p2")));
    Await.until("a death", () -> life.recentDeaths() > 0);

    Instant died = Instant.now();
    streams.registry.comeBack();

    awaitSubmitted("p2");
    Duration standstill = Duration.between(died, Instant.now());
    assertThat(standstill).isLessThan(STANDSTILL_MAX);
    pay("p3");
  }

  @Test
  void callsForAPersonAndThenEndsWhereThreadsDieInOnePlace() {
    StreamsLife life = streams.start("1", state);
    var ready = new StreamsHealth(life, LiveStreams.SELF);
    var alive = new StreamsAlive(life);
    pay("p1");
    Await.until("readiness", () -> ready.health().getStatus().equals(Status.UP));
    streams.registry.goAway();
    long offset =
        streams.commands.write(0, "p2", streams.registry.anew(streams.command("p2"))).offset();

    Await.until("a second death in one place", () -> deaths("true") > 0);

    assertThat(deaths("false")).isOne();
    assertThat(ready.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    assertThat(alive.health().getStatus()).isEqualTo(Status.UP);
    Await.until("half of the deaths it may have", () -> deaths("true") > 10);
    Await.until("the end of the client", () -> life.failure().isPresent());
    assertThat(life.failure())
        .contains(
            "stream threads died 21 times within 5 minutes, the last one at payout.commands-0 at offset "
                + offset);
    assertThat(ready.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(alive.health().getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void restoresFromKafkaWhatIsBrokenOnDisk() throws Exception {
    StreamsLife life = streams.start("1", state);
    pay("p1");
    life.stop();
    halveFiles();

    streams.start("1", state);
    streams.commands.write(0, "p1", streams.command("p1"));
    pay("p2");

    assertThat(streams.submissions.values())
        .extracting(GatewayRequest::getPayoutId)
        .containsExactly("p1", "p2");
  }

  private void halveFiles() throws IOException {
    try (Stream<Path> found = Files.walk(state)) {
      List<Path> files = found.filter(Files::isRegularFile).toList();
      assertThat(files).as("what is kept on disk").isNotEmpty();
      for (Path file : files) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(channel.size() / 2);
        }
      }
    }
  }

  private void pay(String id) {
    streams.commands.write(0, id, streams.command(id));
    awaitSubmitted(id);
  }

  private void awaitSubmitted(String id) {
    var _ = streams.submissions.await(id, request -> request.getPayoutId().equals(id));
  }

  private double deaths(String again) {
    return streams.meters.counter("payouts.stream.thread.deaths", "again", again).count();
  }
}
