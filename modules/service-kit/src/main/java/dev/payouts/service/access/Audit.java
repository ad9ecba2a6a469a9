package dev.payouts.service.access;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves a line in the log for everything that was accepted from a holder of an API key. */
public final class Audit {
  private static final Logger LOG = LoggerFactory.getLogger("dev.payouts.audit");

  private Audit() {}

  /**
   * @param caller who sent it; null where nobody is asked who he is, which leaves no line
   * @param action what was done, in one word
   * @param subject to what: a payout id, a lane
   */
  public static void accepted(@Nullable Principal caller, String action, String subject) {
    if (caller != null) {
      LOG.atInfo()
          .addKeyValue("caller", caller.getName())
          .addKeyValue("action", action)
          .addKeyValue("subject", subject)
          .log("Accepted");
    }
  }
}
