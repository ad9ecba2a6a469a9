package dev.payouts.reporting.sheet;

/** Text within HTML and SVG. */
public final class Markup {
  private Markup() {}

  /** Safe as content and within double or single quotes. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
