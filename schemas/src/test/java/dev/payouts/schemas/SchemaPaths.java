package dev.payouts.schemas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** Walks a schema. Ours are trees: no type contains itself. */
final class SchemaPaths {
  private SchemaPaths() {}

  /** Every field of every record within, by {@code Record.field}. */
  static Map<String, Schema.Field> fields(Schema schema) {
    Map<String, Schema.Field> found = new LinkedHashMap<>();
    for (Map.Entry<String, Schema> named : namedTypes(schema).entrySet()) {
      if (named.getValue().getType() == Schema.Type.RECORD) {
        for (Schema.Field field : named.getValue().getFields()) {
          found.put(named.getKey() + "." + field.name(), field);
        }
      }
    }
    return found;
  }

  /** Every record, enum and fixed within, by name. */
  static Map<String, Schema> namedTypes(Schema schema) {
    Map<String, Schema> found = new LinkedHashMap<>();
    collectNamed(schema, found);
    return found;
  }

  /** The logical types of a field's own value: through unions and collections, not into records. */
  static List<LogicalType> logicalTypes(Schema schema) {
    List<LogicalType> found = new ArrayList<>();
    if (schema.getLogicalType() != null) {
      found.add(schema.getLogicalType());
    }
    if (schema.getType() != Schema.Type.RECORD) {
      parts(schema).forEach(part -> found.addAll(logicalTypes(part)));
    }
    return found;
  }

  private static void collectNamed(Schema schema, Map<String, Schema> found) {
    boolean named =
        switch (schema.getType()) {
          case RECORD, ENUM, FIXED -> true;
          case ARRAY, MAP, UNION, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> false;
        };
    if (named && found.put(schema.getName(), schema) != null) {
      return;
    }
    parts(schema).forEach(part -> collectNamed(part, found));
  }

  private static List<Schema> parts(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> schema.getFields().stream().map(Schema.Field::schema).toList();
      case ARRAY -> List.of(schema.getElementType());
      case MAP -> List.of(schema.getValueType());
      case UNION -> schema.getTypes();
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> List.of();
    };
  }
}
