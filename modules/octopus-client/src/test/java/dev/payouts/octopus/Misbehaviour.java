package dev.payouts.octopus;

import static dev.payouts.octopus.ScriptedGateway.http;

import dev.payouts.octopus.SubmitOutcome.Accepted;
import dev.payouts.octopus.SubmitOutcome.Declined;
import dev.payouts.octopus.SubmitOutcome.Unknown;
import java.util.stream.Stream;

/** What a gateway may do with a POST it has read, and the most that proves. */
final class Misbehaviour {
  private static final String DECLINED = "{\"result\":\"error\",\"data\":\"no\"}";
  private static final String PARTIAL =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{\"res";

  private Misbehaviour() {}

  record Case(
      String name,
      ScriptedGateway.Script script,
      Class<? extends SubmitOutcome> outcome,
      String reason) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> broken() {
    return Stream.of(
        unknown("resets after reading", (line, post) -> line.reset(), "connection lost"),
        unknown("closes after reading", (line, post) -> line.socket().close(), "connection lost"),
        unknown("half-closes", (line, post) -> line.socket().shutdownOutput(), "connection lost"),
        unknown("stalls headers", (line, post) -> line.stall(), "response limit"),
        unknown(
            "stalls within a header",
            (line, post) -> {
              line.send("HTTP/1.1 20");
              line.stall();
            },
            "response limit"),
        unknown(
            "stalls body",
            (line, post) -> {
              line.send(PARTIAL);
              line.stall();
            },
            "response limit"),
        unknown(
            "drips body",
            (line, post) -> {
              line.send(PARTIAL);
              drip(line, " ");
            },
            "call limit"),
        unknown(
            "drips headers",
            (line, post) -> {
              line.send("HTTP/1.1 200 OK\r\nX: ");
              drip(line, "x");
            },
            "call limit"),
        unknown(
            "half a body",
            (line, post) -> {
              line.send(PARTIAL);
              line.socket().close();
            },
            "half an answer"));
  }

  static Stream<Case> malformed() {
    return Stream.of(
        unknown(
            "garbage", (line, post) -> line.send("\0\1garbage\r\n\r\n"), "not an HTTP/1 answer"),
        unknown(
            "HTTP/9.9",
            (line, post) -> line.send("HTTP/9.9 banana\r\n\r\n"),
            "not an HTTP/1 answer"),
        unknown(
            "upgrades",
            (line, post) -> line.send("HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\n\r\n"),
            "upgrade"),
        unknown(
            "sends interim answers for ever",
            (line, post) -> {
              for (int i = 0; i < 100; i++) line.send("HTTP/1.1 100 Continue\r\n\r\n");
            },
            "interim"),
        unknown(
            "two lengths",
            (line, post) ->
                line.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}abc"),
            "length"),
        unknown(
            "length and chunks",
            (line, post) ->
                line.send(
                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}"),
            "length"),
        unknown(
            "bad chunk",
            (line, post) ->
                line.send(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
            "chunk"),
        unknown(
            "folded header",
            (line, post) -> line.send("HTTP/1.1 200 OK\r\nX: a\r\n b\r\n\r\n"),
            "header"),
        unknown(
            "endless header",
            (line, post) -> line.send("HTTP/1.1 200 OK\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"),
            "header"),
        unknown(
            "endless headers",
            (line, post) -> line.send("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(500) + "\r\n"),
            "header"));
  }

  static Stream<Case> statuses() {
    return Stream.of(
        unknown(
            "429 with Retry-After",
            (line, post) -> line.send(http("429 Slow down", "Retry-After: 0\r\n", DECLINED)),
            "HTTP 429"),
        unknown(
            "503 with Retry-After",
            (line, post) -> line.send(http("503 Busy", "Retry-After: 0\r\n", DECLINED)),
            "HTTP 503"),
        unknown(
            "408",
            (line, post) -> line.send(http("408 Slow", "Connection: close\r\n", DECLINED)),
            "HTTP 408"),
        redirect("301"),
        redirect("302"),
        redirect("303"),
        redirect("307"),
        redirect("308"),
        new Case(
            "401 with a challenge",
            (line, post) ->
                line.send(http("401 Who", "WWW-Authenticate: Basic realm=\"x\"\r\n", DECLINED)),
            Declined.class,
            "no"),
        new Case(
            "407 with a challenge",
            (line, post) ->
                line.send(http("407 Who", "Proxy-Authenticate: Basic realm=\"x\"\r\n", DECLINED)),
            Declined.class,
            "no"),
        new Case(
            "417",
            (line, post) -> line.send(http("417 Expectation", "", DECLINED)),
            Declined.class,
            "no"),
        new Case(
            "421",
            (line, post) -> line.send(http("421 Misdirected", "", DECLINED)),
            Declined.class,
            "no"),
        new Case(
            "425",
            (line, post) -> line.send(http("425 Too Early", "", DECLINED)),
            Declined.class,
            "no"));
  }

  static Stream<Case> wellFormed() {
    return Stream.of(
        accepted(
            "100-continue, then the answer",
            "HTTP/1.1 100 Continue\r\n\r\n" + http("200 OK", "", Calls.ACCEPTED)),
        accepted(
            "103, then the answer",
            "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + http("200 OK", "", Calls.ACCEPTED)),
        accepted(
            "chunks",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n"
                + Calls.ACCEPTED.substring(0, 5)
                + "\r\n"
                + Integer.toHexString(Calls.ACCEPTED.length() - 5)
                + ";x=y\r\n"
                + Calls.ACCEPTED.substring(5)
                + "\r\n0\r\nTrailer: x\r\n\r\n"),
        new Case(
            "an answer without a length",
            (line, post) -> {
              line.send(
                  "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + Calls.ACCEPTED);
              line.socket().close();
            },
            Accepted.class,
            ""));
  }

  private static void drip(ScriptedGateway.Line line, String bytes) throws Exception {
    while (true) {
      line.send(bytes);
      line.pause(20);
    }
  }

  private static Case unknown(String name, ScriptedGateway.Script script, String reason) {
    return new Case(name, script, Unknown.class, reason);
  }

  private static Case accepted(String name, String answer) {
    return new Case(name, (line, post) -> line.send(answer), Accepted.class, "pending");
  }

  private static Case redirect(String status) {
    return unknown(
        status,
        (line, post) ->
            line.send(
                http(
                    status + " Moved",
                    "Location: http://127.0.0.1:" + line.socket().getLocalPort() + "/other\r\n",
                    Calls.ACCEPTED)),
        "redirect");
  }
}
