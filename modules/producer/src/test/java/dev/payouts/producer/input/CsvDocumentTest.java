package dev.payouts.producer.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/CSV.md names the columns the reader takes. */
class CsvDocumentTest {
  @Test
  void namesEveryColumn() throws Exception {
    String document = Files.readString(Path.of("..", "..", "docs", "CSV.md"));
    List<String> columns =
        Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE)
            .matcher(document)
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(columns)
        .isEqualTo(PayoutFields.KINDS.keySet().stream().map(PayoutFieldNames::column).toList());
  }
}
