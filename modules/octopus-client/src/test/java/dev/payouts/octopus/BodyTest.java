package dev.payouts.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.octopus.SubmitOutcome.Accepted;
import dev.payouts.octopus.SubmitOutcome.Unknown;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer counts only as bounded, uncompressed JSON that says it is JSON. */
class BodyTest {
  static Stream<Arguments> notJson() {
    String length = "Content-Length: " + Calls.ACCEPTED.length() + "\r\n\r\n" + Calls.ACCEPTED;
    return Stream.of(
        Arguments.of("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + length, "content type"),
        Arguments.of("HTTP/1.1 200 OK\r\n" + length, "content type"),
        Arguments.of(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
                + length,
            "compressed"),
        Arguments.of(ScriptedGateway.http("200 OK", "Content-Encoding: br\r\n", "x"), "compressed"),
        Arguments.of(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n",
            "65536 bytes"),
        Arguments.of(ScriptedGateway.http("200 OK", "", " ".repeat(65_537)), "65536 bytes"),
        Arguments.of(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + ("2000\r\n" + " ".repeat(8192) + "\r\n").repeat(9),
            "65536 bytes"),
        Arguments.of(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + " ".repeat(70_000),
            "65536 bytes"),
        Arguments.of(
            "HTTP/1.1 502 Bad\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
            "HTTP 502"));
  }

  @ParameterizedTest
  @MethodSource("notJson")
  void isUnknownUnlessItIsBoundedPlainJson(String answer, String says) throws Exception {
    try (var gateway = ScriptedGateway.answering((line, post) -> line.send(answer));
        var client = new OctopusClient(gateway.account(), Calls.patient())) {
      assertThat(client.submit(Calls.order(), Calls.soon()))
          .isInstanceOfSatisfying(
              Unknown.class, unknown -> assertThat(unknown.reason()).contains(says));
    }
  }

  static Stream<Arguments> contentTypes() {
    return Stream.of(
            "application/json;charset=utf-8",
            "Application/JSON",
            "application/problem+json",
            "text/json")
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("contentTypes")
  void takesEveryTypeOfJson(String type) throws Exception {
    var head = new CompletableFuture<String>();
    String answer =
        "HTTP/1.1 200 OK\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + Calls.ACCEPTED.length()
            + "\r\n\r\n"
            + Calls.ACCEPTED;
    try (var gateway =
            ScriptedGateway.answering(
                (line, post) -> {
                  head.complete(post.head());
                  line.send(answer);
                });
        var client = new OctopusClient(gateway.account(), Calls.patient())) {
      assertThat(client.submit(Calls.order(), Calls.soon())).isInstanceOf(Accepted.class);
    }
    assertThat(head.join()).doesNotContainIgnoringCase("Accept-Encoding");
  }
}
