package dev.payouts.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * What a change may not break: whoever has any released version reads what today's writes, and the
 * other way round (Confluent's FULL_TRANSITIVE), with the same meaning of the bytes.
 */
final class CompatibilityRules {
  private CompatibilityRules() {}

  /** Returns what is wrong, one sentence each; empty if nothing is. */
  static List<String> problems(Schema today, SortedMap<Integer, Schema> released) {
    List<String> problems = new ArrayList<>();
    if (released.isEmpty()) {
      problems.add(today.getName() + ": has no released version");
    }
    released.forEach(
        (version, old) -> {
          String name = today.getName() + " version " + version;
          unreadable(old, today)
              .forEach(why -> problems.add(name + " cannot read today's: " + why));
          unreadable(today, old)
              .forEach(why -> problems.add("today's cannot read " + name + ": " + why));
          problems.addAll(changedMeanings(name, old, today));
        });
    return problems;
  }

  private static List<String> unreadable(Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
    if (result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE) {
      return List.of();
    }
    return result.getIncompatibilities().stream()
        .map(found -> found.getLocation() + " " + found.getType() + " " + found.getMessage())
        .toList();
  }

  /** Avro itself reads a decimal of scale 2 as one of scale 6, which is another amount. */
  private static List<String> changedMeanings(String name, Schema old, Schema today) {
    List<String> problems = new ArrayList<>();
    Map<String, Schema.Field> now = SchemaPaths.fields(today);
    SchemaPaths.fields(old)
        .forEach(
            (path, field) -> {
              Schema.Field same = now.get(path);
              if (same == null) {
                return;
              }
              List<LogicalType> before = SchemaPaths.logicalTypes(field.schema());
              List<LogicalType> after = SchemaPaths.logicalTypes(same.schema());
              if (!describe(before).equals(describe(after))) {
                problems.add(
                    "%s: %s was %s, is %s"
                        .formatted(name, path, describe(before), describe(after)));
              }
            });
    return problems;
  }

  private static List<String> describe(List<LogicalType> types) {
    return types.stream()
        .map(
            type ->
                type instanceof LogicalTypes.Decimal decimal
                    ? "decimal(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale())
                    : type.getName())
        .toList();
  }
}
