package dev.payouts.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All orders and POSTs, in memory; confined to the event loop. */
final class Ledger {
  /** Beyond that, orders have too little in common for sharing to be worth a map. */
  private static final int SHARED_MAX = 10_000;

  private final Timetable timetable;
  private final Agenda agenda;
  private final OrderTable table = new OrderTable();
  private final List<Order> orders = new ArrayList<>();
  private final Map<List<String>, List<String>> shared = new HashMap<>();
  private final Map<String, Integer> refusedPosts = new HashMap<>();
  private final Set<String> repeated = new LinkedHashSet<>();
  private final Totals totals = new Totals();
  private long posts;
  private long paidTwice;
  private int durableOrders;

  /** Told when an order takes its next status. */
  interface StatusListener {
    void changed(Order order);
  }

  private final StatusListener listener;

  Ledger(Timetable timetable, Agenda agenda, StatusListener listener) {
    this.timetable = timetable;
    this.agenda = agenda;
    this.listener = listener;
  }

  /** Adds an accepted order as it stands now; the agenda takes it from there. */
  Order accept(Map<String, String> fields, long amountMicros, long acceptedAtMillis) {
    Order order = new Order(fields, shared(fields), amountMicros, acceptedAtMillis, orders.size());
    countPost(order.id());
    orders.add(order);
    table.put(order);
    for (int step = 0; step <= timetable.stepAt(order, agenda.nowMillis()); step++) {
      order.moveTo(step);
      notePaid(order);
    }
    totals.add(order);
    planNext(order);
    return order;
  }

  /** Notes that an order and all before it would survive a kill. */
  void durable(Order order) {
    boolean known = order.number() < orders.size() && orders.get(order.number()) == order;
    if (known) {
      durableOrders = Math.max(durableOrders, order.number() + 1);
    }
  }

  boolean isDurable(Order order) {
    return order.number() < durableOrders;
  }

  void refuse(String id) {
    countPost(id);
    refusedPosts.merge(id, 1, Integer::sum);
  }

  private void countPost(String id) {
    posts++;
    if (posts(id) > 0) {
      repeated.add(id);
    }
  }

  private List<String> shared(Map<String, String> fields) {
    List<String> values = new ArrayList<>(Order.SHARED_FIELDS.size());
    Order.SHARED_FIELDS.forEach(name -> values.add(fields.getOrDefault(name, "")));
    List<String> known = shared.get(values);
    if (known == null) {
      known = List.copyOf(values);
      if (shared.size() < SHARED_MAX) {
        shared.put(known, known);
      }
    }
    return known;
  }

  private void planNext(Order order) {
    if (timetable.hasNext(order)) {
      agenda.at(timetable.startMillis(order, order.step() + 1), () -> advance(order));
    }
  }

  private void advance(Order order) {
    totals.remove(order);
    order.moveTo(order.step() + 1);
    totals.add(order);
    notePaid(order);
    planNext(order);
    listener.changed(order);
  }

  private void notePaid(Order order) {
    if (order.status() == Status.COMPLETED && !order.everPaid()) {
      order.markPaid();
      paidTwice += paid(order.id()) == 2 ? 1 : 0;
    }
  }

  @Nullable Order find(String id) {
    return table.find(id);
  }

  int posts(String id) {
    return accepted(id).size() + refusedPosts.getOrDefault(id, 0);
  }

  private int paid(String id) {
    return (int) accepted(id).stream().filter(Order::everPaid).count();
  }

  /** First to last. */
  private List<Order> accepted(String id) {
    Order latest = table.find(id);
    if (latest == null) {
      return List.of();
    }
    if (latest.previous() == null) {
      return List.of(latest);
    }
    List<Order> chain = new ArrayList<>();
    for (Order order = latest; order != null; order = order.previous()) {
      chain.addFirst(order);
    }
    return chain;
  }

  int size() {
    return orders.size();
  }

  Totals totals() {
    return totals;
  }

  Set<String> repeated() {
    return repeated;
  }

  LedgerSummary summary() {
    return new LedgerSummary(
        posts, orders.size(), table.ids(), repeated.size(), paidTwice, totals.lines());
  }

  SeenOrder seen(String id) {
    List<SeenOrder.Accepted> views =
        accepted(id).stream().map(order -> OrderView.of(order, timetable)).toList();
    return new SeenOrder(id, posts(id), paid(id), views);
  }

  /** Ids of accepted orders from a position on, each id once; for reading the ledger in pieces. */
  List<String> ids(int from, int count) {
    return orders
        .subList(Math.min(from, orders.size()), Math.min(from + count, orders.size()))
        .stream()
        .filter(order -> order.previous() == null)
        .map(Order::id)
        .toList();
  }

  /** Ids of which every POST was refused. */
  List<String> idsWithoutOrder() {
    return refusedPosts.keySet().stream().filter(id -> table.find(id) == null).toList();
  }

  void clear() {
    table.clear();
    orders.clear();
    shared.clear();
    refusedPosts.clear();
    repeated.clear();
    totals.clear();
    posts = 0;
    paidTwice = 0;
    durableOrders = 0;
  }
}
