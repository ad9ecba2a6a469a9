package dev.payouts.standalone.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** One address of a service. */
record Page(String address) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  String text() {
    return send(HttpRequest.newBuilder(URI.create(address)).build());
  }

  String post(String json) {
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  /** What Kafka refuses a service, as its health says it. */
  List<String> refused() {
    List<String> refused = new ArrayList<>();
    JsonMapper.shared()
        .readTree(text())
        .at("/components/kafka/details/refused")
        .forEach(right -> refused.add(right.asString()));
    return refused;
  }

  private static String send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
