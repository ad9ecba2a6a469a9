package dev.payouts.sandbox;

import dev.payouts.octopus.Signature;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The gateway's three calls, each checked for key and signature first. */
final class OctopusApi {
  static final String PREFIX = "/octopus/api/";

  private final MerchantAccount account;
  private final Signature signature;
  private final HttpStatuses statuses;
  private final NewOrder newOrder;
  private final OrderInquiry inquiry;
  private final MerchantLedger merchantLedger;

  OctopusApi(
      MerchantAccount account,
      HttpStatuses statuses,
      NewOrder newOrder,
      OrderInquiry inquiry,
      MerchantLedger merchantLedger) {
    this.account = account;
    this.signature = new Signature(account.secret());
    this.statuses = statuses;
    this.newOrder = newOrder;
    this.inquiry = inquiry;
    this.merchantLedger = merchantLedger;
  }

  void call(Request request, Consumer<Answer> reply) {
    Map<String, String> fields;
    try {
      fields = Json.strings(request.body());
    } catch (Json.Unreadable e) {
      reply.accept(Answer.error(statuses.invalid(), "Invalid parameters", e.reason()));
      return;
    }
    Optional<Answer> stranger = stranger(request, fields);
    if (stranger.isPresent()) {
      reply.accept(stranger.get());
      return;
    }
    switch (request.path().substring(PREFIX.length())) {
      case "order/new" -> newOrder.post(fields, reply);
      case "order/get" -> inquiry.get(fields, reply);
      case "ledger/get_merchant_ledger" -> reply.accept(merchantLedger.answer(fields));
      default -> reply.accept(Answer.error(404, "No such call"));
    }
  }

  private Optional<Answer> stranger(Request request, Map<String, String> fields) {
    if (!account.key().equals(request.key())) {
      return Optional.of(Answer.error(statuses.unauthorized(), "Invalid OC-Key"));
    }
    return isSigned(fields, request.signature())
        ? Optional.empty()
        : Optional.of(Answer.error(statuses.unauthorized(), "Invalid OC-Signature"));
  }

  /** Clients differ on whether empty values are signed, so both are taken. */
  private boolean isSigned(Map<String, String> fields, String given) {
    if (signature.matches(fields, given)) {
      return true;
    }
    Map<String, String> filled = new TreeMap<>(fields);
    filled.values().removeIf(String::isEmpty);
    return filled.size() < fields.size() && signature.matches(filled, given);
  }
}
