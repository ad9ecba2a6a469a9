package dev.payouts.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.PayoutCommand;
import dev.payouts.service.Decoding.Decoded;
import dev.payouts.service.Decoding.Undecodable;
import dev.payouts.topics.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upstreams that register a schema of their own, which Avro calls compatible. */
class SchemaMeaningTest {
  private static final String DECIMAL = "\"logicalType\":\"decimal\",\"precision\":20,\"scale\":6";
  private static final String TIME = "\"logicalType\":\"timestamp-millis\"";

  private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final PayoutCodec<PayoutCommand> codec = PayoutCodecs.using(registry).of(Topics.COMMANDS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "logicalType":"decimal","precision":20,"scale":8 | amount is written with 8 decimals, 6 are expected
          "logicalType":"decimal","precision":20,"scale":2 | amount is written with 2 decimals, 6 are expected
          "logicalType":"decimal","precision":20           | amount is written with 0 decimals, 6 are expected
          "logicalType":"decimal","precision":18,"scale":6 | amount is written as decimal(18,6), decimal(20,6) is expected
          "doc":"in cents"                                 | amount is written as plain bytes, decimal(20,6) is expected
          """)
  void refusesAnAmountOfAnotherScale(String written, String reason) throws Exception {
    Schema upstream = changed(DECIMAL, written);
    assertThat(compatible(upstream)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);

    byte[] bytes = command(upstream, new BigInteger("10000000000"));

    assertThat(codec.deserialize(bytes)).isEqualTo(new Undecodable<>(reason));
    assertThat(codec.deserialize(bytes)).as("from memory").isEqualTo(new Undecodable<>(reason));
  }

  @Test
  void refusesATimeInOtherUnits() throws Exception {
    Schema upstream = changed(TIME, "\"logicalType\":\"timestamp-micros\"");

    assertThat(codec.deserialize(command(upstream, BigInteger.TEN)))
        .isEqualTo(
            new Undecodable<>(
                "issued_at is written as timestamp-micros, timestamp-millis is expected"));
  }

  @Test
  void takesAnotherSchemaThatMeansTheSame() throws Exception {
    String uuid =
        Topics.COMMANDS
            .schema()
            .toString()
            .replaceFirst(
                "(\"command_id\",\"type\":)(\\{[^}]*}|\"string\")",
                "$1{\"type\":\"string\",\"logicalType\":\"uuid\"}");

    var decoding = codec.deserialize(command(parse(uuid), new BigInteger("100000000")));

    assertThat(decoding).isInstanceOf(Decoded.class);
  }

  @Test
  void refusesADecimalThatCouldNotBeWrittenAgain() throws Exception {
    Schema today = changed("", "");

    assertThat(codec.deserialize(command(today, BigInteger.TEN.pow(20))))
        .isEqualTo(new Undecodable<>("a decimal has more digits than its schema allows"));
    assertThat(codec.deserialize(command(today, BigInteger.TWO.pow(4_000_000))))
        .isInstanceOf(Undecodable.class);
    assertThat(codec.deserialize(command(today, BigInteger.TEN.pow(20).subtract(BigInteger.ONE))))
        .isInstanceOf(Decoded.class);
  }

  private static Schema changed(String from, String to) {
    return parse(Topics.COMMANDS.schema().toString().replace(from, to));
  }

  private static Schema parse(String json) {
    return new Schema.Parser().parse(json);
  }

  private static SchemaCompatibilityType compatible(Schema upstream) {
    return SchemaCompatibility.checkReaderWriterCompatibility(Topics.COMMANDS.schema(), upstream)
        .getType();
  }

  private byte[] command(Schema schema, BigInteger unscaled) throws Exception {
    int id = registry.register(Topics.COMMANDS.subject(), new AvroSchema(schema));
    Schema submits = schema.getField("body").schema().getTypes().getFirst();
    GenericRecord submit = new GenericData.Record(submits);
    submits
        .getFields()
        .forEach(
            field -> {
              if (field.hasDefaultValue()) {
                submit.put(field.pos(), GenericData.get().getDefaultValue(field));
              }
            });
    GenericRecord payee = new GenericData.Record(submits.getField("payee").schema());
    payee.put("account", "0123456789");
    submit.put("amount", ByteBuffer.wrap(unscaled.toByteArray()));
    submit.put("currency", "THB");
    submit.put("country", "TH");
    submit.put("payment", "bank");
    submit.put("payee", payee);
    GenericRecord command = new GenericData.Record(schema);
    command.put("command_id", "c-1");
    command.put("payout_id", "p-1");
    command.put("issued_at", 0L);
    command.put("body", submit);
    var bytes = new ByteArrayOutputStream();
    bytes.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(schema).write(command, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
