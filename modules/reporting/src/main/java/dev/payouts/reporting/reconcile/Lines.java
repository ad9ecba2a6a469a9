package dev.payouts.reporting.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement's lines by what they name; each is taken once. */
final class Lines {
  private final Map<String, List<StatementLine>> byId = new LinkedHashMap<>();
  private final Map<String, List<StatementLine>> byOrderNumber = new LinkedHashMap<>();

  /** Whose order number it is, of those that lines with an id name. */
  private final Map<String, String> owners = new HashMap<>();

  Lines(List<StatementLine> lines) {
    for (StatementLine line : lines) {
      if (line.payoutId() != null) {
        byId.computeIfAbsent(line.payoutId(), _ -> new ArrayList<>()).add(line);
        if (line.orderNumber() != null) {
          owners.put(line.orderNumber(), "");
        }
      } else if (line.orderNumber() != null) {
        byOrderNumber.computeIfAbsent(line.orderNumber(), _ -> new ArrayList<>()).add(line);
      }
    }
  }

  /** The lines about a result, by id, and of those that name none by order number. */
  List<StatementLine> take(Here here) {
    List<StatementLine> taken = new ArrayList<>(take(here.payoutId()));
    String number = here.orderNumber();
    if (number != null) {
      taken.addAll(byOrderNumber.getOrDefault(number, List.of()));
      byOrderNumber.remove(number);
      owners.computeIfPresent(number, (_, _) -> here.payoutId());
    }
    return taken;
  }

  List<StatementLine> take(String payoutId) {
    List<StatementLine> taken = byId.remove(payoutId);
    return taken == null ? List.of() : taken;
  }

  /** Those that nothing here has taken. */
  List<StatementLine> left() {
    List<StatementLine> left = new ArrayList<>();
    byId.values().forEach(left::addAll);
    byOrderNumber.values().forEach(left::addAll);
    return left;
  }

  /** The payout whose order a line names under another id; null if none was seen. */
  @Nullable String owner(StatementLine line) {
    String owner = line.orderNumber() == null ? null : owners.get(line.orderNumber());
    return owner == null || owner.isEmpty() ? null : owner;
  }
}
