package dev.payouts.sandbox;

import java.math.BigDecimal;

/**
 * What the gateway does where its documents leave a choice.
 *
 * @param uniqueOrderIds whether a second order/new with the same merchant_order_id is refused
 * @param orderIdLengthMax in characters
 * @param getEnvelope whether order/get wraps the order in {@code {"result","data"}}
 * @param callbacksSignEmpty whether empty values take part in a callback's signature
 * @param openingBalance of the merchant in each currency, in its unit
 */
record Rules(
    boolean uniqueOrderIds,
    int orderIdLengthMax,
    boolean getEnvelope,
    boolean callbacksSignEmpty,
    BigDecimal openingBalance,
    HttpStatuses statuses) {
  Rules {
    if (orderIdLengthMax < 1 || orderIdLengthMax > 512) {
      throw new InvalidSetting(
          "PAYOUTS_SANDBOX_ORDER_ID_LENGTH_MAX must be between 1 and 512, not "
              + orderIdLengthMax
              + ".");
    }
  }
}
