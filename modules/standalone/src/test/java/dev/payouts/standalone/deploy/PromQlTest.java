package dev.payouts.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.deploy.PromQl.Selector;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromQlTest {
  @Test
  void findsMetricsWithTheLabelsTheyArePickedBy() {
    PromQl found =
        PromQl.parse(
            "sum by (topic) (rate(a_total{topic=~\"x|y_z\", role!=\"w\"}[5m])) / b offset 15m > 1e9");

    assertThat(found.selectors())
        .containsExactly(
            new Selector("a_total", Set.of("topic", "role")), new Selector("b", Set.of()));
    assertThat(found.groupings()).containsExactly("topic");
  }

  @Test
  void findsLabelsOfJoinsAndQuantiles() {
    PromQl found =
        PromQl.parse(
            "histogram_quantile(0.99, sum(rate(c_bucket[$__rate_interval])) by (le, operation))"
                + " and on (operation) group_left () max(r:d:sum) unless on () absent(up{job=\"p\"})");

    assertThat(found.selectors())
        .containsExactly(
            new Selector("c_bucket", Set.of()),
            new Selector("r:d:sum", Set.of()),
            new Selector("up", Set.of("job")));
    assertThat(found.groupings()).containsExactlyInAnyOrder("le", "operation");
  }
}
