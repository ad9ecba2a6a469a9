package dev.payouts.orchestrator.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.rules.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.IntNode;

class LaneOrderTest {
  private static final String COUNT =
      " is not a whole number from 1 to 2147483647; give one, or null for what is configured";

  @Test
  void setsWhatIsThereAndTakesBackWhatIsNull() {
    LaneOrder order =
        read("{\"open\":false,\"window\":500,\"rate_per_second\":null,\"reason\":\"asked for\"}");

    assertThat(order)
        .isInstanceOfSatisfying(
            LaneOrder.Good.class,
            good -> {
              assertThat(good.fields())
                  .containsOnlyKeys(LaneField.OPEN, LaneField.WINDOW, LaneField.RATE_PER_SECOND)
                  .containsEntry(LaneField.RATE_PER_SECOND, Optional.empty())
                  .containsEntry(LaneField.WINDOW, Optional.of(IntNode.valueOf(500)));
              assertThat(good.text("reason")).isEqualTo("asked for");
              assertThat(good.text("operator")).isNull();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"window\":0} | window" + COUNT,
        "{\"window\":-1} | window" + COUNT,
        "{\"window\":1.5} | window" + COUNT,
        "{\"window\":\"500\"} | window" + COUNT,
        "{\"window\":2147483648} | window" + COUNT,
        "{\"window\":[1]} | window" + COUNT,
        "{\"inquiry_window\":0} | inquiry_window" + COUNT,
        "{\"rate_per_second\":-0.1} | rate_per_second is not a number that is 0, for no limit, or more; give one, or null for what is configured",
        "{\"rate_per_second\":1e999} | rate_per_second is not a number that is 0, for no limit, or more; give one, or null for what is configured",
        "{\"open\":\"false\"} | open is not true or false; give one, or null for what is configured",
        "{\"open\":0} | open is not true or false; give one, or null for what is configured",
        "{\"open\":true,\"reason\":7} | reason is not a text; write it in quotes",
        "{\"opne\":true} | opne is not a known field; known are open, window, rate_per_second, inquiry_window, operator, reason",
        "{\"A b\":true} | (another field) is not a known field; known are open, window, rate_per_second, inquiry_window, operator, reason",
        "{} | the body sets nothing; give some of open, window, rate_per_second, inquiry_window, operator, reason",
        "{\"reason\":\"x\"} | the body sets nothing; give some of open, window, rate_per_second, inquiry_window, operator, reason",
      })
  void namesTheFieldThatIsWrong(String json, String problem) {
    assertThat(read(json))
        .isInstanceOfSatisfying(
            LaneOrder.Bad.class,
            bad ->
                assertThat(bad.violations())
                    .extracting(Violation::toString)
                    .isEqualTo(List.of(problem)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"open\"",
        "{",
        "{\"open\":true} x",
        "{\"open\":true,\"open\":false}"
      })
  void isNoJsonObject(String json) {
    assertThat(read(json)).isInstanceOf(LaneOrder.Unreadable.class);
  }

  private static LaneOrder read(String json) {
    return LaneOrder.read(json.getBytes(UTF_8));
  }
}
