package dev.payouts.reporting.report;

import dev.payouts.reporting.sheet.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bars side by side, each of several parts; parts that no bar has are not in the legend. */
final class StackedBars {
  private static final int COLOURS = 6;
  private static final int LABELS_MAX = 8;
  private static final double BAR_MAX = 48;

  private final String title;
  private final List<String> parts;
  private final List<Bar> bars = new ArrayList<>();

  private record Bar(String label, List<Double> heights) {
    double sum() {
      return heights.stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  StackedBars(String title, List<String> parts) {
    this.title = title;
    this.parts = parts;
  }

  void bar(String label, List<Double> heights) {
    bars.add(new Bar(label, List.copyOf(heights)));
  }

  String svg() {
    Axis axis = new Axis(bars.stream().mapToDouble(Bar::sum).max().orElse(1));
    StringBuilder svg = new StringBuilder(Axis.open(title)).append(axis.svg());
    double place = (double) (Axis.WIDTH - Axis.RIGHT - Axis.LEFT) / bars.size();
    int labelled = Math.max(1, (bars.size() + LABELS_MAX - 1) / LABELS_MAX);
    for (int i = 0; i < bars.size(); i++) {
      double x = Axis.LEFT + place * i;
      draw(svg, axis, bars.get(i), x, place);
      if (i % labelled == 0) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<text class=\"faint\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                x + place / 2,
                Axis.HEIGHT - Axis.BOTTOM + 18,
                Markup.escape(bars.get(i).label())));
      }
    }
    legend(svg);
    return svg.append("</svg>\n").toString();
  }

  private void draw(StringBuilder svg, Axis axis, Bar bar, double x, double place) {
    double width = Math.min(BAR_MAX, place * 0.8);
    double below = 0;
    for (int i = 0; i < parts.size(); i++) {
      double height = bar.heights().get(i);
      if (height > 0) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"var(--c%d)\"><title>%s</title></rect>%n",
                x + (place - width) / 2,
                axis.y(below + height),
                width,
                axis.y(below) - axis.y(below + height),
                i % COLOURS,
                Markup.escape(
                    "%s %s %s".formatted(bar.label(), parts.get(i), Axis.shown(height)))));
        below += height;
      }
    }
  }

  private void legend(StringBuilder svg) {
    int y = Axis.TOP + 8;
    for (int i = 0; i < parts.size(); i++) {
      int part = i;
      if (bars.stream().anyMatch(bar -> bar.heights().get(part) > 0)) {
        svg.append(
            "<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" fill=\"var(--c%d)\"/>\n"
                .formatted(Axis.WIDTH - Axis.RIGHT + 16, y - 9, i % COLOURS));
        svg.append(
            "<text x=\"%d\" y=\"%d\">%s</text>\n"
                .formatted(Axis.WIDTH - Axis.RIGHT + 32, y, Markup.escape(parts.get(i))));
        y += 18;
      }
    }
  }
}
