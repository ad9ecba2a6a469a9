package dev.payouts.service;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes.Decimal;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

/**
 * Whether bytes mean to their reader what they meant to their writer. Neither Avro nor a registry
 * compares that: both let 100.00000000 with eight decimals be read as 10000.000000 with six.
 */
final class SchemaMeaning {
  private SchemaMeaning() {}

  /** The first field that would be read as something else, in words; empty if none would. */
  static Optional<String> difference(Schema writer, Schema reader) {
    return writer.equals(reader)
        ? Optional.empty()
        : difference(Resolver.resolve(writer, reader), "the value");
  }

  /** Follows the very pairs of schemas that Avro's decoder will use. */
  private static Optional<String> difference(Resolver.Action action, String field) {
    return switch (action) {
      case Resolver.RecordAdjust fields ->
          first(
              IntStream.range(0, fields.fieldActions.length)
                  .mapToObj(
                      i ->
                          difference(
                              fields.fieldActions[i], fields.writer.getFields().get(i).name())));
      case Resolver.WriterUnion branches ->
          first(Arrays.stream(branches.actions).map(branch -> difference(branch, field)));
      case Resolver.ReaderUnion branch -> difference(branch.actualAction, field);
      case Resolver.Container elements -> difference(elements.elementAction, field);
      case Resolver.Skip _, Resolver.ErrorAction _ -> Optional.empty();
      default -> difference(action.writer, action.reader, field);
    };
  }

  private static Optional<String> first(Stream<Optional<String>> differences) {
    return differences.flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> difference(Schema writer, Schema reader, String field) {
    String written = meaning(writer);
    String expected = meaning(reader);
    if (written.equals(expected)) {
      return Optional.empty();
    }
    if (writer.getLogicalType() instanceof Decimal is
        && reader.getLogicalType() instanceof Decimal should
        && is.getScale() != should.getScale()) {
      return Optional.of(
          "%s is written with %d decimals, %d are expected"
              .formatted(field, is.getScale(), should.getScale()));
    }
    return Optional.of(
        "%s is written as %s, %s is expected"
            .formatted(field, shown(written, writer), shown(expected, reader)));
  }

  /** Empty where the bytes mean no more than their type says. */
  private static String meaning(Schema schema) {
    return switch (schema.getLogicalType()) {
      case null -> "";
      case Decimal decimal ->
          "decimal(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale());
      // Text is the same text whatever it names.
      case LogicalType type -> schema.getType() == Schema.Type.STRING ? "" : type.getName();
    };
  }

  private static String shown(String meaning, Schema schema) {
    return meaning.isEmpty() ? "plain " + schema.getType().getName() : meaning;
  }
}
