package dev.payouts.serdes;

import dev.payouts.avro.FieldViolation;
import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.InquireOrder;
import dev.payouts.avro.LaneSetting;
import dev.payouts.avro.OrderReading;
import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutState;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.avro.RecordPosition;
import dev.payouts.avro.SubmitOrder;
import dev.payouts.avro.SubmitOutcome;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.avro.SubmitReply;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** One value for each topic, with every kind of field the schemas use. */
final class Examples {
  static final String ID = "wage-2026-11-000017";
  static final Instant AT = Instant.parse("2026-11-23T08:00:00.123Z");

  /** All twenty digits, the most the schemas allow. */
  static final BigDecimal LARGEST = new BigDecimal("99999999999999.999999");

  private static final Payee PAYEE =
      Payee.newBuilder().setAccount("0123456789").setName("สมชาย ใจดี").build();
  private static final RecordPosition POSITION = new RecordPosition("payout.commands", 3, 91_823L);

  static final Map<Topic<?>, SpecificRecord> BY_TOPIC =
      Map.of(
          Topics.COMMANDS, command(),
          Topics.SUBMISSIONS, submission(),
          Topics.INQUIRIES, inquiry(),
          Topics.REPLIES, reply(),
          Topics.EVENTS, event(),
          Topics.RESULTS, result(),
          Topics.REJECTIONS, rejection(),
          Topics.LANES, lane());

  private Examples() {}

  private static LaneSetting lane() {
    return LaneSetting.newBuilder()
        .setLane("default")
        .setRatePerSecond(12.5)
        .setOperator("sre")
        .setSetAt(AT)
        .build();
  }

  static PayoutResult result() {
    return PayoutResult.newBuilder()
        .setPayoutId(ID)
        .setRevision(1)
        .setStatus(PayoutStatus.COMPLETED)
        .setAmount(LARGEST)
        .setFinalAmount(new BigDecimal("-0.000001"))
        .setCurrency("THB")
        .setPayeeAccountMasked("****6789")
        .setAttempts(1)
        .setLane("default")
        .setAcceptedAt(AT)
        .setDecidedAt(AT.plusMillis(1))
        .build();
  }

  private static PayoutCommand command() {
    return PayoutCommand.newBuilder()
        .setCommandId("7f2c1b9e-0d35-4c59-9a51-0a5a3f1f2f10")
        .setPayoutId(ID)
        .setIssuedAt(AT)
        .setBody(
            SubmitPayout.newBuilder()
                .setAmount(new BigDecimal("100.000000"))
                .setCurrency("THB")
                .setCountry("TH")
                .setPayment("bank")
                .setPayee(PAYEE)
                .setNotBefore(AT.plusSeconds(1))
                .build())
        .build();
  }

  private static GatewayRequest submission() {
    return request(
        SubmitOrder.newBuilder()
            .setAttempt(1)
            .setAmount(LARGEST)
            .setCurrency("THB")
            .setCountry("TH")
            .setPayment("bank")
            .setPayee(PAYEE)
            .build());
  }

  private static GatewayRequest inquiry() {
    return request(new InquireOrder(3));
  }

  private static GatewayRequest request(Object body) {
    return GatewayRequest.newBuilder()
        .setPayoutId(ID)
        .setLane("default")
        .setPermittedAt(AT)
        .setDeadline(AT.plusSeconds(30))
        .setBody(body)
        .build();
  }

  private static GatewayReply reply() {
    return GatewayReply.newBuilder()
        .setPayoutId(ID)
        .setObservedAt(AT)
        .setDurationMs(42)
        .setReporter("worker-1")
        .setBody(
            SubmitReply.newBuilder()
                .setAttempt(1)
                .setOutcome(SubmitOutcome.ACCEPTED)
                .setOrder(
                    OrderReading.newBuilder()
                        .setPaymentStatus("pending")
                        .setAmount(new BigDecimal("0.000001"))
                        .build())
                .build())
        .build();
  }

  private static PayoutEvent event() {
    return PayoutEvent.newBuilder()
        .setPayoutId(ID)
        .setSequence(2)
        .setFromState(PayoutState.QUEUED)
        .setToState(PayoutState.SUBMITTING)
        .setCause("permit-granted")
        .setAttempt(1)
        .setAt(AT)
        .setSource(POSITION)
        .build();
  }

  private static PayoutRejection rejection() {
    return PayoutRejection.newBuilder()
        .setPayoutId(ID)
        .setCommandId("7f2c1b9e-0d35-4c59-9a51-0a5a3f1f2f10")
        .setCode("invalid")
        .setDetail("1 field breaks a rule")
        .setViolations(List.of(new FieldViolation("amount", "has 3 decimals, THB allows 2")))
        .setRejectedAt(AT)
        .setSource(POSITION)
        .build();
  }
}
