package dev.payouts.octopus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewOrderTest {
  private static final Party PAYEE = new Party("0123456789", "Somchai Jaidee", null);

  @ParameterizedTest
  @CsvSource({
    "100, 100.00",
    "100.000000, 100.00",
    "1E+2, 100.00",
    "1.2345, 1.2345",
    "0.1, 0.10",
    "0.000001, 0.000001",
    "12345678901234567890, 12345678901234567890.00"
  })
  void writesAmountsPlainlyAndUnrounded(String amount, String text) {
    assertThat(expense(amount).fields("m-1")).containsEntry("amount", text);
  }

  @Test
  void leavesAbsentFieldsOutOfTheBody() {
    assertThat(expense("1").fields("m-1"))
        .containsOnlyKeys(
            "transaction_type",
            "amount",
            "merchant_order_id",
            "merchant_uid",
            "currency",
            "payment",
            "response_type",
            "country",
            "to",
            "to_name");
  }

  @Test
  void writesEveryDocumentedField() {
    var order =
        new NewOrder(
            "order-1",
            TransactionType.INCOME,
            new BigDecimal("5"),
            "THB",
            "TH",
            "bank",
            AccountingType.RECHARGE,
            new Party("111", "Payer", "payer bank"),
            new Party("222", "Payee", "payee bank"),
            "promptpay",
            URI.create("https://shop.example/back"),
            URI.create("https://shop.example/hook"));

    assertThat(order.fields("m-1").toString())
        .isEqualTo(
            "{accounting_type=recharge, amount=5.00, channel=promptpay, country=TH, currency=thb,"
                + " from=111, from_bank_name=payer bank, from_name=Payer,"
                + " merchant_order_id=order-1, merchant_uid=m-1,"
                + " notify_url=https://shop.example/hook, payment=bank,"
                + " redirect_url=https://shop.example/back, response_type=json, to=222,"
                + " to_bank_name=payee bank, to_name=Payee, transaction_type=income}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "123456789012345678901", "0.0000000000001", "1E+999999999"})
  void refusesAmount(String amount) {
    assertThatThrownBy(() -> expense(amount))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("amount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a&b=c", "ordre-é", "x\n"})
  void refusesOrderId(String id) {
    assertThatThrownBy(() -> NewOrder.expense(id, BigDecimal.ONE, "THB", "TH", "bank", PAYEE))
        .hasMessageContaining("merchant_order_id");
  }

  @Test
  void refusesAccountingTypeOfTheOtherDirection() {
    assertThatThrownBy(
            () ->
                new NewOrder(
                    "a",
                    TransactionType.EXPENSE,
                    BigDecimal.ONE,
                    "THB",
                    "TH",
                    "bank",
                    AccountingType.RECHARGE,
                    Party.NONE,
                    PAYEE,
                    null,
                    null,
                    null))
        .hasMessageContaining("accounting_type");
  }

  @Test
  void hidesTheParties() {
    assertThat(expense("1").toString()).doesNotContain("0123456789", "Somchai");
    assertThat(PAYEE.toString()).doesNotContain("0123456789", "Somchai");
  }

  private static NewOrder expense(String amount) {
    return NewOrder.expense("order-1", new BigDecimal(amount), "THB", "TH", "bank", PAYEE);
  }
}
