package dev.payouts.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over an axis, as an SVG of its own; both axes begin at 0 unless one is logarithmic. */
final class Plot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 70;
  private static final int RIGHT = 150;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;
  private static final int STEPS = 5;
  private static final List<String> COLOURS = List.of("#1b6ca8", "#c1440e", "#3a7d44", "#6b4c9a");

  private final String title;
  private final String across;
  private final String up;
  private final List<Line> lines = new ArrayList<>();
  private boolean logarithmic;

  record Point(double x, double y) {}

  private record Line(String name, List<Point> points) {}

  Plot(String title, String across, String up) {
    this.title = title;
    this.across = across;
    this.up = up;
  }

  void line(String name, List<Point> points) {
    lines.add(new Line(name, List.copyOf(points)));
  }

  /** Each power of ten as far from the next, across; all values there must be above 0. */
  Plot logarithmicAcross() {
    logarithmic = true;
    return this;
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
        <rect width="%d" height="%d" fill="white"/>
        """
            .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT));
    text(svg, LEFT, TOP / 2.0, "start", title, " font-weight=\"bold\"");
    text(svg, middle(), HEIGHT - 10.0, "middle", across, "");
    text(svg, LEFT, TOP - 6.0, "end", up, "");
    for (double y : ticks()) {
      stroke(svg, LEFT, y(y), WIDTH - RIGHT, y(y), "#dddddd");
      text(svg, LEFT - 6.0, y(y) + 4, "end", shown(y), "");
    }
    for (double x : places()) {
      stroke(svg, x(x), HEIGHT - BOTTOM, x(x), HEIGHT - BOTTOM + 4.0, "#888888");
      text(svg, x(x), HEIGHT - BOTTOM + 18.0, "middle", shown(x), "");
    }
    for (int i = 0; i < lines.size(); i++) {
      draw(svg, lines.get(i), COLOURS.get(i % COLOURS.size()));
    }
    return svg.append("</svg>\n").toString();
  }

  private void draw(StringBuilder svg, Line line, String colour) {
    StringBuilder path = new StringBuilder();
    for (Point point : line.points()) {
      path.append(
          String.format(
              Locale.ROOT, "%s%.1f,%.1f", path.isEmpty() ? "" : " ", x(point.x()), y(point.y())));
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
              x(point.x()),
              y(point.y()),
              colour));
    }
    svg.append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n"
            .formatted(path, colour));
    Point last = line.points().getLast();
    text(svg, x(last.x()) + 8, y(last.y()) + 4, "start", line.name(), " fill=\"" + colour + "\"");
  }

  private static void stroke(
      StringBuilder svg, double x1, double y1, double x2, double y2, String colour) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
            x1,
            y1,
            x2,
            y2,
            colour));
  }

  private static void text(
      StringBuilder svg, double x, double y, String anchor, String text, String more) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>%s</text>%n",
            x,
            y,
            anchor,
            more,
            text.replace("&", "&amp;").replace("<", "&lt;")));
  }

  private static double middle() {
    return (LEFT + WIDTH - RIGHT) / 2.0;
  }

  private double x(double value) {
    double least = logarithmic ? Math.log10(places().getFirst()) : 0;
    double most = logarithmic ? Math.log10(places().getLast()) : places().getLast();
    double at = logarithmic ? Math.log10(value) : value;
    return LEFT + (at - least) / Math.max(most - least, Double.MIN_NORMAL) * (WIDTH - RIGHT - LEFT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - value / ticks().getLast() * (HEIGHT - BOTTOM - TOP);
  }

  private List<Double> places() {
    return lines.getFirst().points().stream().map(Point::x).toList();
  }

  /** From 0 in round steps to the first that no value is above. */
  private List<Double> ticks() {
    double most =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(Point::y)
            .max()
            .orElseThrow();
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, Double.MIN_NORMAL) / STEPS)));
    double step = power;
    for (double factor : new double[] {2, 5, 10}) {
      if (step * STEPS < most) {
        step = factor * power;
      }
    }
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i == 0 || (i - 1) * step < most; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private static String shown(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
