package dev.payouts.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.localstack.LocalStack;
import dev.payouts.service.access.ApiRole;
import dev.payouts.service.access.KeyLines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the running producer shows below /docs, to whoever asks. */
class ContractTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"([^\"#]+)");
  private static final Pattern RELEASED = Pattern.compile("\\./(released/\\S+\\.avsc)");

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static RunningProducer producer;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    Path keys =
        Files.writeString(
            directory.resolve("keys"), KeyLines.line("payroll", Set.of(ApiRole.SUBMIT), "key"));
    producer =
        RunningProducer.start(
            LocalStack.shared(), Map.of("payouts.access.keys-file", keys.toString()));
  }

  @AfterAll
  static void stop() {
    producer.close();
    HTTP.close();
  }

  @Test
  void everyLinkOfEveryPageLeadsSomewhere() throws Exception {
    Set<String> seen = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(List.of("/docs/index.html"));
    while (!next.isEmpty()) {
      String path = next.pop();
      if (!seen.add(path)) {
        continue;
      }
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      if (path.endsWith(".html")) {
        assertThat(type(answer)).isEqualTo("text/html;charset=UTF-8");
        for (MatchResult link : REFERENCE.matcher(answer.body()).results().toList()) {
          if (!link.group(1).contains("://")) {
            next.add(URI.create(path).resolve(link.group(1)).getPath());
          }
        }
      }
    }
    assertThat(seen)
        .contains(
            "/docs/api.html",
            "/docs/openapi.yaml",
            "/docs/asyncapi.yaml",
            "/docs/MESSAGES.html",
            "/docs/TOPICS.html",
            "/docs/STATES.html",
            "/docs/page.css",
            "/docs/api.js",
            "/docs/swagger-ui/swagger-ui.css",
            "/docs/swagger-ui/swagger-ui-bundle.js",
            "/docs/released/PayoutCommand/2.avsc");
  }

  @Test
  void servesTheDocumentsForTools() throws Exception {
    assertThat(get("/docs/openapi.yaml").body())
        .isEqualTo(Files.readString(ROOT.resolve("docs/openapi.yaml")));
    String asyncapi = get("/docs/asyncapi.yaml").body();
    assertThat(asyncapi).isEqualTo(Files.readString(ROOT.resolve("schemas/asyncapi.yaml")));
    List<MatchResult> schemas = RELEASED.matcher(asyncapi).results().toList();
    assertThat(schemas).hasSizeGreaterThan(5);
    for (MatchResult schema : schemas) {
      assertThat(get("/docs/" + schema.group(1)).body())
          .isEqualTo(Files.readString(ROOT.resolve("schemas").resolve(schema.group(1))));
    }
  }

  @Test
  void pagesAreReadable() throws Exception {
    assertThat(get("/docs/TOPICS.html").body())
        .contains("<h2 id=\"payoutresults\">payout.results</h2>", "<td>revision</td>");
    assertThat(get("/docs/api.html").body())
        .contains("<script src=\"swagger-ui/swagger-ui-bundle.js\"></script>");
    assertThat(get("/docs/MESSAGES.html").body()).contains("href=\"api.html\">openapi.yaml</a>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docs/"})
  void beginsAtTheIndex(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/docs/index.html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/none.html",
        "/docs/none.yaml",
        "/docs/%2e%2e/producer.yaml",
        "/docs/..%2fproducer.yaml",
        "/docs/released/",
        "/docs/../producer.yaml"
      })
  void showsNothingElse(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 401, 403, 404);
    assertThat(get(path).body()).doesNotContain("max-swallow-size");
  }

  @Test
  void runsNothingButWhatIsServedBesideIt() throws Exception {
    for (String path : List.of("/docs/api.html", "/docs/openapi.yaml", "/docs/none.html")) {
      assertThat(get(path).headers().firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'");
    }
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(producer.uri(path)).build(), BodyHandlers.ofString());
  }
}
