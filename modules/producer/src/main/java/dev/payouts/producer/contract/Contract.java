package dev.payouts.producer.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;

/**
 * The pages for upstreams and analysts, made from the documents that the build packs with this
 * service: those of its own version.
 */
final class Contract {
  /** Where they are on the class path. */
  static final String PACKED = "contract/";

  private static final String MARKDOWN = ".md";
  private static final String API = "api.html";
  private static final String RELEASED = "../schemas/released/";

  /** Titles by the names of documents, in the order in which they are offered. */
  private static final Map<String, String> DOCUMENTS = documents();

  /** Where here is what documents call otherwise. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "openapi.yaml", API,
          "openapi.raw", "openapi.yaml",
          "../schemas/asyncapi.yaml", "asyncapi.yaml",
          "../schemas/README.md", "TOPICS.html");

  private static final String API_BODY =
      """
      <link rel="stylesheet" href="swagger-ui/swagger-ui.css">
      <div id="api"></div>
      <script src="swagger-ui/swagger-ui-bundle.js"></script>
      <script src="api.js"></script>""";

  private final Map<String, String> pages = new HashMap<>();

  Contract() {
    DOCUMENTS.forEach(
        (name, title) ->
            pages.put(page(name), Page.of(title, nav(), "", Page.body(read(name), this::served))));
    pages.put(API, Page.of("REST API", nav(), "light", API_BODY));
  }

  private static Map<String, String> documents() {
    Map<String, String> documents = new LinkedHashMap<>();
    documents.put("index.md", "Payouts");
    documents.put("MESSAGES.md", "Commands and results");
    documents.put("TOPICS.md", "Topics");
    documents.put("CSV.md", "CSV and NDJSON");
    documents.put("CLIENTS.md", "Clients");
    documents.put("WEBHOOKS.md", "Webhooks");
    documents.put("STATES.md", "States");
    documents.put("ACCESS.md", "Access");
    return documents;
  }

  /** A page by its name; empty if there is none. */
  Optional<String> html(String name) {
    return Optional.ofNullable(pages.get(name));
  }

  private Optional<String> served(String name) {
    if (name.startsWith(RELEASED)) {
      return Optional.of("released/" + name.substring(RELEASED.length()));
    }
    return DOCUMENTS.containsKey(name)
        ? Optional.of(page(name))
        : Optional.ofNullable(ELSEWHERE.get(name));
  }

  private static String page(String document) {
    return document.replace(MARKDOWN, ".html");
  }

  private static String nav() {
    StringBuilder nav = new StringBuilder();
    DOCUMENTS.forEach((name, title) -> nav.append(link(page(name), title)));
    return nav.append(link(API, "REST API")).toString();
  }

  private static String link(String page, String title) {
    return "<a href=\"%s\">%s</a> ".formatted(page, title);
  }

  private static String read(String document) {
    try {
      return new ClassPathResource(PACKED + document).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
