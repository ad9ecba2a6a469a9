package dev.payouts.reporting.report;

import dev.payouts.reporting.sheet.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The frame of a drawing, and an axis upwards from 0 to a round number above the most there is. */
final class Axis {
  static final int WIDTH = 900;
  static final int HEIGHT = 260;
  static final int LEFT = 80;
  static final int RIGHT = 130;
  static final int TOP = 36;
  static final int BOTTOM = 34;
  private static final int STEPS = 4;

  private final double step;
  private final int steps;

  Axis(double most) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1) / STEPS)));
    double round = power;
    for (double factor : new double[] {2, 5, 10}) {
      if (round * STEPS < most) {
        round = factor * power;
      }
    }
    step = round;
    steps = Math.max(1, (int) Math.ceil(most / round));
  }

  static String open(String title) {
    return """
    <svg viewBox="0 0 %d %d" role="img" aria-label="%s">
    <text x="%d" y="16" font-weight="bold">%s</text>
    """
        .formatted(WIDTH, HEIGHT, Markup.escape(title), LEFT, Markup.escape(title));
  }

  double y(double value) {
    return HEIGHT - BOTTOM - value / (step * steps) * (HEIGHT - BOTTOM - TOP);
  }

  String svg() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      double value = i * step;
      lines.add(line("<line class=\"axis\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>", value));
      lines.add(
          String.format(
              Locale.ROOT,
              "<text class=\"faint\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
              LEFT - 8,
              y(value) + 4,
              shown(value)));
    }
    return String.join("\n", lines) + "\n";
  }

  private String line(String form, double value) {
    return String.format(Locale.ROOT, form, LEFT, y(value), WIDTH - RIGHT, y(value));
  }

  static String shown(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
