package dev.payouts.gatewayio;

import java.time.Duration;
import java.util.List;

/** Why a request is answered without a call. */
public sealed interface Refusal {
  /** All that {@link #word} says. */
  List<String> WORDS = List.of("deadline", "clock", "lane", "merchant", "doubt");

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

  /**
   * It was permitted at a time that is still to come here: one of two clocks is wrong, so nobody
   * knows whether its deadline has passed.
   */
  record ClocksDiffer(Duration ahead) implements Refusal {
    @Override
    public String word() {
      return "clock";
    }

    @Override
    public String reason() {
      return "it was permitted %d s from now by this machine's clock; one of the clocks is wrong"
          .formatted(ahead.toSeconds());
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

  /**
   * The lane's account is not the merchant's whose account the payout went to or is to go to. What
   * another merchant knows or does not know says nothing about it.
   */
  record OtherMerchant(String lane, String expected, String configured) implements Refusal {
    @Override
    public String word() {
      return "merchant";
    }

    @Override
    public String reason() {
      return "the account of lane %s is of merchant %s, the payout's is %s"
          .formatted(lane, configured, expected);
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
