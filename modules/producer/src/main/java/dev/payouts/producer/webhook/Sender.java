package dev.payouts.producer.webhook;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Makes POSTs to one webhook. */
public final class Sender implements AutoCloseable {
  private static final int OK_MIN = 200;
  private static final int OK_MAX = 299;
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  private final Webhook webhook;
  private final HttpClient http;

  /** What became of a POST. */
  public sealed interface Outcome {
    /** The receiver has it. */
    record Told() implements Outcome {}

    /** It said otherwise, or nothing; it may have it all the same. */
    record Failed(String why) implements Outcome {}
  }

  public Sender(Webhook webhook) {
    this.webhook = webhook;
    // Follows nothing: what is signed goes to the configured address and nowhere else.
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1);
    webhook.trust().ifPresent(client::sslContext);
    this.http = client.build();
  }

  /** Waits for the answer. */
  public Outcome tell(Notice notice, Instant now) {
    byte[] body = notice.body().getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(webhook.url())
            .header("Content-Type", "application/json")
            .header("User-Agent", "payouts-webhook")
            .header("webhook-id", notice.id())
            .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
            .header("webhook-signature", webhook.signature().of(notice.id(), now, body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    CompletableFuture<HttpResponse<Void>> call = http.sendAsync(request, BodyHandlers.discarding());
    try {
      // The client's own limit ends with the answer's head, and its body may be endless.
      int status = call.get(webhook.limit().toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return status >= OK_MIN && status <= OK_MAX
          ? new Outcome.Told()
          : new Outcome.Failed("HTTP " + status);
    } catch (TimeoutException e) {
      call.cancel(true);
      return new Outcome.Failed("no answer within " + webhook.limit().toMillis() + " ms");
    } catch (ExecutionException e) {
      return new Outcome.Failed(kind(Objects.requireNonNullElse(e.getCause(), e)));
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      return new Outcome.Failed("interrupted");
    }
  }

  /** Without what the cause says, which may be the receiver's words. */
  private static String kind(Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException _ -> "no connection in time";
      case ConnectException _ -> "no connection";
      case SSLException _ -> "no TLS";
      case Throwable other -> "broken off (" + other.getClass().getSimpleName() + ")";
    };
  }

  /** Ends the calls under way. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
