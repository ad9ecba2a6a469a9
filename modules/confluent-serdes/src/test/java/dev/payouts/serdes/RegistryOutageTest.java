package dev.payouts.serdes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A registry that is away, ill or not a registry: never a reason to call the record bad. */
class RegistryOutageTest {
  private static final byte[] RECORD = {0, 0, 0, 0, 1, 2, 3};

  /** The client's own retries are for another test to wait for. */
  private static final Map<String, Object> ONE_TRY = Map.of("max.retries", 0);

  @Test
  void connectionRefused() throws Exception {
    int port;
    try (ServerSocket closedSoon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closedSoon.getLocalPort();
    }
    assertThat(Failure.of("http://127.0.0.1:" + port, RECORD, ONE_TRY))
        .hasToString("SerializationException <- ConnectException");
  }

  @Test
  void noAnswerInTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, Object> impatient = Map.of("max.retries", 0, "http.read.timeout.ms", 200);
      assertThat(Failure.of("http://127.0.0.1:" + silent.getLocalPort(), RECORD, impatient))
          .hasToString("TimeoutException <- SocketTimeoutException");
    }
  }

  @Test
  void serverErrorInConfluentsForm() throws Exception {
    assertThat(answering(500, "{\"error_code\":50001,\"message\":\"store\"}"))
        .hasToString("TimeoutException <- RestClientException 500 50001");
  }

  @Test
  void serverErrorOfAProxy() throws Exception {
    assertThat(answering(503, "<html>busy</html>"))
        .hasToString("TimeoutException <- RestClientException 503 50005");
  }

  @Test
  void notFoundPageOfAProxy() throws Exception {
    assertThat(answering(404, "<html>nothing here</html>"))
        .hasToString("SerializationException <- RestClientException 404 50005");
  }

  @Test
  void unauthorized() throws Exception {
    assertThat(answering(401, "{\"error_code\":401,\"message\":\"who\"}"))
        .hasToString("AuthenticationException <- RestClientException 401 401");
  }

  @Test
  void pageInPlaceOfASchema() throws Exception {
    assertThat(answering(200, "<html>sign in</html>"))
        .hasToString("SerializationException <- JsonParseException");
  }

  @Test
  void answerThatIsNoSchema() throws Exception {
    assertThat(answering(200, "{\"schema\":\"{\\\"type\\\":\\\"nonsense\\\"}\"}"))
        .hasToString("SerializationException <- IOException");
  }

  private static Failure answering(int status, String body) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      return Failure.of("http://127.0.0.1:" + server.getAddress().getPort(), RECORD, ONE_TRY);
    } finally {
      server.stop(0);
    }
  }
}
