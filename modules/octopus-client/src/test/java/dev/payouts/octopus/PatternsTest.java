package dev.payouts.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the default patterns recognise; a wrong ABSENT is the dearest mistake of all. */
class PatternsTest {
  private final ClientSettings defaults = ClientSettings.defaults();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Order not found",
        "order not found.",
        "ORDER_NOT_FOUND",
        "Order does not exist",
        "The order doesn't exist",
        "Order wage-2026-11-000017 not found",
        "order 'wage-17' was not found",
        "Order id: 17 does not exist",
        "merchant_order_id does not exist",
        "merchant_order_id wage-17 could not be found",
        "Invalid parameters; The order does not exist.",
        "Payment order not found",
        "No such order: wage-17",
        "No such order"
      })
  void recogniseAnAbsentOrder(String text) {
    assertThat(defaults.absentPattern().matcher(text).find()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not found",
        "page not found",
        "Merchant not found",
        "order channel not found",
        "Order found, payment method not found",
        "Order payment method does not exist",
        "no such order status",
        "The order's merchant does not exist",
        "border not found",
        "Record not found",
        "Merchant record not found",
        "Channel record not found",
        "api key record not found",
        "no such record: wage-17",
        "Channel of order 17 not found",
        "Merchant for the order wage-17 not found",
        "Merchant for merchant_order_id wage-17 does not exist",
        "Order cannot be read",
        "signature invalid"
      })
  void takeNothingElseForIt(String text) {
    assertThat(defaults.absentPattern().matcher(text).find()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Duplicate merchant_order_id",
        "duplicated order",
        "merchant_order_id already exists",
        "The merchant_order_id has already been taken.",
        "merchant_order_id must be unique",
        "order id was already used"
      })
  void recogniseADuplicate(String text) {
    assertThat(defaults.duplicatePattern().matcher(text).find()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"balance too low", "The 'amount' field is required.", "unique bank name missing"})
  void takeNothingElseForADuplicate(String text) {
    assertThat(defaults.duplicatePattern().matcher(text).find()).isFalse();
  }
}
