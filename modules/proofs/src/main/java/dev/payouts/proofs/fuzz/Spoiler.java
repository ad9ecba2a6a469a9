package dev.payouts.proofs.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils an input in up to four places; some stay as they are. */
final class Spoiler {
  private static final int PLACES_MAX = 4;
  private static final int PIECE_MAX = 24;

  /** What parsers, databases and people who write them stumble over. */
  private static final List<String> TROUBLE =
      List.of(
          "\"",
          "\"\"",
          ",",
          ";",
          "\n",
          "\r\n",
          "\r",
          "\t",
          "\0",
          "\uFEFF",
          "\\",
          "\\u0000",
          "\\ud800",
          "{",
          "}",
          "[",
          "]",
          ":",
          "null",
          "true",
          "-0",
          "-1",
          "0",
          "1e3",
          "1e999999999",
          "NaN",
          "99999999999999999999999999",
          "0.0000001",
          "&",
          "=",
          "%00",
          "'",
          "<",
          "é",
          "😀",
          "\u202E",
          "2026-02-30T25:61:61Z",
          "payee_account",
          "amount",
          "merchant_order_id",
          "success",
          "error");

  private final SplittableRandom random;

  Spoiler(SplittableRandom random) {
    this.random = random;
  }

  byte[] spoil(byte[] input) {
    byte[] spoilt = input;
    for (int place = random.nextInt(PLACES_MAX + 1); place > 0; place--) {
      spoilt = once(spoilt);
    }
    return spoilt;
  }

  private byte[] once(byte[] input) {
    int at = random.nextInt(input.length + 1);
    int end = Math.min(input.length, at + random.nextInt(PIECE_MAX));
    byte[] piece = Arrays.copyOfRange(input, at, end);
    return switch (random.nextInt(7)) {
      case 0 -> joined(input, at, end, new byte[0]);
      case 1 -> joined(input, at, at, piece);
      case 2 -> joined(input, at, at, trouble());
      case 3 -> joined(input, at, end, trouble());
      case 4 -> joined(input, at, end, flipped(piece));
      case 5 -> Arrays.copyOf(input, at);
      default -> joined(input, at, at, repeated());
    };
  }

  /** The input with the bytes between the two places replaced. */
  private static byte[] joined(byte[] input, int from, int to, byte[] between) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(input, 0, from);
    joined.writeBytes(between);
    joined.write(input, to, input.length - to);
    return joined.toByteArray();
  }

  private byte[] flipped(byte[] piece) {
    for (int i = 0; i < piece.length; i++) {
      piece[i] ^= (byte) (1 << random.nextInt(8));
    }
    return piece;
  }

  private byte[] trouble() {
    return TROUBLE.get(random.nextInt(TROUBLE.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] repeated() {
    byte[] run = new byte[random.nextInt(2_000)];
    Arrays.fill(run, (byte) random.nextInt(256));
    return run;
  }
}
