package dev.payouts.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The checks find every mistake planted in a copy of base.avsc, and nothing where there is none.
 */
class PlantedMistakesTest {
  private static final Path PLANTED = Path.of("src/test/resources/planted");

  @ParameterizedTest
  @ValueSource(strings = {"base", "allowed-optional-field", "allowed-enum-symbol"})
  void acceptsWhatBreaksNobody(String name) throws IOException {
    assertThat(CompatibilityRules.problems(planted(name), baseAsVersionOne())).isEmpty();
    assertThat(SchemaRules.problems(planted(name))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "field-without-default | today's cannot read Planted version 1",
        "removed-required-field | Planted version 1 cannot read today's",
        "renamed-field | today's cannot read Planted version 1",
        "other-type | Planted version 1 cannot read today's",
        "promoted-type | Planted version 1 cannot read today's",
        "no-longer-optional | today's cannot read Planted version 1",
        "new-union-branch | Planted version 1 cannot read today's",
        "other-scale | Planted.amount was [decimal(20,6)], is [decimal(20,2)]",
        "other-precision | Planted.amount was [decimal(20,6)], is [decimal(30,6)]",
        "plain-bytes | Planted.amount was [decimal(20,6)], is []",
        "micros | Planted.at was [timestamp-millis], is [timestamp-micros]",
      })
  void refusesWhatBreaksAReader(String name, String problem) throws IOException {
    assertThat(CompatibilityRules.problems(planted(name), baseAsVersionOne()))
        .anySatisfy(found -> assertThat(found).contains(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no-field-doc | Planted.id: field has no doc",
        "no-type-doc | Word: type has no doc",
        "decimal-without-unit | Planted.amount: doc of a decimal does not say \"units of currency\"",
        "time-without-unit | Planted.at: doc of a time does not say \"UTC\"",
        "enum-without-default | Word: enum has no default UNKNOWN",
        "enum-with-other-default | Word: enum has no default UNKNOWN",
      })
  void refusesASchemaThatSaysTooLittle(String name, String problem) throws IOException {
    assertThat(SchemaRules.problems(planted(name))).containsExactly(problem);
  }

  @Test
  void refusesAChangeThatOnlyAnOlderVersionCannotBear() throws IOException {
    var released = new TreeMap<>(Map.of(1, planted("field-without-default"), 2, planted("base")));
    assertThat(CompatibilityRules.problems(planted("base"), released))
        .singleElement()
        .asString()
        .contains("Planted version 1 cannot read today's");
  }

  @Test
  void refusesASchemaThatWasNeverReleased() throws IOException {
    assertThat(CompatibilityRules.problems(planted("base"), new TreeMap<>()))
        .containsExactly("Planted: has no released version");
  }

  private static TreeMap<Integer, Schema> baseAsVersionOne() throws IOException {
    return new TreeMap<>(Map.of(1, planted("base")));
  }

  private static Schema planted(String name) throws IOException {
    return ReleasedSchemas.parse(Files.readString(PLANTED.resolve(name + ".avsc")));
  }
}
