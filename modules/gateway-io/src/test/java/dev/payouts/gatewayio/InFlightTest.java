package dev.payouts.gatewayio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private final List<String> valve = new ArrayList<>();
  private final InFlight inFlight =
      new InFlight(
          4,
          2,
          new InFlight.Valve() {
            @Override
            public void close() {
              valve.add("close");
            }

            @Override
            public void open() {
              valve.add("open");
            }
          });

  @Test
  void closesWhileABatchHasNoRoom() {
    inFlight.started(2);
    assertThat(valve).isEmpty();
    inFlight.started(2);
    assertThat(valve).containsExactly("close");
    inFlight.ended();
    assertThat(valve).containsExactly("close");
    inFlight.ended();
    assertThat(valve).containsExactly("close", "open");
  }

  @Test
  void waitsForTheLastCall() throws InterruptedException {
    inFlight.started(1);
    assertThat(inFlight.awaitNone(Duration.ofMillis(10))).isFalse();
    inFlight.ended();
    assertThat(inFlight.awaitNone(Duration.ofMillis(10))).isTrue();
  }
}
