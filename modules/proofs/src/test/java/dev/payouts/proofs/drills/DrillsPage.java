package dev.payouts.proofs.drills;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** docs/DRILLS.md, made from the code that carries it out. */
final class DrillsPage {
  private static final String HEAD =
      """
      # Disasters, and what to do

      Each of these is carried out on real processes that pay, step by step as it is written here:

          ./payouts prove drills                # all of them
          ./payouts prove drills --drills 3     # three, chosen by --seed

      None may pay a payout twice or lose one, and none needs anything but these steps. This page is made from the code of the
      drills; a test keeps it so.
      """;

  private DrillsPage() {}

  static String text() {
    return Stream.of(Losses.all(), WrongClocks.all())
        .flatMap(List::stream)
        .map(DrillsPage::section)
        .collect(Collectors.joining("\n", HEAD + "\n", ""));
  }

  private static String section(Drill drill) {
    StringBuilder text = new StringBuilder();
    text.append("## ").append(drill.title()).append("\n\n");
    text.append("How it is noticed: ").append(drill.noticed()).append("\n\n");
    for (int i = 0; i < drill.steps().size(); i++) {
      text.append(i + 1).append(". ").append(drill.steps().get(i).words()).append("\n");
    }
    return text.append("\n").append(drill.outcome()).append("\n").toString();
  }
}
