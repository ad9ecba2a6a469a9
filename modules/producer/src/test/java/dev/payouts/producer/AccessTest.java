package dev.payouts.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.localstack.LocalStack;
import dev.payouts.producer.RunningProducer.Answer;
import dev.payouts.service.access.ApiRole;
import dev.payouts.service.access.KeyLines;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what where API keys are asked for, and what is left behind of it. */
class AccessTest {
  private static final String JSON = "application/json";
  private static final String SUBMIT = "key-of-payroll";
  private static final String READ = "key-of-monitoring";
  private static final String OPERATE = "key-of-sre";
  private static final String HASTY = "key-of-hasty";

  @TempDir private static Path directory;
  private static Path log = Path.of("log");
  private static RunningProducer producer;

  @BeforeAll
  static void start() throws Exception {
    log = directory.resolve("log");
    Path keys = directory.resolve("keys");
    Files.write(
        keys,
        List.of(
            KeyLines.line("payroll", Set.of(ApiRole.SUBMIT), SUBMIT),
            KeyLines.line("monitoring", Set.of(ApiRole.READ), READ),
            KeyLines.line("sre", Set.of(ApiRole.OPERATE), OPERATE),
            KeyLines.line("hasty", Set.of(ApiRole.SUBMIT), HASTY) + " 1/s"));
    producer =
        RunningProducer.start(
            LocalStack.shared(),
            Map.of(
                "payouts.access.keys-file", keys.toString(), "logging.file.name", log.toString()));
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /actuator/health/readiness,   ,                  200",
    "GET,  /actuator/prometheus,         ,                  401",
    "GET,  /actuator/prometheus,         key-of-payroll,    403",
    "GET,  /actuator/prometheus,         key-of-monitoring, 200",
    "POST, /v1/payouts,                  ,                  401",
    "POST, /v1/payouts,                  key-of-nobody,     401",
    "POST, /v1/payouts,                  key-of-monitoring, 403",
    "POST, /v1/payouts,                  key-of-sre,        403",
    "POST, /v1/payouts,                  key-of-payroll,    400",
    "POST, /v1/payouts/p-1/cancel,       key-of-monitoring, 403",
    "POST, /v1/payouts/p-1/cancel,       key-of-payroll,    202",
    "POST, /v1/payouts/p-1/resolve,      key-of-payroll,    403",
    "POST, /v1/payouts/p-1/resolve,      key-of-sre,        400",
    "POST, /v1/payouts/batch,            ,                  401",
    "POST, /v1/payouts/batch,            key-of-sre,        403",
    "POST, /octopus/callbacks,           ,                  401",
    "GET,  /v1/payouts,                  key-of-payroll,    403",
    "POST, /nowhere,                     ,                  401",
    "POST, //v1/payouts,                 ,                  400",
    "POST, /v1/payouts/p-1/resolve;a=b,  key-of-payroll,    400",
    "POST, /v1/payouts/p-1%2Fresolve,    key-of-payroll,    400",
  })
  void letsInWhoseRoleItIs(String method, String path, @Nullable String key, int status)
      throws Exception {
    assertThat(send(method, path, key, "{}").status()).isEqualTo(status);
  }

  @Test
  void checksCallbacksByTheirSignatureAndNoKey() throws Exception {
    Answer forged = send("POST", "/octopus/callbacks", null, "{}");

    assertThat(forged.json().text("type")).isEqualTo("urn:payouts:problem:forged");
  }

  @Test
  void saysWhyItRefuses() throws Exception {
    Answer nobody = send("POST", "/v1/payouts", null, "{}");
    assertThat(nobody.type()).startsWith("application/problem+json");
    assertThat(nobody.json().text("type")).isEqualTo("urn:payouts:problem:no-key");
    assertThat(nobody.json().text("detail")).contains("Authorization: Bearer KEY");

    Answer other = send("POST", "/v1/payouts", READ, "{}");
    assertThat(other.json().text("type")).isEqualTo("urn:payouts:problem:not-allowed");
    assertThat(other.json().text("detail")).contains("monitoring").doesNotContain(READ);
  }

  @Test
  void leavesALineForEverythingItAccepts() throws Exception {
    assertThat(send("POST", "/v1/payouts", SUBMIT, payout("audit-1")).status()).isEqualTo(202);
    assertThat(send("POST", "/v1/payouts", SUBMIT, "{\"payout_id\":\"audit-2\"}").status())
        .isEqualTo(400);
    String rows = "%s\n{}\n%s\n".formatted(payout("audit-3"), payout("audit-4"));
    assertThat(
            producer
                .post("/v1/payouts/batch", "application/x-ndjson", rows, bearer(SUBMIT))
                .status())
        .isEqualTo(200);

    List<String> audit =
        Files.readAllLines(log).stream().filter(line -> line.contains("audit-")).toList();
    assertThat(audit)
        .hasSize(3)
        .allMatch(line -> line.contains("caller=\"payroll\" action=\"submit\" subject=\"audit-"));
    assertThat(Files.readString(log)).doesNotContain(SUBMIT, READ, OPERATE);
  }

  @Test
  void slowsDownWhoeverIsTooFast() throws Exception {
    Answer first = send("POST", "/v1/payouts", HASTY, "{}");
    Answer next = first;
    // All but the first of a second are too many, however long a request takes.
    while (next.status() == first.status()) {
      next = send("POST", "/v1/payouts", HASTY, "{}");
    }

    assertThat(first.status()).isEqualTo(400);
    assertThat(next.json().text("type")).isEqualTo("urn:payouts:problem:too-fast");
    assertThat(next.json().text("detail")).contains("hasty").doesNotContain(HASTY);
    assertThat(send("POST", "/v1/payouts", SUBMIT, "{}").status()).isEqualTo(400);
  }

  @Test
  void showsItsPartsOnlyToWhomMayRead() throws Exception {
    assertThat(send("GET", "/actuator/health", null, "").body()).doesNotContain("kafka");
    assertThat(send("GET", "/actuator/health", SUBMIT, "").body()).doesNotContain("kafka");

    assertThat(send("GET", "/actuator/health", READ, "").body()).contains("\"kafka\"");
  }

  private static String payout(String id) {
    return """
        {"payout_id":"%s","amount":"100.5","currency":"THB","country":"TH","payment":"bank",\
        "payee":{"account":"0123456789"}}"""
        .formatted(id);
  }

  private static String[] bearer(String key) {
    return new String[] {"Authorization", "Bearer " + key};
  }

  private static Answer send(String method, String path, @Nullable String key, String body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(producer.uri(path))
            .header("Content-Type", path.endsWith("batch") ? "text/csv" : JSON)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (key != null) {
      request.headers(bearer(key));
    }
    return producer.send(request.build());
  }
}
