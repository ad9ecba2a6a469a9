package dev.payouts.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.topics.TrustedClasses;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.AvroTypeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Amounts and times survive the generated classes, or are refused; nothing is rounded in silence.
 */
class GeneratedClassesTest {
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00.123Z");

  @BeforeAll
  static void vouchForTheGeneratedClasses() {
    TrustedClasses.declare();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.000000",
        "0.000001",
        "-0.000001",
        "100.000000",
        "99999999999999.999999",
        "-99999999999999.999999"
      })
  void keepsAmounts(String amount) throws IOException {
    assertThat(roundTrip(result(new BigDecimal(amount), AT)).getAmount())
        .isEqualTo(new BigDecimal(amount));
  }

  @Test
  void fillsUpMissingDecimals() throws IOException {
    assertThat(roundTrip(result(new BigDecimal("100.5"), AT)).getAmount())
        .isEqualTo(new BigDecimal("100.500000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0000001", "100000000000000.000000"})
  void refusesAmountsThatDoNotFit(String amount) {
    assertThatThrownBy(() -> roundTrip(result(new BigDecimal(amount), AT)))
        .isInstanceOf(AvroTypeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1970-01-01T00:00:00Z", "2026-11-23T08:00:00.123Z", "1969-12-31T23:59:59.999Z"})
  void keepsTimesToTheMillisecond(String time) throws IOException {
    assertThat(roundTrip(result(BigDecimal.ONE, Instant.parse(time))).getAcceptedAt())
        .isEqualTo(time);
  }

  @Test
  void dropsWhatIsFinerThanAMillisecond() {
    assertThat(result(BigDecimal.ONE, AT.plusNanos(999_999)).getAcceptedAt()).isEqualTo(AT);
  }

  private static PayoutResult result(BigDecimal amount, Instant acceptedAt) {
    return PayoutResult.newBuilder()
        .setPayoutId("wage-2026-11-000017")
        .setRevision(1)
        .setStatus(PayoutStatus.COMPLETED)
        .setAmount(amount)
        .setCurrency("THB")
        .setPayeeAccountMasked("****6789")
        .setAttempts(1)
        .setLane("default")
        .setAcceptedAt(acceptedAt)
        .setDecidedAt(acceptedAt)
        .build();
  }

  private static PayoutResult roundTrip(PayoutResult result) throws IOException {
    ByteBuffer bytes = result.toByteBuffer();
    return PayoutResult.fromByteBuffer(bytes);
  }
}
