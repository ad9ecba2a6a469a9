package dev.payouts.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.benchmarks.backlog.Backlog;
import dev.payouts.benchmarks.growth.Growth;
import dev.payouts.benchmarks.scale.Scale;
import dev.payouts.benchmarks.throughput.Spread;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ViewTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void growthShowsTheLargestStore() {
    var view =
        new GrowthView(new Growth(List.of(point(10_000, 0.4, 3.25), point(5_000_000, 0.36, 5.5))));

    assertThat(view.lines())
        .last()
        .isEqualTo(
            "growth: payouts=5000000 kept=0.90 restart_s=5.5 from_kafka_s=11.0 standby_s=22.0");
    assertThat(JSON.readTree(view.json()).get("points")).hasSize(2);
    assertThat(view.plot()).get().extracting(Plot::svg).asString().contains("own state on disk");
  }

  @Test
  void aBacklogShowsHowFarFromTheGatewaysPaceItWas() {
    var view =
        new BacklogView(
            new Backlog(
                1_000_000,
                100,
                List.of(
                    new Backlog.Phase("waiting", true, 120, 98.7, 987_654, 2, 1 << 29, 1L << 31)),
                3,
                7.5));

    assertThat(view.lines())
        .contains("waiting      120        98.7  987,654         2        512 MB       2,048 MB")
        .last()
        .isEqualTo(
            "backlog: payouts=1000000 gateway_per_second=100 farthest=1.3% doubtful=2 not_accepted=3 restart_s=7.5");
    JsonNode phase = JSON.readTree(view.json()).get("phases").get(0);
    assertThat(phase.get("queued").asLong()).isEqualTo(987_654);
  }

  @Test
  void scaleShowsWhatARoleUsesInAllItsInstances() {
    Map<String, Double> load =
        Map.of("orchestrator-1", 0.15, "orchestrator-2", 0.14, "worker-1", 0.1, "broker-1", 0.3);
    var view =
        new ScaleView(
            new Scale(
                0.15,
                List.of(
                    new Scale.Point(1, Spread.of(List.of(1_000.0)), Map.of()),
                    new Scale.Point(2, Spread.of(List.of(1_900.0)), load))));

    assertThat(view.lines())
        .anyMatch(line -> line.contains("1,900") && line.contains("0.29"))
        .last()
        .isEqualTo("scale: instances=2 share=0.15 payouts_per_second=1900 gain=1.90");
    assertThat(view.plot()).isPresent();
  }

  private static Growth.Point point(int payouts, double ratio, double restart) {
    Spread any = Spread.of(List.of(1.0));
    return new Growth.Point(
        payouts, restart, 2 * restart, 4 * restart, any, any, ratio, 1 << 20, 1 << 28);
  }
}
