package dev.payouts.orchestrator.message;

import dev.payouts.avro.CancelPayout;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.ResolvePayout;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.core.Delivery;
import dev.payouts.core.Input;
import dev.payouts.core.Payee;
import dev.payouts.core.Status;
import dev.payouts.core.Terms;
import dev.payouts.core.rules.CancelRequest;
import dev.payouts.core.rules.PayeeRequest;
import dev.payouts.core.rules.PayoutRequest;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.core.rules.ResolveRequest;
import dev.payouts.core.rules.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commands from the topic: their check against the field rules and their form for the core. */
public final class Commands {
  private Commands() {}

  /** Every rule the command breaks, as of the time its record was written. */
  public static List<Violation> check(PayoutCommand command, PayoutRules rules, Instant writtenAt) {
    String id = command.getPayoutId();
    return switch (command.getBody()) {
      case SubmitPayout submit -> rules.check(request(id, submit), writtenAt);
      case CancelPayout cancel -> rules.check(new CancelRequest(id, cancel.getReason()));
      case ResolvePayout resolve ->
          rules.check(
              new ResolveRequest(
                  id,
                  resolve.getResolution().name(),
                  resolve.getOperator(),
                  resolve.getEvidence()));
      default -> throw unknown(command);
    };
  }

  /** The lane a command names; only a submit names one. */
  public static Optional<String> lane(PayoutCommand command) {
    return command.getBody() instanceof SubmitPayout submit
        ? Optional.of(submit.getLane())
        : Optional.empty();
  }

  /**
   * The input for the core; the command must have passed the check.
   *
   * @param adopted whether it is from before the state was lost
   * @param merchants whose account each lane pays from
   */
  public static Input input(
      PayoutCommand command, Instant writtenAt, boolean adopted, Map<String, String> merchants) {
    return switch (command.getBody()) {
      case SubmitPayout submit ->
          new Input.Submit(
              command.getPayoutId(),
              terms(submit),
              delivery(submit, merchants.get(submit.getLane())),
              writtenAt,
              adopted);
      case CancelPayout cancel -> new Input.Cancel(cancel.getReason());
      case ResolvePayout resolve ->
          new Input.Resolve(
              Status.valueOf(resolve.getResolution().name()),
              resolve.getOperator(),
              resolve.getEvidence());
      default -> throw unknown(command);
    };
  }

  private static PayoutRequest request(String id, SubmitPayout submit) {
    return new PayoutRequest(
        id,
        submit.getAmount(),
        submit.getCurrency(),
        submit.getCountry(),
        submit.getPayment(),
        new PayeeRequest(
            submit.getPayee().getAccount(),
            submit.getPayee().getName(),
            submit.getPayee().getBankName()),
        submit.getAccountingType(),
        submit.getChannel(),
        submit.getLane(),
        submit.getPriority(),
        submit.getNotBefore(),
        submit.getExpiresAt(),
        submit.getSource(),
        submit.getReference());
  }

  private static Terms terms(SubmitPayout submit) {
    return new Terms(
        submit.getAmount(),
        submit.getCurrency(),
        submit.getCountry(),
        submit.getPayment(),
        new Payee(
            submit.getPayee().getAccount(),
            submit.getPayee().getName(),
            submit.getPayee().getBankName()),
        submit.getAccountingType(),
        submit.getChannel(),
        submit.getSource(),
        submit.getReference());
  }

  private static Delivery delivery(SubmitPayout submit, @Nullable String merchant) {
    return new Delivery(
        submit.getLane(),
        submit.getPriority(),
        submit.getNotBefore(),
        submit.getExpiresAt(),
        merchant);
  }

  private static IllegalStateException unknown(PayoutCommand command) {
    return new IllegalStateException("unknown command " + command.getBody().getClass());
  }
}
