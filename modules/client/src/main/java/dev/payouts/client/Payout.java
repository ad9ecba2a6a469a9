package dev.payouts.client;

import dev.payouts.core.rules.Excerpt;
import dev.payouts.core.rules.PayeeRequest;
import dev.payouts.core.rules.PayoutRequest;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payout to submit. Nothing is checked here: what is missing or wrong is refused by {@link
 * PayoutClient#submit}, every field at once. Source: schema SubmitPayout.
 */
public final class Payout {
  private final PayoutRequest request;

  private Payout(PayoutRequest request) {
    this.request = request;
  }

  /**
   * @param payoutId yours, unique, and kept with what it pays before it is sent: sending again
   *     under the same id is safe, under another id it pays twice. 1 to 64 of A-Z a-z 0-9 _ -
   */
  public static Builder builder(String payoutId) {
    return new Builder(payoutId);
  }

  PayoutRequest request() {
    return request;
  }

  /** An account number is nobody's to log. */
  @Override
  public String toString() {
    return "Payout[" + Excerpt.of(request.payoutId()) + "]";
  }

  /** Collects a payout's fields; amount, country, payment and payee must be given. */
  public static final class Builder {
    private final String payoutId;
    private @Nullable BigDecimal amount;
    private @Nullable String currency;
    private @Nullable String country;
    private @Nullable String payment;
    private PayeeRequest payee = new PayeeRequest(null, null, null);
    private @Nullable String accountingType;
    private @Nullable String channel;
    private @Nullable String lane;
    private @Nullable Integer priority;
    private @Nullable Instant notBefore;
    private @Nullable Instant expiresAt;
    private @Nullable String source;
    private @Nullable String reference;

    private Builder(String payoutId) {
      this.payoutId = payoutId;
    }

    /**
     * @param amount above zero, never rounded to fit
     * @param currency ISO 4217 in upper case
     */
    public Builder amount(BigDecimal amount, String currency) {
      this.amount = amount;
      this.currency = currency;
      return this;
    }

    /** Of the payee, ISO 3166 alpha-2. */
    public Builder country(String country) {
      this.country = country;
      return this;
    }

    /** The payment method as the merchant backend of the gateway names it. */
    public Builder payment(String payment) {
      this.payment = payment;
      return this;
    }

    public Builder payee(String account) {
      return payee(account, null, null);
    }

    public Builder payee(String account, @Nullable String name, @Nullable String bankName) {
      this.payee = new PayeeRequest(account, name, bankName);
      return this;
    }

    /** pay or settle. */
    public Builder accountingType(@Nullable String accountingType) {
      this.accountingType = accountingType;
      return this;
    }

    public Builder channel(@Nullable String channel) {
      this.channel = channel;
      return this;
    }

    /** The gateway account that pays. */
    public Builder lane(@Nullable String lane) {
      this.lane = lane;
      return this;
    }

    /** 0 to 9; higher leaves first. */
    public Builder priority(int priority) {
      this.priority = priority;
      return this;
    }

    /** Nothing is sent before. */
    public Builder notBefore(@Nullable Instant notBefore) {
      this.notBefore = notBefore;
      return this;
    }

    /** A payout that was not sent by then is cancelled. */
    public Builder expiresAt(@Nullable Instant expiresAt) {
      this.expiresAt = expiresAt;
      return this;
    }

    /** The service that asks; copied to results. */
    public Builder source(@Nullable String source) {
      this.source = source;
      return this;
    }

    /** Your own reference, nothing sensitive; copied to results. */
    public Builder reference(@Nullable String reference) {
      this.reference = reference;
      return this;
    }

    public Payout build() {
      return new Payout(
          new PayoutRequest(
              payoutId,
              amount,
              currency,
              country,
              payment,
              payee,
              accountingType,
              channel,
              lane,
              priority,
              notBefore,
              expiresAt,
              source,
              reference));
    }
  }
}
