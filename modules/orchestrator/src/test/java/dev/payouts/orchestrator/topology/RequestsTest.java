package dev.payouts.orchestrator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.GatewayRequest;
import dev.payouts.core.Policy;
import dev.payouts.orchestrator.pacing.LaneLimits;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What requests say beside the call itself. */
class RequestsTest {
  @TempDir private Path state;
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig(state, new LaneLimits(100, 0, 100, true));
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void tellsWorkerAndPollerWhoseAccountItIsAndTheWorkerHowLongItMayTake() {
    rig.submit("p1");
    rig.tick();
    rig.accept("p1", 1, "pending");
    rig.pass(Duration.ofSeconds(2));

    assertThat(rig.submissions())
        .singleElement()
        .extracting(GatewayRequest::getMerchantUid, GatewayRequest::getCallLimitMs)
        .containsExactly(Rig.MERCHANT, Policy.defaults().callLimit().toMillis());
    assertThat(rig.inquiries())
        .singleElement()
        .extracting(GatewayRequest::getMerchantUid, GatewayRequest::getCallLimitMs)
        .containsExactly(Rig.MERCHANT, null);
  }
}
