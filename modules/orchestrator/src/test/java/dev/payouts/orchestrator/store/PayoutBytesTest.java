package dev.payouts.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.Cause;
import dev.payouts.core.Delivery;
import dev.payouts.core.Evidence;
import dev.payouts.core.Inquiry;
import dev.payouts.core.Payee;
import dev.payouts.core.Payout;
import dev.payouts.core.Phase;
import dev.payouts.core.State;
import dev.payouts.core.Terms;
import dev.payouts.core.Timer;
import dev.payouts.core.Transition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is stored is read by this version and by later ones. */
class PayoutBytesTest {
  /** Of {@code payout(null)}, as the last program that wrote version 1 wrote it. */
  private static final String VERSION_1 =
      "010e776167652d31370805f5e100065448420454480862616e6b1430313233343536373839021c53"
          + "6f6d63686169204a6169646565000206706179000e706179726f6c6c020c72756e2d313106766970"
          + "0a0002c0b9e1f6c0688090daf6c06808e0e4ddf6c068d0daf0f6c06800306e6f207265706c792062"
          + "792074686520646561646c696e65060200000402b0f4ddf6c06804010000020805ee3fe0000808c0"
          + "b3e3f6c068080206060a1002306e6f207265706c792062792074686520646561646c696e6502e0e4"
          + "ddf6c06800";

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final PayoutBytes bytes = new PayoutBytes();

  @Test
  void readsWhatItWrote() {
    assertThat(bytes.read(bytes.write(payout("merchant-1")))).isEqualTo(payout("merchant-1"));
    assertThat(bytes.read(bytes.write(payout(null)))).isEqualTo(payout(null));
  }

  @Test
  void readsWhatVersion1Wrote() {
    assertThat(bytes.read(HexFormat.of().parseHex(VERSION_1))).isEqualTo(payout(null));
  }

  @Test
  void refusesWhatALaterVersionWrote() {
    byte[] later = bytes.write(payout(null));
    later[0] = 3;

    assertThatThrownBy(() -> bytes.read(later))
        .hasMessage(
            "the state store holds version 3 of a payout, this program reads up to 2;"
                + " run the version that wrote it or a later one");
  }

  private static Payout payout(@Nullable String merchant) {
    var terms =
        new Terms(
            new BigDecimal("100.000000"),
            "THB",
            "TH",
            "bank",
            new Payee("0123456789", "Somchai Jaidee", null),
            "pay",
            null,
            "payroll",
            "run-11");
    String late = "no reply by the deadline";
    return new Payout(
        "wage-17",
        terms,
        new Delivery("vip", 5, null, NOW.plusSeconds(60), merchant),
        NOW,
        new State.Uncertain(NOW.plusSeconds(30), NOW.plusSeconds(185), false, late),
        3,
        1,
        0,
        0,
        new Inquiry(2, NOW.plusSeconds(31), 2, true),
        new Evidence(false, null, new BigDecimal("99.500000"), null),
        4,
        new Timer(Timer.Kind.INQUIRY_LOST, NOW.plusSeconds(76), 4),
        List.of(
            new Transition(
                3,
                Phase.SUBMITTING,
                Phase.UNCERTAIN,
                Cause.DEADLINE_PASSED,
                late,
                1,
                NOW.plusSeconds(30))));
  }
}
