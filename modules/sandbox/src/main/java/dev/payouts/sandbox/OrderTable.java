package dev.payouts.sandbox;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds orders by merchant_order_id. Open addressing over the orders themselves: a {@code HashMap}
 * with string keys would double what a million orders take.
 */
final class OrderTable {
  private static final int SLOTS_AT_FIRST = 1 << 10;

  private @Nullable Order[] slots = new @Nullable Order[SLOTS_AT_FIRST];
  private int used;

  /** The latest order of an id. */
  @Nullable Order find(String id) {
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    for (int slot = Order.hash(text, text.length); ; slot++) {
      Order found = slots[slot & (slots.length - 1)];
      if (found == null || found.hasId(text)) {
        return found;
      }
    }
  }

  /** Makes an order the latest of its id. */
  void put(Order order) {
    if ((used + 1) * 2 > slots.length) {
      grow();
    }
    Order earlier = find(order.id());
    order.follows(earlier);
    int slot = order.idHash() & (slots.length - 1);
    while (slots[slot] != earlier) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = order;
    used += earlier == null ? 1 : 0;
  }

  int ids() {
    return used;
  }

  void clear() {
    slots = new @Nullable Order[SLOTS_AT_FIRST];
    used = 0;
  }

  private void grow() {
    @Nullable Order[] larger = new @Nullable Order[slots.length * 2];
    for (Order order : slots) {
      if (order != null) {
        int slot = order.idHash() & (larger.length - 1);
        while (larger[slot] != null) {
          slot = (slot + 1) & (larger.length - 1);
        }
        larger[slot] = order;
      }
    }
    slots = larger;
  }
}
