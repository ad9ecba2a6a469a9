package dev.payouts.proofs.failpoints;

import java.io.PrintStream;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which payout was at which failpoint when the service died, by the gateway's misbehaviour. */
final class Matrix {
  private static final String NEVER_THERE = ".";

  private final Map<Failpoint, Map<String, String>> cells = new EnumMap<>(Failpoint.class);

  /** Payouts that were there. */
  void add(Failpoint point, Collection<String> ids) {
    Map<String, String> row = cells.computeIfAbsent(point, _ -> new HashMap<>());
    ids.forEach(id -> row.put(Wave.account(id), id));
  }

  boolean covers(Failpoint point, String account) {
    return at(point, account).isPresent();
  }

  boolean isReached(Failpoint point) {
    return cells.containsKey(point);
  }

  private Optional<String> at(Failpoint point, String account) {
    @Nullable Map<String, String> row = cells.get(point);
    return row == null ? Optional.empty() : Optional.ofNullable(row.get(account));
  }

  int size() {
    return cells.values().stream().mapToInt(Map::size).sum();
  }

  /**
   * @param points its columns
   * @param misbehaviours its rows: an account and what it makes the gateway do
   * @param ends how a payout ended, in one letter
   */
  void print(
      PrintStream out,
      List<Failpoint> points,
      Map<String, String> misbehaviours,
      Function<String, String> ends) {
    for (int i = 0; i < points.size(); i++) {
      Failpoint point = points.get(i);
      out.printf("  %2d  %s: %s%n", i + 1, point.victim().word(), point.words());
    }
    StringBuilder head = new StringBuilder();
    for (int i = 1; i <= points.size(); i++) {
      head.append("%3d".formatted(i));
    }
    out.printf("%n%-34s%s%n", "", head);
    misbehaviours.forEach(
        (account, words) -> {
          StringBuilder row = new StringBuilder();
          points.forEach(
              point ->
                  row.append("%3s".formatted(at(point, account).map(ends).orElse(NEVER_THERE))));
          out.printf("%-34s%s%n", account + " " + words, row);
        });
    out.printf("%s, %s never there%n", Ends.LEGEND, NEVER_THERE);
  }
}
