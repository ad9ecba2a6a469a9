package dev.payouts.producer.contract;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Documents in Markdown as pages of HTML. */
final class Page {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

  /** HTML within a document is shown, not followed. */
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true).build();

  private Page() {}

  /**
   * @param served where here is what documents call by that name; empty if it is not
   */
  static String body(String markdown, Function<String, Optional<String>> served) {
    Node document = PARSER.parse(markdown);
    document.accept(new Links(served));
    return "<main>\n" + RENDERER.render(document) + "</main>";
  }

  /**
   * @param nav links that stand above each page, in HTML
   * @param body in HTML
   */
  static String of(String title, String nav, String style, String body) {
    return """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>%s</title><link rel="stylesheet" href="page.css"></head>
        <body class="%s"><nav>%s</nav>
        %s
        </body>
        </html>
        """
        .formatted(title, style, nav, body);
  }

  /** Points links to what is served, and makes text of those to what is not. */
  private static final class Links extends AbstractVisitor {
    private final Function<String, Optional<String>> served;

    Links(Function<String, Optional<String>> served) {
      this.served = served;
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      String destination = link.getDestination();
      int hash = destination.indexOf('#');
      String name = hash < 0 ? destination : destination.substring(0, hash);
      if (name.isEmpty() || name.contains("://")) {
        return;
      }
      Optional<String> here = served.apply(name);
      if (here.isPresent()) {
        link.setDestination(here.get() + destination.substring(name.length()));
        return;
      }
      for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
        link.insertBefore(child);
      }
      link.unlink();
    }
  }
}
