package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.payouts.standalone.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the REST examples make of answers that a running system gives only on bad days. */
class RestExamplesTest {
  private static final String KEY = "payouts_example";
  private static final String ACCEPTED = "{\"payout_id\":\"wage-1\",\"command_id\":\"c-1\"}";
  private static final String REFUSED = "{\"title\":\"Fields break rules\"}";

  enum Language {
    PYTHON {
      @Override
      List<String> command() {
        return List.of(
            Languages.python().program(), Languages.EXAMPLES.resolve("python/pay_rest.py") + "");
      }
    },
    NODE {
      @Override
      List<String> command() {
        Languages.needNode();
        return List.of("node", Languages.EXAMPLES.resolve("node/pay_rest.mjs") + "");
      }
    };

    abstract List<String> command();
  }

  /** A status and a body; status 0 hangs up. */
  private record Answer(int status, String body) {}

  private record Call(String method, String body, String key) {}

  @TempDir private Path directory;

  private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Answer> toPost = new ArrayDeque<>();
  private final Deque<Answer> toGet = new ArrayDeque<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.setExecutor(Executors.newSingleThreadExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange call) throws IOException {
    String key = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
    String sent = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(new Call(call.getRequestMethod(), sent, key));
    Answer answer = (call.getRequestMethod().equals("POST") ? toPost : toGet).removeFirst();
    if (answer.status() != 0) {
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      call.sendResponseHeaders(answer.status(), body.length);
      call.getResponseBody().write(body);
    }
    call.close();
  }

  @ParameterizedTest
  @EnumSource
  void sendsAgainUnderTheSameIdWhateverIsInDoubt(Language language) {
    toPost.addAll(List.of(new Answer(503, ""), new Answer(0, ""), new Answer(202, ACCEPTED)));
    toGet.addAll(List.of(new Answer(404, ""), view("COMPLETED", "100.00")));

    Program program = run(language);

    assertThat(program.err()).isEmpty();
    assertThat(program.out()).isEqualTo("wage-1 COMPLETED revision 1\n");
    assertThat(program.exitCode()).isZero();
    assertThat(calls)
        .extracting(Call::method)
        .containsExactly("POST", "POST", "POST", "GET", "GET");
    assertThat(calls).extracting(Call::key).containsOnly("Bearer " + KEY);
    assertThat(calls.subList(0, 3)).extracting(Call::body).containsOnly(calls.getFirst().body());
    assertThat(calls.getFirst().body()).contains("\"wage-1\"", "\"100.00\"", "\"0123456789\"");
  }

  @ParameterizedTest
  @EnumSource
  void isSureOfARefusalOnlyIfNothingCameBefore(Language language) {
    toPost.addAll(List.of(new Answer(400, REFUSED)));
    Program first = run(language);
    toPost.addAll(List.of(new Answer(0, ""), new Answer(400, REFUSED)));
    Program later = run(language);

    assertThat(first.exitCode()).as(first.err()).isEqualTo(2);
    assertThat(first.err()).contains("Fields break rules");
    assertThat(later.exitCode()).as(later.err()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void tellsOtherEndsAndAnotherPayoutsEnd(Language language) {
    toPost.addAll(Collections.nCopies(2, new Answer(202, ACCEPTED)));
    toGet.addAll(List.of(view("FAILED", "100.00"), view("COMPLETED", "99.00")));

    Program failed = run(language);
    Program anothers = run(language);

    assertThat(failed.out()).isEqualTo("wage-1 FAILED revision 1\n");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(anothers.err()).isEqualTo("wage-1 is another payout, of 99.00 THB\n");
    assertThat(anothers.exitCode()).isEqualTo(2);
  }

  private static Answer view(String state, String amount) {
    return new Answer(
        200,
        "{\"state\":\"%s\",\"amount\":\"%s\",\"currency\":\"THB\",\"revision\":1}"
            .formatted(state, amount));
  }

  private Program run(Language language) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    List<String> command = new ArrayList<>(language.command());
    command.addAll(List.of("wage-1", "100.00", "0123456789"));
    return Program.run(
        directory,
        directory,
        Map.of(
            "PAYOUTS_PRODUCER_URL", url,
            "PAYOUTS_ORCHESTRATOR_URL", url,
            "PAYOUTS_API_KEY", KEY),
        command);
  }
}
