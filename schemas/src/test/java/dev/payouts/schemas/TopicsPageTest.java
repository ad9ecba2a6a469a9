package dev.payouts.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TopicsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "TOPICS.md");

  @Test
  void isMadeFromTheContract() throws IOException {
    String current =
        TopicsPage.text(
            YamlNode.read(Path.of("asyncapi.yaml")), new ReleasedSchemas(Path.of("released")));
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, current);
    }
    assertThat(PAGE)
        .as(
            "it is out of date; write it anew with mvn verify -pl schemas -am -Dtest=TopicsPageTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm.arguments=-Ddocs.write=true")
        .hasContent(current);
    for (Topic<?> topic : Topics.CATALOGUE) {
      assertThat(current).contains("\n## " + topic.name() + "\n");
      topic
          .schema()
          .getFields()
          .forEach(field -> assertThat(current).contains("\n| " + field.name() + " | "));
    }
  }
}
