package dev.payouts.standalone.system;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.InquiryReply;
import dev.payouts.avro.SubmitReply;
import dev.payouts.standalone.stack.Role;
import dev.payouts.testing.Await;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two workers and two pollers share the requests, until one of each is killed. */
class GatewayInstancesTest {
  private static final String SECOND = "second-hands";

  private final PayoutSystem system = PayoutSystem.shared();

  @Test
  @Timeout(90)
  void twoPayEachOnceAndOneGoesOnWhenTheOtherIsKilled() {
    try (Load load = Load.start(system.flow());
        Instance second = system.startInstance(SECOND, Map.of(), Role.WORKER, Role.POLLER)) {
      awaitBothReply(SubmitReply.class);
      awaitBothReply(InquiryReply.class);

      second.kill();

      load.awaitMore();
      Reckoning.awaitPaid(system, load.stop());
    }
  }

  /** The first goes on after the second has begun. */
  private void awaitBothReply(Class<?> kind) {
    Instant begun = awaitReply(kind, reply -> reply.getReporter().equals(SECOND)).getObservedAt();
    awaitReply(
        kind, reply -> !reply.getReporter().equals(SECOND) && reply.getObservedAt().isAfter(begun));
  }

  private GatewayReply awaitReply(Class<?> kind, Predicate<GatewayReply> wanted) {
    return Await.present(
        "a " + kind.getSimpleName(), () -> find(reply -> kind.isInstance(reply.getBody()), wanted));
  }

  private Optional<GatewayReply> find(
      Predicate<GatewayReply> kind, Predicate<GatewayReply> wanted) {
    return system.flow().replies().stream().filter(kind.and(wanted)).findFirst();
  }
}
