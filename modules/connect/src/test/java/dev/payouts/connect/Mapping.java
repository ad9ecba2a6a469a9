package dev.payouts.connect;

import org.apache.avro.LogicalTypes.Decimal;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * What a field of a record is in each store.
 *
 * @param nullable whether the store's column may be empty
 */
record Mapping(
    String field,
    boolean nullable,
    String avro,
    String postgres,
    String parquet,
    String clickHouse) {

  static Mapping of(Field field) {
    Schema type = field.schema();
    boolean nullable = type.isUnion();
    if (nullable) {
      type =
          type.getTypes().stream()
              .filter(one -> one.getType() != Schema.Type.NULL)
              .findFirst()
              .orElseThrow();
    }
    Mapping bare = bare(field.name(), nullable, type);
    return nullable
        ? new Mapping(
            bare.field,
            true,
            bare.avro + " or null",
            bare.postgres,
            bare.parquet + ", optional",
            "Nullable(" + bare.clickHouse + ")")
        : bare;
  }

  private static Mapping bare(String name, boolean nullable, Schema type) {
    if (type.getLogicalType() instanceof Decimal decimal) {
      String size = "(%d, %d)".formatted(decimal.getPrecision(), decimal.getScale());
      return new Mapping(
          name, nullable, "decimal" + size, "numeric" + size, "DECIMAL" + size, "Decimal" + size);
    }
    if (type.getLogicalType() != null) {
      return new Mapping(
          name,
          nullable,
          type.getLogicalType().getName(),
          "timestamptz",
          "TIMESTAMP(MILLIS, UTC)",
          "DateTime64(3, 'UTC')");
    }
    return switch (type.getType()) {
      case STRING -> new Mapping(name, nullable, "string", "text", "STRING", text(name));
      case ENUM -> new Mapping(name, nullable, "enum", "text", "STRING", "LowCardinality(String)");
      // The version of ClickHouse's ReplacingMergeTree must be unsigned.
      case INT ->
          new Mapping(
              name,
              nullable,
              "int",
              "integer",
              "INT32",
              name.equals("revision") ? "UInt32" : "Int32");
      case LONG -> new Mapping(name, nullable, "long", "bigint", "INT64", "Int64");
      case RECORD, ARRAY, MAP, UNION, FIXED, BYTES, FLOAT, DOUBLE, BOOLEAN, NULL ->
          throw new IllegalArgumentException(name + " has no place in a table: " + type);
    };
  }

  /** Few different words in millions of rows. */
  private static String text(String name) {
    return switch (name) {
      case "currency", "lane", "source" -> "LowCardinality(String)";
      default -> "String";
    };
  }

  /** Its line in docs/CONNECT.md. */
  String documented() {
    return "| %s | %s | %s | %s | %s |"
        .formatted(field, avro, postgres + (nullable ? "" : " not null"), parquet, clickHouse);
  }

  /** As {@link #documented}, for what PostgreSQL alone gets. */
  String documentedForPostgres() {
    return "| %s | %s | %s |".formatted(field, avro, postgres + (nullable ? "" : " not null"));
  }
}
