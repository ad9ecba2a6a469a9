package dev.payouts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldRulesTest {
  private final FieldRules rules =
      new FieldRules(
          new Rules(
              true, 64, true, true, BigDecimal.ZERO, new HttpStatuses(200, 200, 200, 200, 200)));

  private String problemWith(String field, String value) {
    Map<String, String> fields = Merchant.expense("a-1");
    fields.put(field, value);
    return rules.problem(fields).orElse("");
  }

  @Test
  void acceptsTheDocumentedFields() {
    assertThat(rules.problem(Merchant.expense("a-1"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "transaction_type",
        "amount",
        "merchant_order_id",
        "merchant_uid",
        "currency",
        "payment",
        "country",
        "response_type"
      })
  void requires(String field) {
    Map<String, String> fields = Merchant.expense("a-1");
    fields.remove(field);

    assertThat(rules.problem(fields)).hasValue("The '" + field + "' field is required.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "0.00", "-1", "1.", ".5", "1,000.00", "1e3", "+1", " 1", "NaN", "1.0000001"})
  void refusesTheAmount(String amount) {
    assertThat(problemWith("amount", amount)).isEqualTo("The 'amount' field is invalid.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0.01", "100.00", "999999999999.999999", "0100.5"})
  void takesTheAmount(String amount) {
    assertThat(problemWith("amount", amount)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "currency,xxx",
    "currency,THB",
    "transaction_type,payout",
    "response_type,xml",
    "accounting_type,lend",
    "notify_url,not a url",
    "notify_url,file:///etc/passwd",
    "redirect_url,ftp://host/x"
  })
  void refuses(String field, String value) {
    assertThat(problemWith(field, value)).isEqualTo("The '" + field + "' field is invalid.");
  }

  @Test
  void refusesIdsOverTheLimit() {
    assertThat(problemWith("merchant_order_id", "x".repeat(64))).isEmpty();
    assertThat(problemWith("merchant_order_id", "x".repeat(65))).contains("merchant_order_id");
  }

  @Test
  void refusesControlCharacters() {
    assertThat(problemWith("to_name", "two\nlines")).isEqualTo("The 'to_name' field is invalid.");
    assertThat(problemWith("merchant_order_id", "a\u0000b")).contains("merchant_order_id");
  }

  @Test
  void wantsAWalletForBangladesh() {
    Map<String, String> fields = Merchant.expense("a-1");
    fields.put("currency", "bdt");
    assertThat(rules.problem(fields))
        .hasValue("The 'to_bank_name' field must be bkash, nagad or rocket.");

    fields.put("to_bank_name", "nagad");
    assertThat(rules.problem(fields)).isEmpty();
  }
}
