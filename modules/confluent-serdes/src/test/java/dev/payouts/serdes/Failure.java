package dev.payouts.serdes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a deserializer throws, as the chain of its causes: a line of the table in README.md. */
record Failure(List<String> causes) {

  /** How a fresh deserializer, with nothing cached, fails on the bytes. */
  static Failure of(String registryUrl, byte[] bytes, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("schema.registry.url", registryUrl);
    all.put("specific.avro.reader", true);
    try (var deserializer = new KafkaAvroDeserializer()) {
      deserializer.configure(all, false);
      Throwable thrown = catchThrowable(() -> deserializer.deserialize("payout.results", bytes));
      assertThat(thrown).isNotNull();
      return of(thrown);
    }
  }

  static Failure of(Throwable thrown) {
    List<String> causes = new ArrayList<>();
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      causes.add(
          cause instanceof RestClientException answer
              ? "RestClientException " + answer.getStatus() + " " + answer.getErrorCode()
              : cause.getClass().getSimpleName());
    }
    return new Failure(causes);
  }

  @Override
  public String toString() {
    return String.join(" <- ", causes);
  }
}
