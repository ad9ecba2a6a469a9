package dev.payouts.topics;

import java.time.Duration;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic: keys are payout ids in UTF-8 where the catalogue says nothing else, values are Avro in
 * Confluent's wire format under subject {@code <name>-value}.
 *
 * @param <V> the generated class of the value
 * @param retention how long records stay; empty for a compacted topic
 */
public record Topic<V extends SpecificRecord>(
    String name, Class<V> valueType, Optional<Duration> retention) {
  private static final String JAVA_HINT = ",\"avro.java.string\":\"String\"";

  public String subject() {
    return name + "-value";
  }

  /** The generated class's, with its hints for Java. */
  public Schema schema() {
    return SpecificData.get().getSchema(valueType);
  }

  /** As released and registered: without those hints, the same in any language. */
  public Schema releasedSchema() {
    return new Schema.Parser().parse(schema().toString().replace(JAVA_HINT, ""));
  }

  @Override
  public String toString() {
    return name;
  }
}
