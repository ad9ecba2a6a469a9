package dev.payouts.core.rules;

import dev.payouts.core.rules.TextRule.Presence;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks every field of a command and names all that break a rule. An empty list means the command
 * may be written and taken. Sources: GATEWAY, section order/new; ISO 4217; ISO 3166; the docs of
 * the Avro schemas, whose field names the violations use.
 *
 * <p>Country and currency are checked each on its own: the gateway documents no pairing, and a
 * payout refused here can be paid no other way.
 */
public final class PayoutRules {
  public static final int PRIORITY_MAX = 9;

  private static final Pattern PAYOUT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern LANE = Pattern.compile("[a-z0-9-]{1,32}");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** GATEWAY: words of accounting_type that go with an expense. */
  private static final Set<String> ACCOUNTING_TYPES = Set.of("pay", "settle");

  /** GATEWAY: to_bank_name in Bangladesh. */
  private static final Set<String> BDT_BANK_NAMES = Set.of("bkash", "nagad", "rocket");

  private static final Set<String> RESOLUTIONS = Set.of("COMPLETED", "FAILED", "REFUNDED");

  private static final TextRule PAYMENT = new TextRule("payment", Presence.REQUIRED, 64);
  private static final TextRule ACCOUNT =
      new TextRule("payee.account", Presence.REQUIRED, 128, Alphabet.ASCII);
  private static final TextRule NAME = new TextRule("payee.name", Presence.OPTIONAL, 128);
  private static final TextRule BANK_NAME = new TextRule("payee.bank_name", Presence.OPTIONAL, 128);
  private static final TextRule CHANNEL = new TextRule("channel", Presence.OPTIONAL, 64);
  private static final TextRule SOURCE = new TextRule("source", Presence.MAY_BE_EMPTY, 64);
  private static final TextRule REFERENCE = new TextRule("reference", Presence.OPTIONAL, 128);
  private static final TextRule REASON = new TextRule("reason", Presence.MAY_BE_EMPTY, 256);
  private static final TextRule OPERATOR = new TextRule("operator", Presence.REQUIRED, 64);
  private static final TextRule EVIDENCE = new TextRule("evidence", Presence.REQUIRED, 512);

  private final RulePolicy policy;

  public PayoutRules(RulePolicy policy) {
    this.policy = policy;
  }

  public static boolean isPayoutId(@Nullable String text) {
    return text != null && PAYOUT_ID.matcher(text).matches();
  }

  /**
   * @param now the time the command is judged at; not_before and expires_at are measured from it
   */
  public List<Violation> check(PayoutRequest request, Instant now) {
    Findings findings = new Findings();
    checkPayoutId(request.payoutId(), findings);
    AmountRule.check(request.amount(), request.currency(), findings);
    checkCurrency(request.currency(), findings);
    checkCountry(request.country(), findings);
    PAYMENT.check(request.payment(), findings);
    checkPayee(request.payee(), request.currency(), findings);
    checkAccountingType(request.accountingType(), findings);
    checkChannel(request.channel(), request.currency(), findings);
    checkLane(request.lane(), findings);
    checkPriority(request.priority(), findings);
    checkTimes(request.notBefore(), request.expiresAt(), now, findings);
    SOURCE.check(request.source(), findings);
    REFERENCE.check(request.reference(), findings);
    return findings.violations();
  }

  public List<Violation> check(CancelRequest request) {
    Findings findings = new Findings();
    checkPayoutId(request.payoutId(), findings);
    REASON.check(request.reason(), findings);
    return findings.violations();
  }

  public List<Violation> check(LaneRequest request) {
    Findings findings = new Findings();
    OPERATOR.check(request.operator(), findings);
    REASON.check(request.reason(), findings);
    return findings.violations();
  }

  public List<Violation> check(ResolveRequest request) {
    Findings findings = new Findings();
    checkPayoutId(request.payoutId(), findings);
    String resolution = request.resolution();
    if (resolution == null || resolution.isEmpty()) {
      findings.add("resolution", "is missing; give COMPLETED, FAILED or REFUNDED");
    } else if (!RESOLUTIONS.contains(resolution)) {
      findings.add(
          "resolution", "is " + Excerpt.of(resolution) + "; give COMPLETED, FAILED or REFUNDED");
    }
    OPERATOR.check(request.operator(), findings);
    EVIDENCE.check(request.evidence(), findings);
    return findings.violations();
  }

  private static void checkPayoutId(@Nullable String payoutId, Findings findings) {
    if (payoutId == null || payoutId.isEmpty()) {
      findings.add("payout_id", "is missing; give 1 to 64 of A-Z a-z 0-9 _ -");
    } else if (!isPayoutId(payoutId)) {
      findings.add("payout_id", "is " + Excerpt.of(payoutId) + "; use 1 to 64 of A-Z a-z 0-9 _ -");
    }
  }

  private static void checkCurrency(@Nullable String currency, Findings findings) {
    if (currency == null || currency.isEmpty()) {
      findings.add("currency", "is missing; give an ISO 4217 code such as THB");
    } else if (PayableCurrency.of(currency).isEmpty()) {
      boolean lowerCase = PayableCurrency.of(currency.toUpperCase(Locale.ROOT)).isPresent();
      findings.add(
          "currency",
          "is "
              + Excerpt.of(currency)
              + (lowerCase
                  ? "; write it in upper case"
                  : "; the gateway pays " + String.join(" ", PayableCurrency.CODES)));
    }
  }

  private static void checkCountry(@Nullable String country, Findings findings) {
    if (country == null || country.isEmpty()) {
      findings.add("country", "is missing; give an ISO 3166 alpha-2 code such as TH");
    } else if (!COUNTRIES.contains(country)) {
      findings.add(
          "country",
          "is " + Excerpt.of(country) + "; give an ISO 3166 alpha-2 code in upper case such as TH");
    }
  }

  private static void checkPayee(PayeeRequest payee, @Nullable String currency, Findings findings) {
    ACCOUNT.check(payee.account(), findings);
    NAME.check(payee.name(), findings);
    String bankName = payee.bankName();
    if (!"BDT".equals(currency)) {
      BANK_NAME.check(bankName, findings);
    } else if (bankName == null || bankName.isEmpty()) {
      findings.add("payee.bank_name", "is missing; BDT needs bkash, nagad or rocket");
    } else if (!BDT_BANK_NAMES.contains(bankName)) {
      findings.add(
          "payee.bank_name", "is " + Excerpt.of(bankName) + "; BDT needs bkash, nagad or rocket");
    }
  }

  private static void checkAccountingType(@Nullable String type, Findings findings) {
    if (type != null && !ACCOUNTING_TYPES.contains(type)) {
      findings.add(
          "accounting_type",
          "is " + Excerpt.of(type) + "; give pay or settle, or leave the field out");
    }
  }

  private void checkChannel(
      @Nullable String channel, @Nullable String currency, Findings findings) {
    boolean required =
        currency != null
            && PayableCurrency.of(currency)
                .filter(policy.channelRequiredFor()::contains)
                .isPresent();
    if (required && (channel == null || channel.isEmpty())) {
      findings.add("channel", "is missing; " + currency + " needs one");
    } else {
      CHANNEL.check(channel, findings);
    }
  }

  private static void checkLane(@Nullable String lane, Findings findings) {
    if (lane != null && !LANE.matcher(lane).matches()) {
      findings.add(
          "lane", "is " + Excerpt.of(lane) + "; use 1 to 32 of a-z 0-9 -, or leave the field out");
    }
  }

  private static void checkPriority(@Nullable Integer priority, Findings findings) {
    if (priority != null && (priority < 0 || priority > PRIORITY_MAX)) {
      findings.add(
          "priority", "is " + priority + "; give a whole number from 0 to " + PRIORITY_MAX);
    }
  }

  private void checkTimes(
      @Nullable Instant notBefore, @Nullable Instant expiresAt, Instant now, Findings findings) {
    Instant notBeforeMax = now.plus(policy.notBeforeAheadMax());
    if (notBefore != null && notBefore.isAfter(notBeforeMax)) {
      findings.add("not_before", "is " + notBefore + "; the latest is " + notBeforeMax);
    }
    if (expiresAt == null) {
      return;
    }
    if (!expiresAt.isAfter(now)) {
      findings.add("expires_at", "is " + expiresAt + ", which has passed; give a later time");
    } else if (notBefore != null && !expiresAt.isAfter(notBefore)) {
      findings.add("expires_at", "is " + expiresAt + "; give a time after not_before");
    }
  }
}
