package dev.payouts.standalone.deploy;

import dev.payouts.standalone.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboards of deploy/grafana. */
public final class Dashboards {
  static final Path DIRECTORY = Program.repository().resolve("deploy/grafana");

  /** A panel that shows queries. */
  record Panel(String dashboard, JsonNode json) {
    String title() {
      return json.path("title").asString("");
    }

    List<Query> queries() {
      List<Query> queries = new ArrayList<>();
      for (JsonNode target : json.path("targets")) {
        queries.add(
            new Query(
                dashboard + ": " + title(),
                target.path("expr").asString(""),
                target.path("legendFormat").asString("")));
      }
      return queries;
    }

    @Override
    public String toString() {
      return dashboard + ": " + title();
    }
  }

  /** A query of a panel, and how its series are called. */
  public record Query(String panel, String expression, String legend) {}

  private Dashboards() {}

  static List<Path> files() {
    try (Stream<Path> files = Files.list(DIRECTORY.resolve("dashboards"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(Path file) {
    try {
      return JsonMapper.shared().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Panel> panels() {
    List<Panel> panels = new ArrayList<>();
    for (Path file : files()) {
      JsonNode dashboard = json(file);
      for (JsonNode panel : dashboard.path("panels")) {
        if (!panel.path("type").asString("").equals("row")) {
          panels.add(new Panel(dashboard.path("title").asString(""), panel));
        }
      }
    }
    return panels;
  }

  /** Of all panels. */
  public static List<Query> queries() {
    return panels().stream().map(Panel::queries).flatMap(List::stream).toList();
  }
}
