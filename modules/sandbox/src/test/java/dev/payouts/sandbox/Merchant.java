package dev.payouts.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A merchant that calls the sandbox over HTTP with a signature and a client of its own. */
final class Merchant implements AutoCloseable {
  private final URI sandbox;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Merchant(URI sandbox) {
    this.sandbox = sandbox;
  }

  /** The fields of an expense that the sandbox completes in the ordinary way. */
  static Map<String, String> expense(String id) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("transaction_type", "expense");
    fields.put("amount", "100.00");
    fields.put("merchant_order_id", id);
    fields.put("merchant_uid", "sandbox-merchant");
    fields.put("currency", "thb");
    fields.put("payment", "bank");
    fields.put("response_type", "json");
    fields.put("country", "TH");
    fields.put("to", "1234567890");
    fields.put("to_name", "Somchai Jaidee");
    fields.put("to_bank_name", "KBANK");
    return fields;
  }

  static Map<String, String> expense(String id, Behaviour behaviour) {
    Map<String, String> fields = expense(id);
    fields.put("to", behaviour.prefix() + "1234");
    return fields;
  }

  HttpResponse<String> order(Map<String, String> fields) throws IOException {
    return post("/octopus/api/order/new", fields);
  }

  /** Does not wait for the answer. */
  CompletableFuture<HttpResponse<String>> orderLater(Map<String, String> fields) {
    HttpRequest request =
        signed(
                "/octopus/api/order/new",
                Merchant.json(fields),
                "sandbox-key",
                sign(fields, "sandbox-secret"))
            .build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  HttpResponse<String> inquire(String id) throws IOException {
    return post("/octopus/api/order/get", Map.of("merchant_order_id", id));
  }

  HttpResponse<String> post(String path, Map<String, String> fields) throws IOException {
    return post(path, json(fields), "sandbox-key", sign(fields, "sandbox-secret"));
  }

  HttpResponse<String> post(String path, String body, String key, String signature)
      throws IOException {
    return send(signed(path, body, key, signature));
  }

  private HttpRequest.Builder signed(String path, String body, String key, String signature) {
    return HttpRequest.newBuilder(sandbox.resolve(path))
        .header("Content-Type", "application/json")
        .header("OC-Key", key)
        .header("OC-Signature", signature)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  HttpResponse<String> get(String path) throws IOException {
    return send(HttpRequest.newBuilder(sandbox.resolve(path)).GET());
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  static String json(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Written anew rather than borrowed, so that a mistake in the shared one shows. */
  static String sign(Map<String, String> fields, String secret) {
    String text =
        new TreeMap<>(fields)
            .entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
