package dev.payouts.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.octopus.SubmitOutcome.NotSent;
import dev.payouts.octopus.SubmitOutcome.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Closing a client in mid-flight ends every call, and each by what is known of it. */
class CloseTest {
  private static final int CALLERS = 200;

  @Test
  void endsEveryCallAsAnOutcome() throws Exception {
    var allConnectionsBusy = new CountDownLatch(Calls.patient().connectionsMax());
    var gateway =
        ScriptedGateway.answering(
            (line, post) -> {
              allConnectionsBusy.countDown();
              line.stall();
            });
    int unknown = 0;
    try (gateway;
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var client = new OctopusClient(gateway.account(), Calls.patient());
      List<Future<SubmitOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        outcomes.add(callers.submit(() -> client.submit(Calls.order(), Calls.soon())));
      }
      allConnectionsBusy.await();

      client.close();

      for (Future<SubmitOutcome> outcome : outcomes) {
        assertThat(outcome.get()).isInstanceOfAny(Unknown.class, NotSent.class);
        unknown += outcome.get() instanceof Unknown ? 1 : 0;
      }
    }
    assertThat(unknown).isEqualTo(gateway.posts()).isEqualTo(Calls.patient().connectionsMax());
  }
}
