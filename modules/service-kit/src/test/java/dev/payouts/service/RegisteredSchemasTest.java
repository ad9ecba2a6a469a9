package dev.payouts.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.GatewayRequest;
import dev.payouts.localstack.LocalStack;
import dev.payouts.service.Decoding.Decoded;
import dev.payouts.service.RegistryFront.Instead;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On an empty registry each: which schemas are used there, whoever registered them. */
class RegisteredSchemasTest {
  private static final Path RELEASED = Path.of("../../schemas/released");

  /** By whom the schemas are there before a service starts. */
  enum Registered {
    /** By hand, from the files of the contract. */
    FROM_THE_RELEASED_FILES {
      @Override
      AvroSchema schema(Topic<?> topic) throws IOException {
        return new AvroSchema(released(topic));
      }
    },

    /** By services of a version that registered what its generated classes hold. */
    BY_AN_EARLIER_VERSION {
      @Override
      AvroSchema schema(Topic<?> topic) {
        return new AvroSchema(topic.schema());
      }
    };

    abstract AvroSchema schema(Topic<?> topic) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRegisteredIsFoundAndUsedAlsoWhenTheRegistryIsAwayAfterTheStart(Registered by)
      throws Exception {
    try (LocalStack empty = LocalStack.start();
        var registry = new RegistryFront(empty.registry().url())) {
      var settings = new SchemaRegistrySettings(registry.url(), Map.of());
      for (Topic<?> topic : Topics.ALL) {
        settings.client().register(topic.subject(), by.schema(topic));
      }
      SchemaRegistryClient client = settings.client();
      provision(settings, client, false);
      provision(settings, client, true);
      for (Topic<?> topic : Topics.ALL) {
        assertThat(client.getAllVersions(topic.subject())).as("%s", topic).containsExactly(1);
      }
      int id = client.getId(Topics.SUBMISSIONS.subject(), by.schema(Topics.SUBMISSIONS));

      registry.answer(new Instead(503, "text/plain", "away"));
      PayoutCodec<GatewayRequest> codec = PayoutCodecs.using(client).of(Topics.SUBMISSIONS);
      GatewayRequest value = PayoutCodecTest.submission("p-1");
      for (int times = 0; times < 2; times++) {
        byte[] bytes = codec.serialize(value);
        assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(id);
        assertThat(codec.deserialize(bytes)).isEqualTo(new Decoded<>(value));
      }
    }
  }

  @Test
  void whatAServiceRegistersIsTheReleasedFile() throws Exception {
    try (LocalStack empty = LocalStack.start()) {
      var settings = new SchemaRegistrySettings(empty.registry().url(), Map.of());
      provision(settings, settings.client(), true);
      for (Topic<?> topic : Topics.ALL) {
        assertThat(settings.client().getLatestSchemaMetadata(topic.subject()).getSchema())
            .as("%s", topic)
            .isEqualTo(new AvroSchema(released(topic)).canonicalString());
      }
    }
  }

  private static void provision(
      SchemaRegistrySettings settings, SchemaRegistryClient client, boolean register) {
    var patience = new Patience(Duration.ZERO);
    new SchemaProvisioner(settings, client, new SchemaSettings(register), patience).provision();
  }

  private static String released(Topic<?> topic) throws IOException {
    try (Stream<Path> versions = Files.list(RELEASED.resolve(topic.valueType().getSimpleName()))) {
      return Files.readString(
          versions.max(Comparator.comparingInt(RegisteredSchemasTest::version)).orElseThrow());
    }
  }

  private static int version(Path file) {
    return Integer.parseInt(file.getFileName().toString().replace(".avsc", ""));
  }
}
