package dev.payouts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignatureCheckTest {
  private static final String NEW = "/octopus/api/order/new";

  private Sandbox sandbox;
  private Merchant merchant;

  @BeforeEach
  void start() throws IOException {
    sandbox =
        Sandbox.start(
            SandboxSettings.from(Map.of("PAYOUTS_SANDBOX_STATUS_UNAUTHORIZED", "401")),
            new SteppedClock());
    merchant = new Merchant(sandbox.uri());
  }

  @AfterEach
  void stop() {
    merchant.close();
    sandbox.close();
  }

  /** The body and signature of a request signed by openssl, not by any code of ours. */
  @Test
  void takesASignatureMadeByAnotherTool() throws IOException {
    // printf 'merchant_order_id=a-1' | openssl dgst -sha256 -hmac sandbox-secret
    String signature = "3ccf78705cb323494e90234ea0c76c1f51a5339feca12726dddcff48e4b3cdd9";

    var answer =
        merchant.post(
            "/octopus/api/order/get", "{\"merchant_order_id\":\"a-1\"}", "sandbox-key", signature);

    assertThat(answer.body()).isEqualTo("{\"result\":\"error\",\"data\":\"Order not found\"}");
  }

  @Test
  void takesASignatureThatLeavesEmptyValuesOut() throws IOException {
    Map<String, String> fields = Merchant.expense("a-1");
    String signature = Merchant.sign(fields, "sandbox-secret");
    fields.put("channel", "");

    var answer = merchant.post(NEW, Merchant.json(fields), "sandbox-key", signature);

    assertThat(answer.body()).startsWith("{\"result\":\"success\"");
  }

  @Test
  void takesASignatureOverEmptyValues() throws IOException {
    Map<String, String> fields = Merchant.expense("a-1");
    fields.put("channel", "");

    assertThat(merchant.order(fields).body()).startsWith("{\"result\":\"success\"");
  }

  @Test
  void refusesAWrongKey() throws IOException {
    Map<String, String> fields = Merchant.expense("a-1");
    String signature = Merchant.sign(fields, "sandbox-secret");

    var answer = merchant.post(NEW, Merchant.json(fields), "other-key", signature);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"result\":\"error\",\"data\":\"Invalid OC-Key\"}");
  }

  @Test
  void refusesASignatureWithAnotherSecret() throws IOException {
    Map<String, String> fields = Merchant.expense("a-1");

    var answer =
        merchant.post(
            NEW, Merchant.json(fields), "sandbox-key", Merchant.sign(fields, "other-secret"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"result\":\"error\",\"data\":\"Invalid OC-Signature\"}");
    assertThat(sandbox.ledger().order("a-1")).isEmpty();
  }

  @Test
  void refusesFieldsChangedAfterSigning() throws IOException {
    Map<String, String> fields = Merchant.expense("a-1");
    String signature = Merchant.sign(fields, "sandbox-secret");
    fields.put("amount", "900.00");

    var answer = merchant.post(NEW, Merchant.json(fields), "sandbox-key", signature);

    assertThat(answer.body()).contains("Invalid OC-Signature");
  }

  @Test
  void refusesMissingHeaders() throws IOException {
    URI uri = sandbox.uri().resolve(NEW);
    String body = Merchant.json(Merchant.expense("a-1"));

    var answer =
        merchant.send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)));

    assertThat(answer.body()).contains("Invalid OC-Key");
    assertThat(sandbox.ledger().summary().posts()).isZero();
  }
}
