package dev.payouts.benchmarks.throughput;

import dev.payouts.benchmarks.load.Payment;
import dev.payouts.octopus.ClientSettings;
import dev.payouts.octopus.Deadline;
import dev.payouts.octopus.GatewayAccount;
import dev.payouts.octopus.InquiryOutcome;
import dev.payouts.octopus.OctopusClient;
import dev.payouts.octopus.SubmitOutcome;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The work that no orchestrator can avoid: order/new and order/get for each payout, with the
 * product's client, 256 at a time, and nothing kept.
 */
public final class Floor implements AutoCloseable {
  private static final int IN_FLIGHT = 256;
  private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

  private final OctopusClient client;

  public Floor(GatewayAccount account) {
    this.client = new OctopusClient(account, ClientSettings.defaults());
  }

  /**
   * Returns how many seconds it took.
   *
   * @throws IllegalStateException unless the gateway took and showed every order
   */
  public double run(String prefix, int count) {
    var next = new AtomicInteger();
    var done = new AtomicInteger();
    long began = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < IN_FLIGHT; i++) {
        threads.execute(
            () -> {
              for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                if (isPaid(Payment.ordinary(prefix + n, n))) {
                  done.incrementAndGet();
                }
              }
            });
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    if (done.get() != count) {
      throw new IllegalStateException(
          "the gateway took and showed %d of %d orders".formatted(done.get(), count));
    }
    return seconds;
  }

  private boolean isPaid(Payment payment) {
    return client.submit(payment.order(), Deadline.after(CALL_LIMIT))
            instanceof SubmitOutcome.Accepted
        && client.inquire(payment.id(), Deadline.after(CALL_LIMIT)) instanceof InquiryOutcome.Found;
  }

  @Override
  public void close() {
    client.close();
  }
}
