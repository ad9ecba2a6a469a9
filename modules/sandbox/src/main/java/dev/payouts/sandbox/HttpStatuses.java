package dev.payouts.sandbox;

/**
 * HTTP statuses of error envelopes. The gateway documents none ("the envelope decides"), so each
 * can be set and all are 200 at first.
 *
 * @param invalid for a field that is missing or wrong
 * @param unauthorized for a wrong key or signature
 * @param duplicate for a merchant_order_id that exists
 * @param notFound for an order or merchant that does not exist
 * @param declined for an order the gateway will not take
 */
record HttpStatuses(int invalid, int unauthorized, int duplicate, int notFound, int declined) {
  HttpStatuses {
    requireStatus("INVALID", invalid);
    requireStatus("UNAUTHORIZED", unauthorized);
    requireStatus("DUPLICATE", duplicate);
    requireStatus("NOT_FOUND", notFound);
    requireStatus("DECLINED", declined);
  }

  private static void requireStatus(String name, int status) {
    if (status < 200 || status > 599) {
      throw new InvalidSetting(
          "PAYOUTS_SANDBOX_STATUS_" + name + " must be between 200 and 599, not " + status + ".");
    }
  }
}
