package dev.payouts.benchmarks.micro;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.InquiryOutcome;
import dev.payouts.avro.InquiryReply;
import dev.payouts.avro.OrderReading;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.SubmitOutcome;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.avro.SubmitReply;
import dev.payouts.benchmarks.load.Payment;
import dev.payouts.core.Effect;
import dev.payouts.core.Input;
import dev.payouts.core.Payout;
import dev.payouts.core.PayoutMachine;
import dev.payouts.core.Policy;
import dev.payouts.orchestrator.message.Commands;
import dev.payouts.orchestrator.message.Messages;
import dev.payouts.orchestrator.message.Replies;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One payout at each step of its way, as the product's own code makes it. */
record Specimen(int number) {
  static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  static final Policy POLICY = Policy.defaults();
  static final String MERCHANT = "merchant-1";

  private static final int CALL_MILLIS = 42;

  Payment payment() {
    return Payment.ordinary("wage-2026-11-%06d".formatted(number), number);
  }

  PayoutCommand command() {
    return payment().command(NOW);
  }

  Input submitted() {
    PayoutCommand command = command();
    String lane = Commands.lane(command).orElseThrow();
    return Commands.input(command, NOW, false, Map.of(lane, MERCHANT));
  }

  Payout queued() {
    return after(null, submitted());
  }

  Payout sent() {
    return after(queued(), permit());
  }

  Payout pending() {
    return after(sent(), accepted());
  }

  /** Of which the gateway was asked. */
  Payout asked() {
    Payout pending = pending();
    return after(pending, new Input.TimerFired(pending.timers()));
  }

  Payout completed() {
    return after(asked(), found());
  }

  /** What the worker reads. */
  GatewayRequest request() {
    Effect order =
        PayoutMachine.decide(queued(), permit(), NOW, POLICY).effects().stream()
            .filter(effect -> effect instanceof Effect.SubmitOrder)
            .findFirst()
            .orElseThrow();
    return Messages.submission(sent(), (Effect.SubmitOrder) order, POLICY.callLimit(), NOW);
  }

  /** What the worker says. */
  GatewayReply reply() {
    return reply(new SubmitReply(1, SubmitOutcome.ACCEPTED, reading("pending"), null));
  }

  PayoutResult result() {
    return Messages.result(completed());
  }

  Input accepted() {
    return Replies.input(reply());
  }

  /** The gateway shows the order as completed. */
  Input found() {
    return Replies.input(
        reply(new InquiryReply(1, InquiryOutcome.FOUND, reading("completed"), null)));
  }

  private static Input permit() {
    return new Input.PermitGranted(MERCHANT);
  }

  private GatewayReply reply(Object body) {
    return new GatewayReply(payment().id(), NOW, CALL_MILLIS, "worker-1", body);
  }

  private OrderReading reading(String status) {
    SubmitPayout commanded = (SubmitPayout) command().getBody();
    BigDecimal amount = commanded.getAmount();
    return new OrderReading(
        payment().id(),
        status,
        null,
        amount,
        amount,
        "THB",
        commanded.getPayee().getAccount(),
        "expense",
        "sbx-" + number);
  }

  private static Payout after(@Nullable Payout before, Input input) {
    return Objects.requireNonNull(PayoutMachine.decide(before, input, NOW, POLICY).payout());
  }
}
