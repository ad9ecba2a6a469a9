package dev.payouts.octopus;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of an answer's status line and headers matters here.
 *
 * @param length of the body in bytes; -1 if it ends with the connection or in chunks
 * @param reusable whether the connection may carry another request
 */
record AnswerHead(
    int status,
    String contentType,
    String contentEncoding,
    long length,
    boolean chunked,
    boolean reusable) {
  private static final int LINES_MAX = 128;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.([01]) ([1-9][0-9]{2})( .*)?");
  private static final Pattern FIELD = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,15}");

  static AnswerHead read(Connection connection) throws IOException {
    Matcher status = STATUS.matcher(connection.readLine());
    if (!status.matches()) {
      throw new ProtocolException("not an HTTP/1 answer");
    }
    var fields = new Fields(status.group(1).equals("1"));
    for (int i = 0; i < LINES_MAX; i++) {
      String line = connection.readLine();
      if (line.isEmpty()) {
        return fields.head(Integer.parseInt(status.group(2)));
      }
      fields.add(line);
    }
    throw new ProtocolException("too many header lines");
  }

  /** Skips the fields that may follow the last chunk. */
  static void skipFields(Connection connection) throws IOException {
    for (int i = 0; i < LINES_MAX; i++) {
      if (connection.readLine().isEmpty()) {
        return;
      }
    }
    throw new ProtocolException("too many trailer lines");
  }

  /** The fields seen so far. */
  private static final class Fields {
    private String contentType = "";
    private String contentEncoding = "";
    private long length = -1;
    private boolean chunked;
    private boolean reusable;

    Fields(boolean reusable) {
      this.reusable = reusable;
    }

    void add(String line) throws ProtocolException {
      Matcher field = FIELD.matcher(line);
      if (!field.matches()) {
        throw new ProtocolException("a malformed header line");
      }
      String value = field.group(2).strip();
      switch (field.group(1).toLowerCase(Locale.ROOT)) {
        case "content-type" -> contentType = once(contentType, value);
        case "content-encoding" -> contentEncoding = once(contentEncoding, value);
        case "content-length" -> addLength(value);
        case "transfer-encoding" -> {
          if (chunked || !value.equalsIgnoreCase("chunked")) {
            throw new ProtocolException("an unknown transfer encoding");
          }
          chunked = true;
        }
        case "connection" -> reusable &= !value.toLowerCase(Locale.ROOT).contains("close");
        default -> {}
      }
    }

    private void addLength(String value) throws ProtocolException {
      if (length >= 0 || !LENGTH.matcher(value).matches()) {
        throw new ProtocolException("more than one length, or none that is a number");
      }
      length = Long.parseLong(value);
    }

    private static String once(String sofar, String value) throws ProtocolException {
      if (!sofar.isEmpty()) {
        throw new ProtocolException("a header given twice");
      }
      return value;
    }

    AnswerHead head(int status) throws ProtocolException {
      if (chunked && length >= 0) {
        throw new ProtocolException("both a length and chunks");
      }
      boolean endsBeforeClose = chunked || length >= 0;
      return new AnswerHead(
          status, contentType, contentEncoding, length, chunked, reusable && endsBeforeClose);
    }
  }
}
