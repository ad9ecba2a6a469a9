package dev.payouts.orchestrator.store;

import dev.payouts.avro.stored.StoredPayout;
import dev.payouts.core.Payout;
import dev.payouts.topics.TrustedClasses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Payouts in the store: one byte that names the version of the stored schema, then Avro binary. A
 * newer version reads what older ones wrote.
 */
public final class PayoutSerde implements Serde<Payout> {
  private static final byte VERSION = 1;
  private static final int BYTES_EXPECTED = 512;

  static {
    TrustedClasses.declare();
  }

  private final SpecificDatumWriter<StoredPayout> writer =
      new SpecificDatumWriter<>(StoredPayout.class);
  private final SpecificDatumReader<StoredPayout> reader =
      new SpecificDatumReader<>(StoredPayout.class);

  @Override
  public Serializer<Payout> serializer() {
    return (_, payout) -> payout == null ? null : write(payout);
  }

  @Override
  public Deserializer<Payout> deserializer() {
    return (_, bytes) -> bytes == null ? null : read(bytes);
  }

  private byte[] write(Payout payout) {
    var out = new ByteArrayOutputStream(BYTES_EXPECTED);
    out.write(VERSION);
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      writer.write(StoredForm.of(payout), encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private @Nullable Payout read(byte[] bytes) {
    if (bytes[0] != VERSION) {
      throw new IllegalStateException(
          "the state store holds version "
              + bytes[0]
              + " of a payout, this program reads "
              + VERSION
              + "; run the version that wrote it or a later one");
    }
    try {
      var decoder = DecoderFactory.get().binaryDecoder(bytes, 1, bytes.length - 1, null);
      return StoredForm.payout(reader.read(null, decoder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
