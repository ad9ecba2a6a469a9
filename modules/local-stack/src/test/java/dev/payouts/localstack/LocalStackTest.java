package dev.payouts.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class LocalStackTest {
  @Test
  void keepsSchemasAndTopicsWhenBothPartsAreKilledAndRestarted() throws Exception {
    try (LocalStack stack = LocalStack.start()) {
      createTopic(stack.kafka(), "kept");
      int id = register(stack.registry(), "kept-value");

      stack.registry().kill();
      stack.kafka().kill();
      assertThat(stack.kafka().alive()).isFalse();
      assertThat(stack.registry().alive()).isFalse();
      stack.kafka().restart();
      stack.registry().restart();

      assertThat(topics(stack.kafka())).contains("kept");
      assertThat(register(stack.registry(), "kept-value")).isEqualTo(id);
    }
  }

  private static void createTopic(LocalKafka kafka, String name) throws Exception {
    try (Admin admin = Admin.create(settings(kafka))) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }
  }

  private static Iterable<String> topics(LocalKafka kafka) throws Exception {
    try (Admin admin = Admin.create(settings(kafka))) {
      return admin.listTopics().names().get();
    }
  }

  private static Map<String, Object> settings(LocalKafka kafka) {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }

  private static int register(LocalRegistry registry, String subject) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"schema\":\"\\\"string\\\"\"}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return Integer.parseInt(answer.body().replaceAll("\\D", ""));
    }
  }
}
