package dev.payouts.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.octopus.CallbackCheck.Forged;
import dev.payouts.octopus.CallbackCheck.Malformed;
import dev.payouts.octopus.CallbackCheck.Valid;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackVerifierTest {
  private static final String BODY =
      """
      {"transaction_type":"expense","merchant_uid":"M-1","amount":"100.00","final_amount":"100.00",\
      "currency":"THB","notify_url":"https://shop.example/hook","merchant_order_id":"order-1",\
      "payment_status":"completed","payment_fail_reason":"","order_uid":"P-1",\
      "signature_key":"the-key","tenant":"t"}""";

  // printf '%s' 'amount=100.00&currency=THB&final_amount=100.00&merchant_order_id=order-1
  //   &merchant_uid=M-1&notify_url=https://shop.example/hook&order_uid=P-1&payment_fail_reason=
  //   &payment_status=completed&signature_key=the-key&tenant=t&transaction_type=expense'
  //   (in one line, without the indents) | openssl dgst -sha256 -hmac the-secret
  private static final String SIGNED =
      "1ca58327b852c40caf384e203c8c396fe2815d4cad562f435672f2b71255d40e";
  // The same without payment_fail_reason=&
  private static final String SIGNED_WITHOUT_EMPTY =
      "38272d68ce682e5c694aa89b42821b61f1e6712cab343763e41437c2a1ea14b8";

  private final CallbackVerifier verifier =
      new CallbackVerifier(
          new GatewayAccount(
              URI.create("https://gateway.example"), "the-key", "the-secret", "M-1"));

  @ParameterizedTest
  @ValueSource(strings = {SIGNED, SIGNED_WITHOUT_EMPTY})
  void takesASignatureWithOrWithoutEmptyValues(String signature) {
    assertThat(verifier.check(BODY, signature))
        .isEqualTo(
            new Valid(
                new Callback(
                    "order-1",
                    "completed",
                    null,
                    new BigDecimal("100.00"),
                    new BigDecimal("100.00"),
                    "THB",
                    "expense",
                    "M-1",
                    "P-1",
                    "https://shop.example/hook",
                    "t")));
  }

  @Test
  void refusesAnEditedBody() {
    assertThat(verifier.check(BODY.replace("completed", "failed"), SIGNED))
        .isInstanceOf(Forged.class);
    assertThat(verifier.check(BODY.replace("order-1", "order-2"), SIGNED))
        .isInstanceOf(Forged.class);
    assertThat(verifier.check(BODY.replace("}", ",\"x\":\"y\"}"), SIGNED))
        .isInstanceOf(Forged.class);
  }

  @Test
  void refusesOtherSignatures() {
    assertThat(verifier.check(BODY, null)).isInstanceOf(Forged.class);
    assertThat(verifier.check(BODY, "")).isInstanceOf(Forged.class);
    assertThat(verifier.check(BODY, SIGNED.replace('1', '2'))).isInstanceOf(Forged.class);
  }

  @Test
  void neverTrustsAKeyTheBodyBrings() {
    Map<String, String> fields =
        Map.of(
            "merchant_order_id",
            "order-1",
            "payment_status",
            "completed",
            "signature_key",
            "forger");

    assertThat(verifier.check(Json.write(fields), new Signature("forger").sign(fields)))
        .isInstanceOf(Forged.class);
  }

  @Test
  void refusesFieldsMergedIntoOne() {
    // Signed like the two fields it hides: the text that is signed does not escape & and =.
    String merged =
        BODY.replace("\"tenant\":\"t\"", "\"tenant\":\"t&transaction_type=expense\"")
            .replace("\"transaction_type\":\"expense\",", "");
    String splitName =
        BODY.replace("\"tenant\":\"t\"", "\"tenant=t&transaction_type\":\"expense\"")
            .replace("\"transaction_type\":\"expense\",", "");
    String splitId =
        BODY.replace(
                "\"merchant_order_id\":\"order-1\"",
                "\"merchant_order_id\":\"order-1&merchant_uid=M-1\"")
            .replace("\"merchant_uid\":\"M-1\",", "");

    assertThat(verifier.check(splitName, SIGNED)).isInstanceOf(Malformed.class);
    assertThat(verifier.check(splitId, SIGNED)).isInstanceOf(Malformed.class);
    assertThat(verifier.check(merged, SIGNED))
        .isInstanceOfSatisfying(
            Valid.class,
            valid -> assertThat(valid.callback().merchantOrderId()).isEqualTo("order-1"));
  }

  @Test
  void refusesAnotherMerchants() {
    Map<String, String> fields =
        Map.of(
            "merchant_order_id", "order-1", "payment_status", "completed", "merchant_uid", "M-2");

    assertThat(verifier.check(Json.write(fields), new Signature("the-secret").sign(fields)))
        .isInstanceOf(Forged.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{",
        "{\"a\":1}",
        "{\"a\":\"b\",\"a\":\"b\"}",
        "{\"a\":{}}",
        "{\"a\":null}"
      })
  void refusesWhatIsNoObjectOfTexts(String body) {
    assertThat(verifier.check(body, SIGNED)).isInstanceOf(Malformed.class);
  }

  @Test
  void refusesACallbackWithoutAnOrder() {
    Map<String, String> fields = Map.of("payment_status", "completed");

    assertThat(verifier.check(Json.write(fields), new Signature("the-secret").sign(fields)))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void refusesAHugeBody() {
    assertThat(verifier.check("{\"a\":\"" + "x".repeat(70_000) + "\"}", SIGNED))
        .isInstanceOf(Malformed.class);
  }
}
