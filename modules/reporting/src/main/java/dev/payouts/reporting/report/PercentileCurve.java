package dev.payouts.reporting.report;

import java.util.List;
import java.util.Locale;

/** How many of a hundred completions took at most how long; time is drawn by its logarithm. */
final class PercentileCurve {
  private static final List<Integer> PER_MILLE =
      List.of(10, 50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950, 990, 999, Durations.ALL);

  private PercentileCurve() {}

  static String svg(Durations durations) {
    Axis axis = new Axis(100);
    double least = Math.floor(log(durations, PER_MILLE.getFirst()));
    double most = Math.max(least + 1, Math.ceil(log(durations, Durations.ALL)));
    StringBuilder svg =
        new StringBuilder(
                Axis.open(
                    "Time to completion: percent of %,d completions within seconds"
                        .formatted(durations.size())))
            .append(axis.svg());
    for (double power = least; power <= most; power++) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<text class=\"faint\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s s</text>%n",
              x(power, least, most),
              Axis.HEIGHT - Axis.BOTTOM + 18,
              seconds(power)));
    }
    StringBuilder points = new StringBuilder();
    for (int perMille : PER_MILLE) {
      points.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              x(log(durations, perMille), least, most),
              axis.y(perMille / 10.0)));
    }
    return svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"var(--c4)\" points=\"")
        .append(points.toString().strip())
        .append("\"/>\n</svg>\n")
        .toString();
  }

  /** Of milliseconds; less than one counts as one. */
  private static double log(Durations durations, int perMille) {
    return Math.log10((double) Math.max(1, durations.atMost(perMille).orElse(1L)));
  }

  private static double x(double power, double least, double most) {
    double width = (double) Axis.WIDTH - Axis.RIGHT - Axis.LEFT;
    return Axis.LEFT + (power - least) / (most - least) * width;
  }

  private static String seconds(double power) {
    double seconds = Math.pow(10, power - 3);
    return seconds < 1
        ? String.format(Locale.ROOT, "%.3f", seconds).replaceAll("0+$", "")
        : String.format(Locale.ROOT, "%,.0f", seconds);
  }
}
