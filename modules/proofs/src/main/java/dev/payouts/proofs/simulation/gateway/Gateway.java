package dev.payouts.proofs.simulation.gateway;

import dev.payouts.octopus.Transport.Reply.Answered;
import dev.payouts.proofs.guarantees.Observation;
import dev.payouts.proofs.simulation.engine.Choices;
import dev.payouts.proofs.simulation.engine.Story;
import dev.payouts.proofs.simulation.engine.Weather;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A gateway that keeps every order it took and answers what it likes until the faults stop. */
public final class Gateway {
  private static final String NOT_FOUND = "order not found";

  private final Weather weather;
  private final Choices choices;
  private final Duration staleness;
  private final boolean uniqueIds;
  private final Consumer<Observation> observer;
  private final Story story;
  private final Map<String, List<Order>> orders = new LinkedHashMap<>();
  private Consumer<Order> made = _ -> {};

  /**
   * @param staleness how long order/get may call a new order unknown
   * @param uniqueIds whether it refuses a merchant_order_id that it has seen
   */
  public Gateway(
      Weather weather,
      Duration staleness,
      boolean uniqueIds,
      Consumer<Observation> observer,
      Story story) {
    this.weather = weather;
    this.choices = weather.choices();
    this.staleness = staleness;
    this.uniqueIds = uniqueIds;
    this.observer = observer;
    this.story = story;
  }

  void onOrder(Consumer<Order> listener) {
    made = listener;
  }

  /** The order of a payout; null if there is none yet. */
  @Nullable Order find(String id, Instant now) {
    List<Order> known = orders.getOrDefault(id, List.of());
    return known.stream().filter(order -> !order.madeAt().isAfter(now)).findFirst().orElse(null);
  }

  /** What it would show of a payout's order at the end of all things; null if there is none. */
  public @Nullable String lastWord(String id) {
    List<Order> known = orders.get(id);
    return known == null ? null : known.getFirst().life().getLast().word();
  }

  /** Whether the order shows what was asked for. */
  public boolean isFaithful(String id) {
    return orders.getOrDefault(id, List.of()).stream().allMatch(Order::isFaithful);
  }

  /** When the last of its orders changes for the last time. */
  public Instant lastChange() {
    return orders.values().stream()
        .flatMap(List::stream)
        .map(order -> order.life().getLast().at())
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  /** Reads its ledger out. */
  public void book() {
    orders.forEach(
        (id, known) -> {
          Order order = known.getFirst();
          observer.accept(
              new Observation.Booked(
                  id,
                  order.amount(),
                  order.currency().toUpperCase(Locale.ROOT),
                  order.life().getLast().word(),
                  isFaithful(id)));
        });
  }

  /** order/new, as it arrives. */
  Answered take(Map<String, String> fields, Instant now) {
    String id = Objects.requireNonNull(fields.get("merchant_order_id"));
    int manner = weather.faulty() ? choices.next(14) : 0;
    count("order/new", manner, 11);
    switch (manner) {
      case 1 -> {
        return Texts.error("insufficient balance for " + fields.get("to"));
      }
      case 2 -> {
        return Texts.html(503);
      }
      case 3 -> {
        return Texts.html(429);
      }
      default -> {}
    }
    if (uniqueIds && find(id, now) != null) {
      return Texts.error("merchant_order_id already exists");
    }
    Order order = make(id, fields, now);
    Answered good = Texts.accepted(order, now);
    return switch (manner) {
      case 4 -> Texts.html(500);
      case 5 -> Texts.html(200);
      case 6 -> Texts.half(good);
      case 7 -> Texts.error("internal error");
      case 8 -> Texts.html(302);
      case 9 -> Texts.compressed(good);
      case 10 -> Texts.status(504, Texts.error("upstream timed out"));
      case 11 -> Texts.accepted(other(order), now);
      default -> good;
    };
  }

  private Order make(String id, Map<String, String> fields, Instant now) {
    Order.Flaw flaw =
        weather.strikes(16, "gateway: order differs from what was asked for")
            ? choices.of(
                Order.Flaw.AMOUNT, Order.Flaw.CURRENCY, Order.Flaw.PAYEE, Order.Flaw.FINAL_AMOUNT)
            : Order.Flaw.NONE;
    var order =
        new Order(
            id,
            new BigDecimal(fields.get("amount")),
            Objects.requireNonNull(fields.get("currency")),
            Objects.requireNonNull(fields.get("to")),
            now,
            Lives.of(choices, now),
            flaw);
    orders.computeIfAbsent(id, _ -> new ArrayList<>()).add(order);
    story.tell(() -> "the gateway makes an order of " + id + ": " + order.life() + " " + flaw);
    observer.accept(new Observation.OrderMade(id, now));
    made.accept(order);
    return order;
  }

  private static Order other(Order order) {
    return new Order(
        "other",
        order.amount().add(BigDecimal.TEN),
        order.currency(),
        "7" + order.account(),
        order.madeAt(),
        order.life(),
        Order.Flaw.NONE);
  }

  private void count(String call, int manner, int faults) {
    if (manner > 0 && manner <= faults) {
      weather.counts().add("gateway: " + call + " answered wrongly");
    }
  }

  /** order/get, as it arrives. */
  Answered show(String id, Instant now) {
    int manner = weather.faulty() ? choices.next(16) : 0;
    count("order/get", manner, 8);
    switch (manner) {
      case 1 -> {
        return Texts.html(200);
      }
      case 2 -> {
        return Texts.html(502);
      }
      case 3 -> {
        return Texts.error("service unavailable");
      }
      case 4 -> {
        return Texts.html(429);
      }
      default -> {}
    }
    Order order = find(id, now);
    if (order == null) {
      return Texts.error(NOT_FOUND);
    }
    boolean fresh = now.isBefore(order.madeAt().plus(staleness));
    if (fresh && choices.next(2) == 1) {
      return Texts.error(NOT_FOUND);
    }
    Answered good = Texts.shown(order, id, now, manner != 5);
    return switch (manner) {
      case 6 -> Texts.half(good);
      case 7 -> Texts.shown(other(order), "other", now, true);
      case 8 -> Texts.compressed(good);
      default -> good;
    };
  }
}
