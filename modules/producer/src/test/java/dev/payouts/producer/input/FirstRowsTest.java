package dev.payouts.producer.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.rules.Violation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstRowsTest {
  private static final int ROW_BYTES_MAX = 1_000;

  @Test
  void takesAsManyAsThereMayBe() throws Exception {
    assertThat(read("{}\n\n{}\n", 2))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).isInstanceOf(Row.Filled.class));
  }

  @Test
  void saysOnceThatTheRestIsNotTaken() throws Exception {
    List<Row> rows = read("{}\n\n{}\n{}\n{}\n", 2);

    assertThat(rows).hasSize(3);
    assertThat(rows.getLast())
        .isEqualTo(
            new Row.Broken(
                3,
                4,
                List.of(
                    new Violation(
                        "row",
                        "is one more than the 2 that a batch may have; it and all behind it were not taken, send them as a further batch"))));
  }

  private static List<Row> read(String lines, long max) throws Exception {
    var body = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    Rows rows = new FirstRows(NdjsonPayouts.open(body, ROW_BYTES_MAX), max);
    List<Row> read = new ArrayList<>();
    for (Row row = rows.next(); row != null; row = rows.next()) {
      read.add(row);
    }
    return read;
  }
}
