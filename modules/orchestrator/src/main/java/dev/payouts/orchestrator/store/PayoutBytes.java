package dev.payouts.orchestrator.store;

import dev.payouts.avro.stored.StoredPayout;
import dev.payouts.core.Payout;
import dev.payouts.topics.TrustedClasses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * Payouts as the bytes the store keeps: one byte that names the version of the stored schema, then
 * Avro binary. A newer version reads what older ones wrote. For one thread.
 */
public final class PayoutBytes {
  private static final byte VERSION = 2;
  private static final int BYTES_EXPECTED = 1024;

  static {
    TrustedClasses.declare();
  }

  /** Read once: a reader is made whenever a partition is opened, a schema costs a millisecond. */
  private static final Schema FIRST_VERSION = schema(1);

  private final SpecificDatumWriter<StoredPayout> writer =
      new SpecificDatumWriter<>(StoredPayout.class);

  /** By version. Of an older one the schema it was written with is kept beside this class. */
  private final Map<Byte, SpecificDatumReader<StoredPayout>> readers =
      Map.of(
          VERSION,
          new SpecificDatumReader<>(StoredPayout.class),
          (byte) 1,
          new SpecificDatumReader<>(FIRST_VERSION, StoredPayout.getClassSchema()));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(BYTES_EXPECTED);
  private @Nullable BinaryEncoder encoder;
  private @Nullable BinaryDecoder decoder;

  private static Schema schema(int version) {
    String name = "StoredPayout.%d.avsc".formatted(version);
    try (InputStream schema = PayoutBytes.class.getResourceAsStream(name)) {
      if (schema == null) {
        throw new IllegalStateException(name + " is missing from this build");
      }
      return new Schema.Parser().parse(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] write(Payout payout) {
    out.reset();
    out.write(VERSION);
    try {
      encoder = EncoderFactory.get().binaryEncoder(out, encoder);
      writer.write(StoredForm.of(payout), encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  Payout read(byte[] bytes) {
    SpecificDatumReader<StoredPayout> reader = readers.get(bytes[0]);
    if (reader == null) {
      throw new IllegalStateException(
          "the state store holds version "
              + bytes[0]
              + " of a payout, this program reads up to "
              + VERSION
              + "; run the version that wrote it or a later one");
    }
    try {
      decoder = DecoderFactory.get().binaryDecoder(bytes, 1, bytes.length - 1, decoder);
      return StoredForm.payout(reader.read(null, decoder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
