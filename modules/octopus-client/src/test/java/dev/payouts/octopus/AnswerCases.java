package dev.payouts.octopus;

import org.junit.jupiter.params.provider.Arguments;

/** Answers as JSON, and rows of a table of them. */
final class AnswerCases {
  private AnswerCases() {}

  static Arguments answer(String name, String status, String body, Class<?> outcome, String says) {
    return Arguments.of(name, ScriptedGateway.http(status, "", body), outcome, says);
  }

  static String error(String data) {
    return "{\"result\":\"error\",\"data\":" + data + "}";
  }

  static String payment(String fields) {
    return "{\"result\":\"success\",\"data\":{\"payment\":{" + fields + "}}}";
  }
}
