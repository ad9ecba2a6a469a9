package dev.payouts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Nothing that arrives stops the sandbox from serving the next client. */
class GarbageTest {
  private static final long SEED = 20_260_101;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void survivesWhateverArrives() throws IOException {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.from(Map.of()), new SteppedClock());
        Merchant merchant = new Merchant(sandbox.uri())) {
      byte[] good = goodRequest();
      for (int i = 0; i < 300; i++) {
        sendRaw(sandbox, i % 3 == 0 ? noise() : mutated(good));
      }
      for (int i = 0; i < 300; i++) {
        String body = new String(mutated(body("m-" + i)), StandardCharsets.UTF_8);
        var _ = merchant.post("/octopus/api/order/new", body, "sandbox-key", "00");
      }
      thenItStillServes(sandbox, merchant);
    }
  }

  @Test
  void answersSignedNonsenseWithAnErrorEnvelope() throws IOException {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.from(Map.of()), new SteppedClock());
        Merchant merchant = new Merchant(sandbox.uri())) {
      List<String> names = List.copyOf(Merchant.expense("x").keySet());
      for (int i = 0; i < 500; i++) {
        Map<String, String> fields = Merchant.expense("n-" + i);
        fields.put(names.get(random.nextInt(names.size())), randomText());
        assertThat(merchant.order(fields).body())
            .matches("(?s)\\{\"result\":\"(success|error)\",\"data\":.*}");
      }
      thenItStillServes(sandbox, merchant);
    }
  }

  @Test
  void namesWhatIsWrongWithABody() throws IOException {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.from(Map.of()), new SteppedClock());
        Merchant merchant = new Merchant(sandbox.uri())) {
      assertThat(detailsFor(merchant, "")).contains("must be a JSON object");
      assertThat(detailsFor(merchant, "[]")).contains("must be a JSON object");
      assertThat(detailsFor(merchant, "{\"amount\":100}"))
          .contains("'amount' field must be a string");
      assertThat(detailsFor(merchant, "{\"a\":{\"b\":{}}}")).contains("'a' field must be a string");
      assertThat(detailsFor(merchant, "{\"a\":\"1\",\"a\":\"2\"}")).contains("given twice");
      assertThat(detailsFor(merchant, "{\"a\":\"1\"")).contains("not valid JSON");
      assertThat(detailsFor(merchant, "{\"a\":\"1\"}{}")).contains("one JSON object");
      assertThat(detailsFor(merchant, "[".repeat(100_000))).contains("must be a JSON object");
    }
  }

  private static String detailsFor(Merchant merchant, String body) throws IOException {
    return merchant.post("/octopus/api/order/new", body, "sandbox-key", "00").body();
  }

  @Test
  void answersPipelinedRequestsInTheirOrder() throws IOException {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.from(Map.of()), new SteppedClock());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.uri().getPort())) {
      String first = "GET /sandbox/orders/%zz HTTP/1.1\r\nHost: x\r\n\r\n";
      String last = "GET /sandbox/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write((first + first + last).getBytes(StandardCharsets.US_ASCII));

      String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answers).containsSubsequence("400", "400", "200 OK", "UP");
    }
  }

  @Test
  void refusesABodyThatIsTooLarge() throws IOException {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.from(Map.of()), new SteppedClock());
        Merchant merchant = new Merchant(sandbox.uri())) {
      String body = "{\"a\":\"" + "x".repeat(300_000) + "\"}";

      assertThat(merchant.post("/octopus/api/order/new", body, "sandbox-key", "00").statusCode())
          .isEqualTo(413);
      thenItStillServes(sandbox, merchant);
    }
  }

  private static void thenItStillServes(Sandbox sandbox, Merchant merchant) throws IOException {
    assertThat(merchant.get("/sandbox/health").statusCode()).isEqualTo(200);
    assertThat(merchant.order(Merchant.expense("after")).body()).contains("success");
    assertThat(sandbox.ledger().order("after")).isPresent();
  }

  private static byte[] goodRequest() {
    byte[] body = body("raw");
    String head =
        "POST /octopus/api/order/new HTTP/1.1\r\nHost: x\r\nOC-Key: sandbox-key\r\nOC-Signature: 00"
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] body(String id) {
    return Merchant.json(Merchant.expense(id)).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] mutated(byte[] good) {
    byte[] bad = good.clone();
    for (int i = 0; i <= random.nextInt(8); i++) {
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
    }
    return java.util.Arrays.copyOf(bad, random.nextInt(bad.length + 1));
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(2000)];
    random.nextBytes(noise);
    return noise;
  }

  private String randomText() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(80); i > 0; i--) {
      text.append((char) (' ' + random.nextInt(random.nextBoolean() ? 95 : 3000)));
    }
    return text.toString();
  }

  private static void sendRaw(Sandbox sandbox, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.uri().getPort())) {
      socket.getOutputStream().write(bytes);
    }
  }
}
