package dev.payouts.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * What every schema must say: docs with units, and a way out for readers that meet a newer word.
 */
final class SchemaRules {
  private SchemaRules() {}

  /** Returns what is wrong, one sentence each; empty if nothing is. */
  static List<String> problems(Schema schema) {
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, Schema> named : SchemaPaths.namedTypes(schema).entrySet()) {
      if (isBlank(named.getValue().getDoc())) {
        problems.add(named.getKey() + ": type has no doc");
      }
      if (named.getValue().getType() == Schema.Type.ENUM) {
        enumProblem(named.getValue(), problems);
      }
    }
    for (Map.Entry<String, Schema.Field> field : SchemaPaths.fields(schema).entrySet()) {
      fieldProblem(field.getKey(), field.getValue(), problems);
    }
    return problems;
  }

  private static void enumProblem(Schema type, List<String> problems) {
    if (!Objects.equals(type.getEnumDefault(), "UNKNOWN")) {
      problems.add(type.getName() + ": enum has no default UNKNOWN");
    }
  }

  private static void fieldProblem(String path, Schema.Field field, List<String> problems) {
    String doc = field.doc();
    if (doc == null || doc.isBlank()) {
      problems.add(path + ": field has no doc");
      return;
    }
    for (LogicalType type : SchemaPaths.logicalTypes(field.schema())) {
      if (type instanceof LogicalTypes.Decimal && !doc.contains("units of currency")) {
        problems.add(path + ": doc of a decimal does not say \"units of currency\"");
      }
      if (type.getName().startsWith("timestamp") && !doc.contains("UTC")) {
        problems.add(path + ": doc of a time does not say \"UTC\"");
      }
    }
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
