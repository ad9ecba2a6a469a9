package dev.payouts.sandbox;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What the sandbox's ledger holds, for tests in the same process; the truth as of each call. */
public final class SandboxLedger {
  private final Ledger ledger;
  private final Agenda agenda;
  private final EventLoop loop;

  SandboxLedger(Ledger ledger, Agenda agenda, EventLoop loop) {
    this.ledger = ledger;
    this.agenda = agenda;
    this.loop = loop;
  }

  public LedgerSummary summary() {
    return ask(ledger::summary);
  }

  /** Empty if no POST named this id. */
  public Optional<SeenOrder> order(String merchantOrderId) {
    SeenOrder seen = ask(() -> ledger.seen(merchantOrderId));
    return seen.posts() == 0 ? Optional.empty() : Optional.of(seen);
  }

  /** Every merchant_order_id with an accepted order, in the order they came. */
  public List<String> ids() {
    return ask(() -> ledger.ids(0, ledger.size()));
  }

  /** Every merchant_order_id with more than one POST. */
  public List<String> repeatedIds() {
    return ask(() -> new ArrayList<>(ledger.repeated()));
  }

  private <T> T ask(Callable<T> question) {
    Future<T> answer =
        loop.submit(
            () -> {
              agenda.runDue();
              return question.call();
            });
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the sandbox", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the sandbox could not answer", e.getCause());
    }
  }
}
