package dev.payouts.reporting.sheet;

import java.util.List;

/** A document as one page that loads nothing, readable in light and dark and on paper. */
final class HtmlPage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>TITLE</title>
      <style>
      :root { color-scheme: light dark; --ground: #ffffff; --ink: #1c2126; --faint: #6a737d; --line: #d8dde3;
        --c0: #2f7d4f; --c1: #b3402a; --c2: #8a5a00; --c3: #6b4c9a; --c4: #1b6ca8; --c5: #6a737d; }
      @media (prefers-color-scheme: dark) {
        :root { --ground: #14181c; --ink: #e4e8ec; --faint: #98a2ad; --line: #343b43;
          --c0: #63c38a; --c1: #ef8a74; --c2: #e0b04f; --c3: #b79ae6; --c4: #6db6ec; --c5: #98a2ad; }
      }
      body { background: var(--ground); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto;
        max-width: 76rem; padding: 0 1rem; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; }
      dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { border-bottom: 1px solid var(--line); padding: .25rem .7rem .25rem 0; text-align: left;
        white-space: nowrap; }
      th { color: var(--faint); font-weight: 600; } .n { text-align: right; }
      figure { margin: 1.5rem 0; } svg { max-width: 100%; height: auto; }
      svg text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg .axis { stroke: var(--line); }
      svg .faint { fill: var(--faint); }
      </style>
      </head>
      <body>
      """;

  private HtmlPage() {}

  static String of(Document document) {
    StringBuilder html = new StringBuilder(HEAD.replace("TITLE", Markup.escape(document.title())));
    html.append("<h1>").append(Markup.escape(document.title())).append("</h1>\n<dl>\n");
    for (Document.Fact fact : document.facts()) {
      html.append(
          "<dt>%s</dt><dd>%s</dd>\n"
              .formatted(name(fact.name()), Markup.escape(TextView.shown(fact.value()))));
    }
    html.append("</dl>\n");
    document.figures().forEach(svg -> html.append("<figure>\n").append(svg).append("</figure>\n"));
    document.sheets().stream()
        .filter(sheet -> !sheet.rows().isEmpty())
        .forEach(sheet -> table(sheet, html));
    return html.append("</body>\n</html>\n").toString();
  }

  private static void table(Sheet sheet, StringBuilder html) {
    html.append("<h2>").append(Markup.escape(sheet.name())).append("</h2>\n");
    html.append("<div class=\"wide\"><table>\n<thead><tr>");
    for (int i = 0; i < sheet.columns().size(); i++) {
      int column = i;
      boolean number = sheet.rows().stream().anyMatch(row -> row.get(column).isNumber());
      html.append(
          "<th%s>%s</th>".formatted(number ? " class=\"n\"" : "", name(sheet.columns().get(i))));
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (List<Cell> row : sheet.rows()) {
      html.append("<tr>");
      for (Cell cell : row) {
        html.append(
            "<td%s>%s</td>"
                .formatted(
                    cell.isNumber() ? " class=\"n\"" : "", Markup.escape(TextView.shown(cell))));
      }
      html.append("</tr>\n");
    }
    html.append("</tbody></table></div>\n");
  }

  private static String name(String name) {
    return Markup.escape(name.replace('_', ' '));
  }
}
