package dev.payouts.octopus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.payouts.octopus.Transport.Reply;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads one HTTP/1.1 answer, strictly: whatever is unusual (folded headers, two lengths, a length
 * and chunks, upgrades) is refused, since a misread answer would be taken for another payout's.
 */
final class AnswerReader {
  private static final int INTERIM_ANSWERS_MAX = 8;
  private static final int CHUNK_DIGITS_MAX = 7;
  private static final int READ_BYTES = 8 * 1024;

  private final Connection connection;
  private final int bodyBytesMax;

  AnswerReader(Connection connection, int bodyBytesMax) {
    this.connection = connection;
    this.bodyBytesMax = bodyBytesMax;
  }

  /** An answer, and whether the connection may carry another one. */
  record Read(Reply.Answered answer, boolean reusable) {}

  Read read() throws IOException {
    AnswerHead head = AnswerHead.read(connection);
    for (int i = 0; head.status() < 200; i++) {
      if (head.status() == 101 || i == INTERIM_ANSWERS_MAX) {
        throw new ProtocolException("an upgrade or too many interim answers");
      }
      head = AnswerHead.read(connection);
    }
    byte[] body = body(head);
    String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    return new Read(
        new Reply.Answered(head.status(), head.contentType(), head.contentEncoding(), text),
        head.reusable());
  }

  private byte[] body(AnswerHead head) throws IOException {
    if (head.status() == 204 || head.status() == 304) {
      return new byte[0];
    }
    if (head.chunked()) {
      return chunks();
    }
    if (head.length() < 0) {
      return untilClosed();
    }
    return exactly(new byte[0], head.length());
  }

  private byte[] chunks() throws IOException {
    byte[] body = new byte[0];
    while (true) {
      String line = connection.readLine();
      int end = line.indexOf(';');
      String digits = (end < 0 ? line : line.substring(0, end)).strip();
      if (!digits.matches("[0-9a-fA-F]{1," + CHUNK_DIGITS_MAX + "}")) {
        throw new ProtocolException("a chunk without a length");
      }
      int length = Integer.parseInt(digits, 16);
      if (length == 0) {
        AnswerHead.skipFields(connection);
        return body;
      }
      body = exactly(body, length);
      if (!connection.readLine().isEmpty()) {
        throw new ProtocolException("a chunk longer than its length");
      }
    }
  }

  /** The bytes so far and {@code length} more. */
  private byte[] exactly(byte[] sofar, long length) throws IOException {
    if (length > bodyBytesMax - sofar.length) {
      throw tooLong();
    }
    byte[] body = Arrays.copyOf(sofar, sofar.length + (int) length);
    for (int at = sofar.length; at < body.length; ) {
      int count = connection.read(body, at, body.length - at);
      if (count < 0) {
        throw new ProtocolException("half an answer");
      }
      at += count;
    }
    return body;
  }

  private byte[] untilClosed() throws IOException {
    byte[] body = new byte[READ_BYTES];
    int length = 0;
    for (int count; (count = connection.read(body, length, body.length - length)) >= 0; ) {
      length += count;
      if (length > bodyBytesMax) {
        throw tooLong();
      }
      if (length == body.length) {
        body = Arrays.copyOf(body, 2 * length);
      }
    }
    return Arrays.copyOf(body, length);
  }

  private ProtocolException tooLong() {
    return new ProtocolException("an answer of more than " + bodyBytesMax + " bytes");
  }
}
