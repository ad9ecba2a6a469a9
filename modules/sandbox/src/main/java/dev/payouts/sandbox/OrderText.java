package dev.payouts.sandbox;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/** An order as the gateway's calls show it. */
final class OrderText {
  private static final List<String> PARTIES =
      List.of("from", "from_name", "from_bank_name", "to", "to_name", "to_bank_name");

  private final MerchantAccount account;

  OrderText(MerchantAccount account) {
    this.account = account;
  }

  /**
   * order/new's answer. One that comes late shows what became of the order, and so does not differ
   * from what order/get shows then. Source: Octopus API, order/new, Response.
   */
  byte[] created(Order order, String paymentUrl) {
    GetAnswer view = order.step() == 0 ? GetAnswer.SHOWN : view(order);
    return success(
        json -> {
          json.writeObjectPropertyStart("payment");
          parties(json, order, view);
          payment(json, order);
          json.writeStringProperty("final_amount", amount(order, view, finalAmount(order)));
          json.writeStringProperty("currency", currency(order, view));
          json.writeEndObject();
          json.writeStringProperty("payment_url", paymentUrl);
        });
  }

  /** order/new's answer as if it were for an order of somebody else's. */
  byte[] createdOther(Order order, String paymentUrl) {
    return success(
        json -> {
          json.writeObjectPropertyStart("payment");
          PARTIES.forEach(name -> json.writeStringProperty(name, otherParty(name)));
          json.writeStringProperty("payment_status", "processing");
          json.writeStringProperty("payment_fail_reason", "");
          json.writeStringProperty("transaction_type", order.field("transaction_type"));
          json.writeStringProperty("payment_uid", "sbx-0");
          json.writeStringProperty("channel", "");
          json.writeStringProperty("final_amount", Amount.text(order.amountMicros() + Amount.ONE));
          json.writeStringProperty("currency", order.currency());
          json.writeEndObject();
          json.writeStringProperty("payment_url", paymentUrl);
        });
  }

  /** order/get's answer. Source: Octopus API, order/get, Response. */
  byte[] shown(Order order, boolean envelope) {
    return envelope
        ? success(json -> details(json, order))
        : Json.object(json -> details(json, order));
  }

  private void details(JsonGenerator json, Order order) {
    GetAnswer view = view(order);
    parties(json, order, view);
    payment(json, order);
    json.writeStringProperty("amount", amount(order, view, order.field("amount")));
    json.writeStringProperty("final_amount", amount(order, view, finalAmount(order)));
    json.writeStringProperty("currency", currency(order, view));
    for (String name :
        List.of(
            "country",
            "accounting_type",
            "merchant_order_id",
            "payment",
            "response_type",
            "redirect_url",
            "notify_url")) {
      json.writeStringProperty(name, order.field(name));
    }
    json.writeStringProperty("merchant_uid", account.merchantUid());
    json.writeStringProperty("merchant_name", MerchantLedger.MERCHANT_NAME);
    json.writeStringProperty("ip", "127.0.0.1");
    json.writeStringProperty("user_agent", "");
    json.writeStringProperty("distribute_rules", "");
    json.writeStringProperty("notify_status", order.notifyStatus().word());
    json.writeStringProperty("notify_fail_reason", "");
    boolean accounted = order.status() == Status.COMPLETED;
    json.writeStringProperty("accounting_status", accounted ? "accounted" : "none");
    json.writeStringProperty("accounting_fail_reason", "");
    json.writeStringProperty("signature_key", account.key());
  }

  private static GetAnswer view(Order order) {
    return order.behaviour().plan().onGet();
  }

  private static void parties(JsonGenerator json, Order order, GetAnswer view) {
    boolean other = view == GetAnswer.OTHER_PAYEE;
    PARTIES.forEach(
        name -> json.writeStringProperty(name, other ? otherParty(name) : order.field(name)));
  }

  private static String amount(Order order, GetAnswer view, String own) {
    return view == GetAnswer.OTHER_AMOUNT ? Amount.text(order.amountMicros() + Amount.ONE) : own;
  }

  private static void payment(JsonGenerator json, Order order) {
    json.writeStringProperty("payment_status", order.status().word());
    json.writeStringProperty("payment_fail_reason", failReason(order));
    json.writeStringProperty("transaction_type", order.field("transaction_type"));
    json.writeStringProperty("payment_uid", order.paymentUid());
    json.writeStringProperty("channel", order.field("channel"));
  }

  private static String currency(Order order, GetAnswer view) {
    if (view != GetAnswer.OTHER_CURRENCY) {
      return order.currency();
    }
    return order.currency().equals("usd") ? "thb" : "usd";
  }

  static String finalAmount(Order order) {
    return order.finalMicros() == order.amountMicros()
        ? order.field("amount")
        : Amount.text(order.finalMicros());
  }

  /** The last failure's reason, which stays even when the order completes after it. */
  static String failReason(Order order) {
    String reason = "";
    for (int step = 0; step <= order.step(); step++) {
      reason =
          switch (order.behaviour().plan().steps().get(step).status()) {
            case FAILED -> "The payee's account is closed.";
            case REJECT -> "Rejected by risk control.";
            case REFUND -> "Returned by the payee's bank.";
            case OVERDUE -> "Not paid in time.";
            case NONE, PENDING, PROCESSING, COMPLETED, ON_HOLD -> reason;
          };
    }
    return reason;
  }

  private static String otherParty(String name) {
    return switch (name) {
      case "to" -> "0000000000";
      case "to_name" -> "Somebody Else";
      case "to_bank_name" -> "OTHER";
      default -> "";
    };
  }

  static byte[] success(java.util.function.Consumer<JsonGenerator> data) {
    return Json.object(
        json -> {
          json.writeStringProperty("result", "success");
          json.writeObjectPropertyStart("data");
          data.accept(json);
          json.writeEndObject();
        });
  }
}
