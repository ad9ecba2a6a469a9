package dev.payouts.service.rights;

import java.util.ArrayList;
import java.util.List;

/** All that a service must be allowed to do in Kafka; deploy/kafka/acls.csv grants it. */
public record Rights(List<Right> all) {
  public static final Rights NONE = new Rights(List.of());

  public Rights {
    all = List.copyOf(all);
  }

  public Rights and(Rights others) {
    List<Right> both = new ArrayList<>(all);
    both.addAll(others.all);
    return new Rights(both);
  }
}
