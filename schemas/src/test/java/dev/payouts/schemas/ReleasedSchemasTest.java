package dev.payouts.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Today's schemas keep the promises made with every released version. */
class ReleasedSchemasTest {
  private static final ReleasedSchemas RELEASED = new ReleasedSchemas(Path.of("released"));

  static List<Topic<?>> topics() {
    return Topics.CATALOGUE;
  }

  @ParameterizedTest
  @MethodSource("topics")
  void staysFullTransitiveCompatible(Topic<?> topic) {
    Schema today = topic.schema();
    assertThat(CompatibilityRules.problems(today, RELEASED.versions(today.getName()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void saysWhatItMeans(Topic<?> topic) {
    assertThat(SchemaRules.problems(topic.schema())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void numbersVersionsWithoutGaps(Topic<?> topic) {
    var versions = RELEASED.versions(topic.schema().getName()).keySet();
    assertThat(versions)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, versions.size()).boxed().toList());
  }

  @Test
  void keepsNoSchemaOfATopicThatIsGone() throws IOException {
    List<String> names = topics().stream().map(topic -> topic.schema().getName()).toList();
    try (Stream<Path> directories = Files.list(RELEASED.directory())) {
      assertThat(directories.map(path -> path.getFileName().toString())).isSubsetOf(names);
    }
  }
}
