package dev.payouts.schemas;

import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * docs/TOPICS.md: every topic with every field of its values, from asyncapi.yaml and the schemas.
 */
final class TopicsPage {
  private static final String HEAD =
      """
      # Topics

      Made from [asyncapi.yaml](../schemas/asyncapi.yaml) and the released schemas, which are the contract. Values are Avro in Confluent's
      wire format, registered under TOPIC-value; `decimal` is an exact number of 20 digits, 6 of them behind the point, times are UTC.
      What may change in a schema, and how one is released: [schemas](../schemas/README.md). How to write and read them: [MESSAGES.md](MESSAGES.md).

      """;

  private final YamlNode document;
  private final ReleasedSchemas released;
  private final List<String> lines = new ArrayList<>();

  /** Records and enums whose fields have been shown, by the topic that has them. */
  private final Map<String, String> shown = new LinkedHashMap<>();

  private TopicsPage(YamlNode document, ReleasedSchemas released) {
    this.document = document;
    this.released = released;
  }

  static String text(YamlNode document, ReleasedSchemas released) {
    TopicsPage page = new TopicsPage(document, released);
    page.overview();
    Topics.CATALOGUE.forEach(page::topic);
    page.deadLetters();
    return HEAD + String.join("\n", page.lines) + "\n";
  }

  private void overview() {
    lines.add("| topic | value | kept | written by | read by |");
    lines.add("|---|---|---|---|---|");
    for (Topic<?> topic : Topics.CATALOGUE) {
      row(topic.name(), topic.schema().getName(), kept(topic));
    }
    row(
        Topics.DEAD_LETTERS,
        "the bytes as found",
        Topics.DEAD_LETTERS_RETENTION.toDays() + " days");
    lines.add("");
  }

  private void row(String name, String value, String kept) {
    lines.add(
        "| [%s](#%s) | %s | %s | %s | %s |"
            .formatted(
                name,
                name.replace(".", ""),
                value,
                kept,
                String.join(", ", who(name, "send")),
                String.join(", ", who(name, "receive"))));
  }

  private static String kept(Topic<?> topic) {
    return topic
        .retention()
        .map(kept -> kept.toDays() == 1 ? "1 day" : kept.toDays() + " days")
        .orElse("the latest of each key");
  }

  private Iterable<String> who(String topic, String action) {
    return document.get("operations").children().stream()
        .filter(one -> one.text("action").equals(action))
        .filter(one -> document.follow(one.get("channel")).text("address").equals(topic))
        .flatMap(one -> one.get("tags").items().stream())
        .map(tag -> tag.text("name"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private YamlNode channel(String address) {
    return document.get("channels").children().stream()
        .filter(channel -> channel.text("address").equals(address))
        .findFirst()
        .orElseThrow();
  }

  private void topic(Topic<?> topic) {
    head(topic.name());
    String name = topic.schema().getName();
    int version = released.versions(name).lastKey();
    YamlNode message = document.follow(channel(topic.name()).get("messages", name));
    YamlNode key = document.follow(message.get("bindings", "kafka", "key"));
    lines.add("**Key.** " + key.text("description").strip());
    lines.add("");
    Schema schema = topic.releasedSchema();
    lines.add(
        "**Value.** %s, [version %d](../schemas/released/%s/%d.avsc). %s"
            .formatted(name, version, name, version, escaped(schema.getDoc())));
    lines.add("");
    shown.put(schema.getFullName(), topic.name());
    fields(topic.name(), schema);
  }

  private void head(String topic) {
    lines.add("## " + topic);
    lines.add("");
    lines.add(channel(topic).text("description").strip());
    lines.add("");
  }

  private void deadLetters() {
    head(Topics.DEAD_LETTERS);
  }

  private void fields(String topic, Schema schema) {
    lines.add("| field | type | |");
    lines.add("|---|---|---|");
    List<Schema> inside = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      lines.add(
          "| %s | %s | %s |".formatted(field.name(), type(field.schema()), escaped(field.doc())));
      collect(field.schema(), inside);
    }
    lines.add("");
    for (Schema part : inside) {
      String before = shown.putIfAbsent(part.getFullName(), topic);
      if (before == null) {
        part(topic, part);
      }
    }
  }

  private void part(String topic, Schema part) {
    lines.add("### " + part.getName());
    lines.add("");
    lines.add(escaped(part.getDoc()));
    lines.add("");
    if (part.getType() == Schema.Type.RECORD) {
      fields(topic, part);
    }
  }

  private static void collect(Schema schema, List<Schema> found) {
    switch (schema.getType()) {
      case RECORD, ENUM -> found.add(schema);
      case ARRAY -> collect(schema.getElementType(), found);
      case UNION -> schema.getTypes().forEach(one -> collect(one, found));
      default -> {}
    }
  }

  private static String type(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM ->
          "[%s](#%s)".formatted(schema.getName(), schema.getName().toLowerCase(Locale.ROOT));
      case ARRAY -> "array of " + type(schema.getElementType());
      case UNION -> union(schema.getTypes());
      default -> logical(schema);
    };
  }

  private static String union(List<Schema> types) {
    return types.stream()
        .filter(one -> one.getType() != Schema.Type.NULL)
        .map(TopicsPage::type)
        .collect(Collectors.joining(" or "))
        .concat(
            types.stream().anyMatch(one -> one.getType() == Schema.Type.NULL) ? ", or null" : "");
  }

  private static String logical(Schema schema) {
    return switch (schema.getLogicalType()) {
      case LogicalTypes.Decimal _ -> "decimal";
      case LogicalTypes.TimestampMillis _ -> "time, ms";
      case null, default -> schema.getType().getName();
    };
  }

  /** A row ends at a bar. */
  private static String escaped(String text) {
    return text.strip().replace("|", "\\|").replace("*", "\\*").replace("\n", " ");
  }
}
