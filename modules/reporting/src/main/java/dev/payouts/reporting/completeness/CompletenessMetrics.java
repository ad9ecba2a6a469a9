package dev.payouts.reporting.completeness;

import dev.payouts.reporting.Misuse;
import dev.payouts.reporting.ReportFailure;
import dev.payouts.reporting.sheet.Outlet;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A check's outcome in Prometheus' text format, for a check that ends long before it is scraped: in
 * a file of the node exporter's textfile collector, or at a Pushgateway.
 */
sealed interface CompletenessMetrics {
  /** Replaced as a whole. */
  record InFile(Path file) implements CompletenessMetrics {}

  /** In the group of the job payouts_completeness, which is replaced as a whole. */
  record Pushed(URI gateway) implements CompletenessMetrics {}

  Duration LIMIT = Duration.ofSeconds(10);
  int OK_MAX = 299;

  /**
   * @throws Misuse if it is neither an address nor the name of a file
   */
  static CompletenessMetrics to(String where) {
    try {
      if (where.startsWith("http://") || where.startsWith("https://")) {
        URI gateway = new URI(where.replaceAll("/+$", "") + "/metrics/job/payouts_completeness");
        if (gateway.getHost() != null) {
          return new Pushed(gateway);
        }
      } else if (where.endsWith(".prom")) {
        return new InFile(Path.of(where));
      }
    } catch (URISyntaxException | InvalidPathException e) {
      // Said below.
    }
    throw new Misuse(
        "--metrics needs a file that ends in .prom, or the address of a Pushgateway such as http://127.0.0.1:9091, not \""
            + where
            + "\"");
  }

  /**
   * @throws ReportFailure if it does not get there
   */
  default void write(Balance balance, Instant checkedAt) {
    String text = text(balance, checkedAt);
    switch (this) {
      case InFile(Path file) -> Outlet.replace(file, text);
      case Pushed(URI gateway) -> push(gateway, text);
    }
  }

  private static void push(URI gateway, String text) {
    HttpRequest request =
        HttpRequest.newBuilder(gateway)
            .timeout(LIMIT)
            .header("Content-Type", "text/plain; version=0.0.4")
            .PUT(BodyPublishers.ofString(text))
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status > OK_MAX) {
        throw new ReportFailure("%s does not take metrics: HTTP %d".formatted(gateway, status));
      }
    } catch (IOException e) {
      throw new ReportFailure("no Pushgateway answers at " + gateway, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReportFailure("interrupted", e);
    }
  }

  /** Gauges all: each check looks at everything that is still there. */
  private static String text(Balance balance, Instant checkedAt) {
    StringBuilder text = new StringBuilder();
    gauge(text, "checked_timestamp_seconds", "When completeness was checked last.");
    sample(text, "checked_timestamp_seconds", "", checkedAt.getEpochSecond());
    gauge(text, "missing", "Commands and payouts that became nothing.");
    sample(text, "missing", "", balance.missing());
    gauge(text, "commands", "Commands, by what they are.");
    counts(text, "commands", "kind", balance.commands());
    gauge(text, "payouts", "Payouts that were commanded, by what became of them.");
    counts(text, "payouts", "fate", balance.payouts());
    return text.toString();
  }

  private static void gauge(StringBuilder text, String name, String help) {
    text.append("# HELP payouts_completeness_%s %s\n".formatted(name, help));
    text.append("# TYPE payouts_completeness_%s gauge\n".formatted(name));
  }

  private static void counts(
      StringBuilder text, String name, String label, Map<String, Long> counts) {
    counts.forEach(
        (value, count) -> sample(text, name, "{%s=\"%s\"}".formatted(label, value), count));
  }

  private static void sample(StringBuilder text, String name, String labels, long value) {
    text.append("payouts_completeness_%s%s %d\n".formatted(name, labels, value));
  }
}
