package dev.payouts.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.benchmarks.micro.Measured;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicroViewTest {
  private final MicroView view =
      new MicroView(
          List.of(
              new Measured("signing order new", 1234.56, 7.89, 2048.01),
              new Measured("store find unknown", 987.6, 5, 96)));

  @Test
  void showsALineForEachBenchmark() {
    assertThat(view.lines())
        .containsExactly(
            "",
            "subject             ns/op  ±   B/op",
            "-----------------------------------",
            "signing order new   1,235  8  2,048",
            "store find unknown    988  5     96",
            "",
            "micro: benchmarks=2");
  }

  @Test
  void namesFiguresByTheirUnits() {
    assertThat(view.json())
        .isEqualTo(
            """
            {"signing_order_new":{"ns":1234.56,"ns_error":7.89,"bytes":2048.01},\
            "store_find_unknown":{"ns":987.6,"ns_error":5.0,"bytes":96.0}}""");
  }
}
