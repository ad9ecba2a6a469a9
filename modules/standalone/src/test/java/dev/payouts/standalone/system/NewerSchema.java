package dev.payouts.standalone.system;

import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Arrays;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command's schema of an upstream that is ahead of the services: one optional field more, at the
 * end.
 *
 * @param id at the registry
 */
record NewerSchema(int id) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FIELD =
      "{\"name\":\"note\",\"type\":[\"null\",\"string\"],\"default\":null,\"doc\":\"Newer.\"}";

  static NewerSchema register(Surroundings at) throws IOException, InterruptedException {
    ObjectNode schema = (ObjectNode) JSON.readTree(Topics.COMMANDS.schema().toString());
    schema.withArray("fields").add(JSON.readTree(FIELD));
    ObjectNode body = JSON.createObjectNode().put("schema", schema.toString());
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(at.registry() + "/subjects/" + Topics.COMMANDS.subject() + "/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String answer = client.send(request, BodyHandlers.ofString()).body();
      int id = JSON.readTree(answer).path("id").asInt();
      if (id == 0) {
        throw new AssertionError("the registry does not take a compatible schema: " + answer);
      }
      return new NewerSchema(id);
    }
  }

  /** The same command as such an upstream writes it: another id, and no note, a single zero. */
  byte[] of(byte[] command) {
    byte[] longer = Arrays.copyOf(command, command.length + 1);
    return ByteBuffer.wrap(longer).putInt(1, id).array();
  }
}
