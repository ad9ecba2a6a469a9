package dev.payouts.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Posts signed callbacks and repeats them, ever more slowly, until one is answered `success`. */
final class Callbacks implements Ledger.StatusListener, AutoCloseable {
  private static final int TRIES_MAX = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration CALL_LIMIT = Duration.ofSeconds(5);
  private static final int IN_FLIGHT_MAX = 64;

  /** Callbacks are hints: with a receiver that is down, losing some beats losing the sandbox. */
  private static final int WAITING_MAX = 100_000;

  private static final int REPLY_BYTES_MAX = 1024;

  private final CallbackText text;
  private final Delays delays;
  private final Agenda agenda;
  private final Executor loop;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<Delivery> waiting = new ArrayDeque<>();
  private int inFlight;
  private long dropped;

  private record Delivery(
      Order order, URI address, CallbackText.Signed message, int attempt, Runnable then) {}

  Callbacks(CallbackText text, Delays delays, Agenda agenda, Executor loop) {
    this.text = text;
    this.delays = delays;
    this.agenda = agenda;
    this.loop = loop;
  }

  long dropped() {
    return dropped;
  }

  @Override
  public void changed(Order order) {
    announce(order, () -> {});
  }

  /**
   * Sends what an order's present status causes.
   *
   * @param then runs once the last of it was tried for the first time, or at once if there is none
   */
  void announce(Order order, Runnable then) {
    String address = order.field("notify_url");
    CallbackStyle style = order.behaviour().plan().callbacks();
    if (address.isEmpty() || style == CallbackStyle.NEVER) {
      then.run();
      return;
    }
    URI uri = URI.create(address);
    if (style == CallbackStyle.FORGED) {
      send(new Delivery(order, uri, text.forged(order), TRIES_MAX, () -> {}));
      send(new Delivery(order, uri, text.unsigned(order), TRIES_MAX, () -> {}));
    }
    if (style == CallbackStyle.TWICE) {
      send(new Delivery(order, uri, text.genuine(order), 1, () -> {}));
    }
    if (style == CallbackStyle.STRANGERS) {
      send(new Delivery(order, uri, text.strange(order), TRIES_MAX, () -> {}));
    }
    send(new Delivery(order, uri, text.genuine(order), 1, then));
    if (style == CallbackStyle.REPLAYED && order.isSettled()) {
      for (Status past : order.earlier().reversed()) {
        send(new Delivery(order, uri, text.past(order, past), TRIES_MAX, () -> {}));
      }
    }
  }

  private void send(Delivery delivery) {
    if (inFlight < IN_FLIGHT_MAX) {
      post(delivery);
    } else if (waiting.size() < WAITING_MAX) {
      waiting.add(delivery);
    } else {
      dropped++;
      delivery.then().run();
    }
  }

  private void post(Delivery delivery) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(delivery.address())
            .timeout(CALL_LIMIT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.message().body()));
    if (!delivery.message().signature().isEmpty()) {
      request.header("Oc-Signature", delivery.message().signature());
    }
    inFlight++;
    var _ =
        client
            .sendAsync(
                request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), REPLY_BYTES_MAX))
            .whenComplete((reply, failure) -> onLoop(() -> answered(delivery, reply)));
  }

  private void onLoop(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException e) {
      // The sandbox has stopped; nobody waits for this callback any more.
    }
  }

  private void answered(Delivery delivery, @Nullable HttpResponse<String> reply) {
    inFlight--;
    boolean delivered =
        reply != null && reply.statusCode() == 200 && reply.body().strip().equals("success");
    if (delivered) {
      delivery.order().notified(Order.NotifyStatus.DELIVERED);
    } else if (delivery.attempt() < TRIES_MAX) {
      Delivery next =
          new Delivery(
              delivery.order(),
              delivery.address(),
              delivery.message(),
              delivery.attempt() + 1,
              () -> {});
      long pause = delays.scaled(FIRST_PAUSE) << (delivery.attempt() - 1);
      agenda.after(pause, () -> send(next));
    } else {
      delivery.order().notified(Order.NotifyStatus.FAILED);
    }
    Delivery following = waiting.poll();
    if (following != null) {
      post(following);
    }
    delivery.then().run();
  }

  void clear() {
    waiting.clear();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
