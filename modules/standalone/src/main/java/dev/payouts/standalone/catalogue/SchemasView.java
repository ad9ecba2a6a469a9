package dev.payouts.standalone.catalogue;

import dev.payouts.standalone.catalogue.FoundSubject.Version;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.standalone.text.Table;
import dev.payouts.standalone.text.Table.Column;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The subjects of the topics as they are, as a table or as JSON. */
public final class SchemasView {
  private final PrintStream out;
  private final boolean json;

  public SchemasView(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /**
   * @return whether all are there as they have to be
   * @throws dev.payouts.standalone.client.ClientFailure if the registry does not answer
   */
  public boolean run(Surroundings at) {
    Registry registry = new Registry(at);
    boolean asNeeded = true;
    Table table =
        new Table(
            Column.text("subject"),
            Column.text("compatibility"),
            Column.text("versions (id)"),
            Column.text("this build's"),
            Column.text("differs"));
    for (Topic<?> topic : Topics.ALL) {
      FoundSubject subject = registry.find(topic);
      asNeeded &= subject.differences().isEmpty();
      if (json) {
        out.println(json(subject));
      } else {
        row(table, subject);
      }
    }
    if (!json) {
      table.lines().forEach(out::println);
    }
    return asNeeded;
  }

  private static void row(Table table, FoundSubject subject) {
    table.row(
        subject.name(),
        subject.compatibility(),
        subject.versions().stream()
            .map(version -> "%d (%d)".formatted(version.number(), version.id()))
            .collect(Collectors.joining(", ")),
        subject.versions().stream()
            .filter(Version::ours)
            .map(version -> "" + version.number())
            .collect(Collectors.joining(", ")),
        String.join("; ", subject.differences()));
  }

  private static ObjectNode json(FoundSubject subject) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("subject", subject.name());
    json.put("compatibility", subject.compatibility());
    ArrayNode versions = json.putArray("versions");
    for (Version version : subject.versions()) {
      versions
          .addObject()
          .put("version", version.number())
          .put("id", version.id())
          .put("this_build", version.ours())
          .put("readable", version.readable());
    }
    List<String> differences = subject.differences();
    ArrayNode differs = json.putArray("differs");
    differences.forEach(differs::add);
    return json;
  }
}
