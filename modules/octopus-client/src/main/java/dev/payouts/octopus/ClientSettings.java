package dev.payouts.octopus;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Limits of every call and the patterns that recognise answers the gateway does not document.
 *
 * @param connectLimit for name look-up, connect and TLS handshake together
 * @param responseLimit from the last byte of the request to the first of the answer
 * @param callLimit for the whole call once the request is being written, a stalled body included
 * @param idleLimit how long a kept-alive connection may rest before it is closed instead of used:
 *     shorter than the gateway's own limit, so that the gateway rarely closes one that is in use
 * @param connectionsMax open connections at once; further calls wait for one until their deadline
 * @param answerBytesMax a longer body is not read
 * @param absentPattern found in the text of an error envelope of order/get: the order does not
 *     exist
 * @param duplicatePattern found in the text of an error envelope of order/new: the
 *     merchant_order_id is taken, so the order may well exist
 */
public record ClientSettings(
    Duration connectLimit,
    Duration responseLimit,
    Duration callLimit,
    Duration idleLimit,
    int connectionsMax,
    int answerBytesMax,
    Pattern absentPattern,
    Pattern duplicatePattern) {
  /**
   * "Order not found", "order_id 'wage-17' does not exist", "No such order"; but not "Merchant
   * record not found", "channel of order 17 not found" or "order channel not found": the order
   * itself must be what is missing, and between it and its absence only an id may stand, recognised
   * by a digit.
   */
  public static final String ABSENT_DEFAULT =
      "(?i)(?<![a-z])(?<!\\b(of|for|by|in|on|at|to|with|from)[ _](the |this |your |an? )?(merchant[ _])?)"
          + "order([ _]?(id|no\\.?|number))?[\\s:#'\"_]*((?=\\S*\\d)\\S{1,70}\\s+)?"
          + "(was |is |does |do |could )?(not[ _](be )?(found|exist)|doesn'?t exist)"
          + "|(?<![a-z])no such order(?! [a-z])";

  public static final String DUPLICATE_DEFAULT =
      "(?i)duplicate|already (exist|used|taken|been |in use)|(must|should) be unique|not unique";

  private static final Duration LIMIT_MAX = Duration.ofMinutes(10);
  private static final int CONNECTIONS_MAX = 65_536;
  private static final int ANSWER_BYTES_MIN = 1024;
  private static final int ANSWER_BYTES_MAX = 16 * 1024 * 1024;

  public ClientSettings {
    requireLimit("connect limit", connectLimit);
    requireLimit("response limit", responseLimit);
    requireLimit("call limit", callLimit);
    requireLimit("idle limit", idleLimit);
    require(responseLimit.compareTo(callLimit) <= 0, "response limit exceeds the call limit");
    require(
        connectionsMax >= 1 && connectionsMax <= CONNECTIONS_MAX,
        "connections must be 1 to " + CONNECTIONS_MAX);
    require(
        answerBytesMax >= ANSWER_BYTES_MIN && answerBytesMax <= ANSWER_BYTES_MAX,
        "answer bytes must be " + ANSWER_BYTES_MIN + " to " + ANSWER_BYTES_MAX);
    require(!absentPattern.matcher("").find(), "absent pattern matches everything");
    require(!duplicatePattern.matcher("").find(), "duplicate pattern matches everything");
  }

  /** Connect 5 s, response 15 s, call 20 s, idle 2 s, 512 connections, 256 KiB. */
  public static ClientSettings defaults() {
    return new ClientSettings(
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(20),
        Duration.ofSeconds(2),
        512,
        256 * 1024,
        Pattern.compile(ABSENT_DEFAULT),
        Pattern.compile(DUPLICATE_DEFAULT));
  }

  private static void requireLimit(String name, Duration limit) {
    require(
        limit.compareTo(Duration.ofMillis(1)) >= 0 && limit.compareTo(LIMIT_MAX) <= 0,
        name + " must be 1 ms to " + LIMIT_MAX.toMinutes() + " min");
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
