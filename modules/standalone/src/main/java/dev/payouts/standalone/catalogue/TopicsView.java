package dev.payouts.standalone.catalogue;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import dev.payouts.service.TopicSettings;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.standalone.text.Numbers;
import dev.payouts.standalone.text.Table;
import dev.payouts.standalone.text.Table.Column;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The topics of the catalogue as they are, as a table or as JSON. */
public final class TopicsView {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Difference MISSING =
      new Difference("missing; the services make it when they start", "", "");

  private final PrintStream out;
  private final boolean json;

  public TopicsView(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /**
   * @return whether all are there as they have to be
   * @throws dev.payouts.standalone.client.ClientFailure if Kafka does not answer
   */
  public boolean run(Surroundings at) {
    List<NeededTopic> needed = NeededTopic.all(at.settings("payouts.topics", TopicSettings.class));
    Map<String, FoundTopic> found =
        new Broker(at).find(needed.stream().map(NeededTopic::name).toList());
    boolean asNeeded = true;
    Table table =
        new Table(
            Column.text("topic"),
            Column.number("partitions"),
            Column.number("copies"),
            Column.text("cleanup"),
            Column.number("kept"),
            Column.number("records"),
            Column.text("reader"),
            Column.number("behind"),
            Column.text("differs"));
    for (NeededTopic topic : needed) {
      FoundTopic is = found.get(topic.name());
      List<Difference> differences = is == null ? List.of(MISSING) : topic.differences(is);
      asNeeded &= differences.isEmpty();
      if (json) {
        out.println(json(topic.name(), is, differences));
      } else {
        row(table, topic.name(), is, differences);
      }
    }
    if (!json) {
      table.lines().forEach(out::println);
    }
    return asNeeded;
  }

  private static void row(
      Table table, String name, @Nullable FoundTopic topic, List<Difference> differences) {
    String differs = String.join("; ", differences.stream().map(Difference::toString).toList());
    if (topic == null) {
      table.row(name, "", "", "", "", "", "", "", differs);
      return;
    }
    table.row(
        name,
        "" + topic.partitions(),
        "" + topic.replication(),
        topic.settings().getOrDefault(CLEANUP_POLICY_CONFIG, ""),
        kept(topic),
        Numbers.count(topic.records()),
        topic.reader().orElse(""),
        topic.lag().isPresent() ? Numbers.count(topic.lag().getAsLong()) : "",
        differs);
  }

  private static String kept(FoundTopic topic) {
    long ms = retention(topic);
    if (ms < 0 || topic.settings().getOrDefault(CLEANUP_POLICY_CONFIG, "").equals("compact")) {
      return "for ever";
    }
    Duration kept = Duration.ofMillis(ms);
    return kept.toDays() > 0 ? kept.toDays() + " d" : kept.toHours() + " h";
  }

  private static long retention(FoundTopic topic) {
    return Long.parseLong(topic.settings().getOrDefault(RETENTION_MS_CONFIG, "-1"));
  }

  private static ObjectNode json(
      String name, @Nullable FoundTopic topic, List<Difference> differences) {
    ObjectNode json = JSON.createObjectNode();
    json.put("topic", name);
    if (topic != null) {
      json.put("partitions", topic.partitions());
      json.put("replication", topic.replication());
      json.put("cleanup", topic.settings().getOrDefault(CLEANUP_POLICY_CONFIG, ""));
      json.put("retention_ms", retention(topic));
      json.put("records", topic.records());
      json.put("reader", topic.reader().orElse(null));
      json.put("lag", topic.lag().isPresent() ? (Long) topic.lag().getAsLong() : null);
    }
    ArrayNode differs = json.putArray("differs");
    for (Difference difference : differences) {
      differs
          .addObject()
          .put("what", difference.what())
          .put("found", difference.found())
          .put("needed", difference.needed());
    }
    return json;
  }
}
