package dev.payouts.producer.input;

import dev.payouts.core.rules.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Payouts as JSON objects, one a line; blank lines are skipped. */
public final class NdjsonPayouts implements Rows {
  private final ByteSource bytes;
  private final RowBuffer text;
  private boolean blank;
  private long number;
  private long line;

  private NdjsonPayouts(ByteSource bytes, int rowBytesMax) {
    this.bytes = bytes;
    this.text = new RowBuffer(rowBytesMax);
  }

  public static NdjsonPayouts open(InputStream in, int rowBytesMax) throws IOException, BadInput {
    return new NdjsonPayouts(new ByteSource(ByteOrderMark.skip(in)), rowBytesMax);
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (readLine()) {
      if (!blank) {
        return row();
      }
    }
    return null;
  }

  private Row row() {
    number++;
    if (text.overflowed()) {
      return broken("is longer than " + text.bytesMax() + " bytes");
    }
    try {
      return new Row.Filled(number, line, JsonFields.readPayout(text.bytes()));
    } catch (BadInput e) {
      return broken(String.valueOf(e.getMessage()));
    }
  }

  private Row broken(String problem) {
    return new Row.Broken(number, line, List.of(new Violation("row", problem)));
  }

  private boolean readLine() throws IOException {
    text.clear();
    blank = true;
    int next = bytes.next();
    if (next < 0) {
      return false;
    }
    line++;
    while (next >= 0 && next != '\n') {
      blank &= next == ' ' || next == '\t' || next == '\r';
      if (next != '\r') {
        text.add((byte) next);
      }
      next = bytes.next();
    }
    return true;
  }
}
