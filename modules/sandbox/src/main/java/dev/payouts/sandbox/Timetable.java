package dev.payouts.sandbox;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** When each status of each behaviour begins, in milliseconds since the order was accepted. */
final class Timetable {
  private final Map<Behaviour, long[]> startsByBehaviour = new EnumMap<>(Behaviour.class);

  Timetable(Delays delays) {
    for (Behaviour behaviour : Behaviour.values()) {
      List<Plan.Step> steps = behaviour.plan().steps();
      long[] starts = new long[steps.size()];
      for (int i = 1; i < starts.length; i++) {
        starts[i] = starts[i - 1] + steps.get(i).after().map(delays::millis).orElse(0L);
      }
      startsByBehaviour.put(behaviour, starts);
    }
  }

  long startMillis(Order order, int step) {
    return order.acceptedAtMillis() + starts(order)[step];
  }

  boolean hasNext(Order order) {
    return order.step() + 1 < starts(order).length;
  }

  /** The step that an order has reached by a time. */
  int stepAt(Order order, long millis) {
    long elapsed = millis - order.acceptedAtMillis();
    long[] starts = starts(order);
    int step = 0;
    while (step + 1 < starts.length && starts[step + 1] <= elapsed) {
      step++;
    }
    return step;
  }

  private long[] starts(Order order) {
    return Objects.requireNonNull(startsByBehaviour.get(order.behaviour()));
  }
}
