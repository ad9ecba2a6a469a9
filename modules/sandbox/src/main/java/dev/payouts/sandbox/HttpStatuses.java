package dev.payouts.sandbox;

import java.util.stream.IntStream;

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
    IntStream.of(invalid, unauthorized, duplicate, notFound, declined)
        .filter(status -> status < 200 || status > 599)
        .findAny()
        .ifPresent(
            status -> {
              throw new InvalidSetting("An HTTP status must be between 200 and 599, not " + status);
            });
  }
}
