package dev.payouts.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.payouts.standalone.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever gateways and rules are set: the demo pays at its own sandbox, by those rules. */
class DemoApartTest {
  private static final List<String> CSV =
      List.of(
          "payout_id,amount,currency,country,payment,payee_account,lane,channel",
          "apart-1,100.00,THB,TH,bank,234500000001,vip,c1",
          "apart-2,1000,VND,VN,bank,234500000002,,",
          "apart-3,100.00,THB,TH,bank,234500000003,,");

  @TempDir private Path directory;
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer other;

  DemoApartTest() throws IOException {
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.close();
        });
    other.start();
  }

  @AfterEach
  void stop() {
    other.stop(0);
  }

  @Test
  void neverAsksAGatewayOfTheEnvironment() throws IOException {
    Path csv = Files.write(directory.resolve("small.csv"), CSV);

    Program demo = Program.payouts(directory, environment(), "demo", "--csv", csv.toString());

    // The third is refused by name, as the rules that are set want it, and the demo agrees.
    assertThat(demo.out().lines().toList().getLast())
        .as("%s%n%s", demo.out(), demo.err())
        .matches("demo: commands=3 results=2 rejected=1 review=0 paid_twice=0 lost=0 seconds=\\d+");
    assertThat(demo.out()).contains("every result agrees with it");
    assertThat(asked).hasValue(0);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PAYOUTS_LANES_VIP_WINDOW", "10");
    environment.put("PAYOUTS_RULES_CHANNEL_REQUIRED_FOR", "THB");
    for (String lane : List.of("", "LANES_VIP_")) {
      String prefix = "PAYOUTS_GATEWAY_" + lane;
      environment.put(prefix + "URL", "http://127.0.0.1:" + other.getAddress().getPort());
      environment.put(prefix + "KEY", "key");
      environment.put(prefix + "SECRET_FILE", directory.resolve("small.csv").toString());
      environment.put(prefix + "MERCHANT_UID", "merchant");
    }
    environment.put("PAYOUTS_GATEWAY_ABSENT_PATTERN", "gone");
    return environment;
  }
}
