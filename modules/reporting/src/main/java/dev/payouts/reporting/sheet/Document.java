package dev.payouts.reporting.sheet;

import java.util.List;

/**
 * What a command found.
 *
 * @param facts what was read and what the numbers mean
 * @param sheets the first is what it is about
 * @param figures drawings for the HTML page, as SVG without anything from outside
 */
public record Document(String title, List<Fact> facts, List<Sheet> sheets, List<String> figures) {
  /** A named value, named as a column is. */
  public record Fact(String name, Cell value) {
    public static Fact text(String name, String text) {
      return new Fact(name, new Cell.Text(text));
    }

    public static Fact count(String name, long count) {
      return new Fact(name, new Cell.Count(count));
    }
  }

  public Document {
    facts = List.copyOf(facts);
    sheets = List.copyOf(sheets);
    figures = List.copyOf(figures);
  }
}
