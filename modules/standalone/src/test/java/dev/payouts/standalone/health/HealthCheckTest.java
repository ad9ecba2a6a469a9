package dev.payouts.standalone.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
  private final Ports ports = Ports.free();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<HttpServer> servers = new ArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  /** A role that answers so at its path, and 404 elsewhere. */
  private void serve(Role role, int code) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.of(role));
    HttpServer server = HttpServer.create(address, 0);
    server.createContext(
        Probe.path(role).orElseThrow(),
        exchange -> {
          exchange.sendResponseHeaders(code, -1);
          exchange.close();
        });
    server.start();
    servers.add(server);
  }

  private boolean check(String... words) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PAYOUTS_BIND_ADDRESS", "0.0.0.0");
    for (Role role : Role.values()) {
      environment.put("PAYOUTS_" + role.name() + "_PORT", "" + ports.of(role));
    }
    return new HealthCheck(environment, new PrintStream(said, true, StandardCharsets.UTF_8))
        .run(List.of(words));
  }

  private List<String> lines() {
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void asksWhateverRunsHere() throws IOException {
    serve(Role.WORKER, 200);
    serve(Role.SANDBOX, 200);

    assertThat(check()).isTrue();
    assertThat(lines()).containsExactly("sandbox is well", "worker is well");
  }

  @Test
  void oneThatIsNotReadyIsEnough() throws IOException {
    serve(Role.WORKER, 200);
    serve(Role.POLLER, 503);

    assertThat(check()).isFalse();
    assertThat(lines()).containsExactly("worker is well", "poller answers 503");
  }

  @Test
  void nothingAtAllIsNotWell() {
    assertThat(check()).isFalse();
    assertThat(lines()).containsExactly("no role runs here");
  }

  @Test
  void whoIsNamedMustBeThere() throws IOException {
    serve(Role.WORKER, 200);

    assertThat(check("worker", "poller")).isFalse();
    assertThat(lines()).containsExactly("worker is well", "poller does not run here");
  }

  @Test
  void namesWhatIsNoRole() {
    assertThatThrownBy(() -> check("polar"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("polar is none of kafka, registry");
  }
}
