package dev.payouts.reporting.sheet;

import dev.payouts.reporting.Misuse;

/** How a document is written. */
public enum Format {
  TABLE("table"),
  /** The first sheet only; the facts go elsewhere. */
  CSV("csv"),
  JSON("json"),
  /** One page that needs nothing from elsewhere. */
  HTML("html");

  private final String word;

  Format(String word) {
    this.word = word;
  }

  public static Format of(String word) {
    for (Format format : values()) {
      if (format.word.equals(word)) {
        return format;
      }
    }
    throw new Misuse("--format needs table, csv, json or html, not \"" + word + "\"");
  }

  public String write(Document document) {
    return switch (this) {
      case TABLE -> TextView.of(document);
      case CSV -> CsvLines.of(document.sheets().getFirst());
      case JSON -> JsonView.of(document);
      case HTML -> HtmlPage.of(document);
    };
  }
}
