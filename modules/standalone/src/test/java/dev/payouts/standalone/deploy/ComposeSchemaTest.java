package dev.payouts.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The compositions are what the Compose specification's own schema takes. */
class ComposeSchemaTest {
  private static final String VARIABLE = "PAYOUTS_COMPOSE_SCHEMA";

  private final JsonNode specification = withoutIds(JsonMapper.shared().readTree(textOrSkip()));
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
          .getSchema(specification);

  /** It is somebody else's file, so it is not kept here. */
  private static String textOrSkip() {
    String named =
        Stream.of(System.getProperty("payouts.compose.schema"), System.getenv(VARIABLE))
            .filter(Objects::nonNull)
            .filter(path -> Files.isReadable(Path.of(path)))
            .findFirst()
            .orElse("");
    String reason = VARIABLE + " names no schema; build/compose-schema fetches one";
    if (named.isEmpty()) {
      System.out.println("skipped: " + reason);
    }
    Assumptions.assumeFalse(named.isEmpty(), reason);
    return YamlText.read(Path.of(named));
  }

  /** It says "id", as older drafts do, and that it is of a draft that knows none. */
  private static JsonNode withoutIds(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("id").isString()) {
      object.remove("id");
    }
    node.forEach(ComposeSchemaTest::withoutIds);
    return node;
  }

  private List<String> problems(String text) {
    Map<String, Object> composition = new HashMap<>(ComposeFile.parse(text).content());
    // Younger than some copies of the schema.
    if (!specification.path("properties").has("name")) {
      composition.remove("name");
    }
    JsonNode json = JsonMapper.shared().valueToTree(composition);
    return schema.validate(json).stream().map(Object::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {ComposeFile.WHOLE, ComposeFile.SMALL})
  void isTaken(String file) {
    assertThat(problems(ComposeFile.text(file))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          read_only: true | readonly: true
          restart: unless-stopped | restart: [always]
          depends_on: *after-kafka-and-keys | depends_on: kafka-1
          condition: service_healthy | condition: healthy
          timeout: 10s | timeouts: 10s
          cap_drop: [ALL] | cap_drop: ALL
          secrets: [gateway] | secrets: gateway
          """)
  void refusesEveryPlantedMistake(String right, String wrong) {
    String whole = ComposeFile.text(ComposeFile.WHOLE);
    String planted = whole.replace(right, wrong);

    assertThat(planted).isNotEqualTo(whole);
    assertThat(problems(planted)).isNotEmpty();
  }
}
