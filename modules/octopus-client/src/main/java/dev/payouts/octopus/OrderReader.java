package dev.payouts.octopus;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads an order out of an answer, refusing what has not the documented types. */
final class OrderReader {
  private static final Set<String> DECISIVE =
      Set.of(
          "payment_status",
          "merchant_order_id",
          "amount",
          "final_amount",
          "currency",
          "transaction_type",
          "payment_uid",
          "to");

  private OrderReader() {}

  /**
   * The order these fields show.
   *
   * @throws IllegalArgumentException with a reason fit for an outcome, if they show none
   */
  static Order read(Json.Fields fields) {
    Map<String, String> texts = new HashMap<>();
    fields.byName().forEach((name, value) -> put(texts, name, value));
    return Order.of(texts);
  }

  private static void put(Map<String, String> texts, String name, Json value) {
    switch (value) {
      case Json.Text text -> texts.put(name, text.value());
      case Json.Numeral number -> {
        if (!name.equals("amount") && !name.equals("final_amount")) {
          refuse(name);
        }
        texts.put(name, number.literal());
      }
      case Json.Literal literal -> {
        if (literal != Json.Literal.NULL) {
          refuse(name);
        }
      }
      case Json.Fields nested -> refuse(name);
      case Json.Items nested -> refuse(name);
    }
  }

  /** Fields nobody decides by may have any type: they are left out then. */
  private static void refuse(String name) {
    if (DECISIVE.contains(name)) {
      throw new IllegalArgumentException(name + " has not the documented type");
    }
  }
}
