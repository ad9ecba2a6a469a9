package dev.payouts.proofs.guarantees;

import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.avro.SubmitPayout;
import java.util.Objects;

/** A result says what was commanded; none says COMPLETED with another final amount. */
public final class ResultMatchesCommand implements Guarantee {
  private static final int SHOWN_MAX = 4;

  private final Accepted accepted = new Accepted();

  @Override
  public void observe(Observation observation) {
    accepted.observe(observation);
    if (observation instanceof Observation.Resulted seen) {
      PayoutResult result = seen.result();
      SubmitPayout command = accepted.of(result.getPayoutId());
      require(command != null, "%s has a result but no command", result.getPayoutId());
      if (command != null) {
        require(
            agrees(result, command),
            "%s: the result %s is not what %s commands",
            result.getPayoutId(),
            result,
            command.getAmount());
      }
    }
  }

  private static boolean agrees(PayoutResult result, SubmitPayout command) {
    String account = command.getPayee().getAccount();
    String masked = result.getPayeeAccountMasked();
    boolean paidInFull =
        result.getStatus() != PayoutStatus.COMPLETED
            || result.getFinalAmount() == null
            || result.getFinalAmount().compareTo(command.getAmount()) == 0;
    return result.getAmount().compareTo(command.getAmount()) == 0
        && result.getCurrency().equals(command.getCurrency())
        && result.getSource().equals(command.getSource())
        && Objects.equals(result.getReference(), command.getReference())
        && account.endsWith(masked.substring(Math.max(0, masked.length() - SHOWN_MAX)))
        && paidInFull;
  }
}
