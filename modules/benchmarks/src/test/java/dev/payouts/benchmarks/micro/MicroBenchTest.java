package dev.payouts.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.octopus.InquiryOutcome;
import dev.payouts.octopus.SubmitOutcome;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Mode;

class MicroBenchTest {
  @Test
  void namesBenchmarksInWords() {
    assertThat(Measured.subject("dev.payouts.benchmarks.micro.CodecBench.serializeReply"))
        .isEqualTo("codec serialize reply");
    assertThat(Measured.subject("a.GatewayCallBench.orderGetFound"))
        .isEqualTo("gateway call order get found");
  }

  @Test
  void findsBenchmarksByAnyPartOfTheirNames() {
    assertThat(MicroBench.named("Codec")).hasSize(8);
    assertThat(MicroBench.named("signing order new"))
        .containsExactly("dev.payouts.benchmarks.micro.SigningBench.orderNew");
  }

  @Test
  void saysWhichBenchmarksThereAre() {
    assertThatThrownBy(() -> MicroBench.named("luck"))
        .hasMessageContaining("no benchmark has \"luck\" in its name; there are codec ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"codec", "decision", "gateway", "bytes", "signing", "store"})
  void everyBenchmarkRuns(String only) {
    for (String benchmark : MicroBench.named(only)) {
      var once =
          MicroBench.options(benchmark)
              .mode(Mode.SingleShotTime)
              .forks(0)
              .warmupIterations(0)
              .measurementIterations(1);
      assertThat(MicroBench.run(once)).hasSize(1);
    }
  }

  @Test
  void gatewayCallsEndAsTheirNamesSay() {
    var calls = new GatewayCallBench();

    assertThat(calls.orderNewRequest()).isInstanceOf(SubmitOutcome.NotSent.class);
    assertThat(calls.orderNewAccepted()).isInstanceOf(SubmitOutcome.Accepted.class);
    assertThat(calls.orderGetRequest()).isInstanceOf(InquiryOutcome.Inconclusive.class);
    assertThat(calls.orderGetFound()).isInstanceOf(InquiryOutcome.Found.class);
  }

  @Test
  void decisionsAreWhatTheirNamesSay() {
    var decisions = new DecisionBench();

    assertThat(Objects.requireNonNull(decisions.submitted().payout()).phase())
        .hasToString("QUEUED");
    assertThat(Objects.requireNonNull(decisions.accepted().payout()).phase())
        .hasToString("PENDING");
    assertThat(Objects.requireNonNull(decisions.completed().payout()).phase())
        .hasToString("COMPLETED");
  }

  @Test
  void storeFindsWhatItsNamesSay() {
    var store = new StoreBench();

    assertThat(store.findEnded()).isNotNull();
    assertThat(store.findUnknown()).isNull();
    store.close();
  }
}
