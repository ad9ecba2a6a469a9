package dev.payouts.orchestrator.store;

import dev.payouts.avro.stored.StoredPayout;
import dev.payouts.core.Payout;
import dev.payouts.topics.TrustedClasses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private static final byte VERSION = 1;
  private static final int BYTES_EXPECTED = 1024;

  static {
    TrustedClasses.declare();
  }

  private final SpecificDatumWriter<StoredPayout> writer =
      new SpecificDatumWriter<>(StoredPayout.class);
  private final SpecificDatumReader<StoredPayout> reader =
      new SpecificDatumReader<>(StoredPayout.class);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(BYTES_EXPECTED);
  private @Nullable BinaryEncoder encoder;
  private @Nullable BinaryDecoder decoder;

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
    if (bytes[0] != VERSION) {
      throw new IllegalStateException(
          "the state store holds version "
              + bytes[0]
              + " of a payout, this program reads "
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
