package dev.payouts.proofs.crashes.load;

import dev.payouts.proofs.crashes.load.PayoutRow.Corridor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes up payouts by a seed: most of them ordinary, some to payees at whom the sandbox misbehaves.
 * Source of their accounts: docs/SANDBOX.md.
 */
public final class Payouts {
  private static final List<String> ORDINARY = List.of("234567", "318212", "471100");

  /** Of a gateway that tells the truth in the end, and within the policy's limits. */
  public static final List<String> HONEST =
      List.of(
          "990001", "990002", "990003", "990004", "990005", "990006", "990007", "990008", "990012",
          "990013", "990020", "990022", "990023", "990030", "990031", "990032", "990033", "990034",
          "990035", "990036", "990037", "990038", "990039", "990056", "990060", "990061", "990062",
          "990063", "990064", "990065", "990040");

  /** Only unique order ids, or a person, make these safe. */
  private static final List<String> LYING =
      List.of("990021", "990050", "990051", "990052", "990053", "990054", "990055", "990058");

  private static final int ODD_PERCENT = 12;
  private static final int CENTS_MAX = 500_000;

  private static final List<Corridor> CORRIDORS =
      List.of(
          new Corridor("THB", "TH", "bank", "KBANK"),
          new Corridor("IDR", "ID", "bank", "BCA"),
          new Corridor("BDT", "BD", "wallet", "bkash"),
          new Corridor("SGD", "SG", "bank", "DBS"));

  private final String prefix;
  private final List<String> odd;
  private final SplittableRandom random;
  private int made;

  /**
   * @param lying whether the gateway may say that an order does not exist that does
   */
  Payouts(String prefix, boolean lying, long seed) {
    this.prefix = prefix;
    this.random = new SplittableRandom(seed);
    this.odd = new ArrayList<>(HONEST);
    if (lying) {
      odd.addAll(LYING);
    }
  }

  PayoutRow next() {
    boolean isOdd = random.nextInt(100) < ODD_PERCENT;
    return next(prefix + (made + 1), pick(isOdd ? odd : ORDINARY));
  }

  /**
   * @param begin of the payee's account
   */
  PayoutRow next(String id, String begin) {
    made++;
    return new PayoutRow(
        id,
        BigDecimal.valueOf(100 + random.nextInt(CENTS_MAX), 2),
        CORRIDORS.get(random.nextInt(CORRIDORS.size())),
        "%s%08d".formatted(begin, made));
  }

  private String pick(List<String> accounts) {
    return accounts.get(random.nextInt(accounts.size()));
  }
}
