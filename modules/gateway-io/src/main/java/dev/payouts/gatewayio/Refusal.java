package dev.payouts.gatewayio;

import java.util.List;

/** Why a request is answered without a call. */
public sealed interface Refusal {
  /** All that {@link #word} says. */
  List<String> WORDS = List.of("deadline", "lane", "doubt");

  /** For metrics and logs: one word. */
  String word();

  /** For the reply: what happened, in plain words. */
  String reason();

  /** Its deadline was over before the call could start. */
  record DeadlinePassed() implements Refusal {
    @Override
    public String word() {
      return "deadline";
    }

    @Override
    public String reason() {
      return "deadline passed";
    }
  }

  /** No gateway account is configured for its lane. */
  record UnknownLane(String lane) implements Refusal {
    @Override
    public String word() {
      return "lane";
    }

    @Override
    public String reason() {
      return "no gateway account for lane " + lane;
    }
  }

  /** The group's offsets were set back or lost, so it may have been called already. */
  record PerhapsCalled() implements Refusal {
    @Override
    public String word() {
      return "doubt";
    }

    @Override
    public String reason() {
      return "offsets were reset, so it may have been called before";
    }
  }
}
