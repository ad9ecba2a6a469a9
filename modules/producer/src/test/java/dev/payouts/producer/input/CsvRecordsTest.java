package dev.payouts.producer.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;

/** Reads whatever an independent library writes, as that library reads it. */
class CsvRecordsTest {
  private static final String ALPHABET = "ab0 ,\"\r\né€🎉;\t'";

  @Test
  void readsWhatCommonsCsvReads() throws Exception {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      String file = write(random);

      assertThat(ours(file)).as("seed %d: %s", seed, file).isEqualTo(theirs(file));
    }
  }

  private static String write(Random random) throws Exception {
    String newline = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
    QuoteMode mode = random.nextBoolean() ? QuoteMode.ALL : QuoteMode.MINIMAL;
    var format = CSVFormat.RFC4180.builder().setRecordSeparator(newline).setQuoteMode(mode).get();
    StringBuilder file = new StringBuilder();
    int width = 1 + random.nextInt(4);
    for (int row = random.nextInt(6); row >= 0; row--) {
      List<String> cells = new ArrayList<>();
      for (int cell = 0; cell < width; cell++) {
        cells.add(text(random));
      }
      format.printRecord(file, cells.toArray());
    }
    return file.toString();
  }

  private static String text(Random random) {
    int[] letters = ALPHABET.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private static List<List<String>> ours(String file) throws Exception {
    CsvRecords records = new CsvRecords(Batch.bytes(file), 1024);
    List<List<String>> found = new ArrayList<>();
    for (CsvRecord record = records.next(); record != null; record = records.next()) {
      found.add(((CsvRecord.Cells) record).cells());
    }
    return found;
  }

  private static List<List<String>> theirs(String file) throws Exception {
    var format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
    try (CSVParser parser = CSVParser.parse(file, format)) {
      return parser.stream().map(record -> record.stream().toList()).toList();
    }
  }
}
