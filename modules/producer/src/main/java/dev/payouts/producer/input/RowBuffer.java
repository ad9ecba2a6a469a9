package dev.payouts.producer.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of the row being read, in cells, up to a bound in bytes; what goes beyond is not kept.
 */
final class RowBuffer {
  /** No payout has more than 16 cells; a row of a million commas is cut off like any other. */
  private static final int CELLS_MAX = 1_000;

  private final CharsetDecoder strict =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final int bytesMax;
  private byte[] bytes = new byte[1024];
  private int length;
  private int[] ends = new int[32];
  private int count;
  private boolean ascii = true;
  private boolean overflowed;

  RowBuffer(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  void clear() {
    length = 0;
    count = 0;
    ascii = true;
    overflowed = false;
  }

  void add(byte next) {
    if (length == bytesMax) {
      overflowed = true;
      return;
    }
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(bytesMax, 2 * length));
    }
    ascii &= next >= 0;
    bytes[length++] = next;
  }

  void endCell() {
    if (count == CELLS_MAX) {
      overflowed = true;
      return;
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = length;
  }

  boolean overflowed() {
    return overflowed;
  }

  int bytesMax() {
    return bytesMax;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  List<String> texts() throws CharacterCodingException {
    List<String> texts = new ArrayList<>(count);
    int begin = 0;
    for (int i = 0; i < count; i++) {
      texts.add(text(begin, ends[i]));
      begin = ends[i];
    }
    return texts;
  }

  private String text(int begin, int end) throws CharacterCodingException {
    return ascii
        ? new String(bytes, begin, end - begin, StandardCharsets.ISO_8859_1)
        : strict.decode(ByteBuffer.wrap(bytes, begin, end - begin)).toString();
  }
}
