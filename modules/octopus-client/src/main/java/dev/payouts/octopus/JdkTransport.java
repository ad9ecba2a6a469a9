package dev.payouts.octopus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** The JDK's client, without redirects; it does not repeat a POST. */
final class JdkTransport implements Transport {
  private final HttpClient http;
  private final GatewayAccount account;
  private final ClientSettings settings;

  JdkTransport(GatewayAccount account, ClientSettings settings) {
    this.account = account;
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectLimit())
            .build();
  }

  @Override
  public Reply post(Request request, Deadline deadline) {
    String base = account.url().toString().replaceFirst("/$", "");
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(base + request.path()))
            .timeout(settings.responseLimit())
            .header("Content-Type", "application/json")
            .header("OC-Key", account.key())
            .header("OC-Signature", request.signature())
            .POST(HttpRequest.BodyPublishers.ofString(request.body()))
            .build();
    if (deadline.passed()) {
      return new Reply.NotSent("deadline passed before the request was written");
    }
    try {
      return read(http.send(post, HttpResponse.BodyHandlers.ofInputStream()));
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return new Reply.NotSent("cannot connect");
    } catch (IOException e) {
      return new Reply.Lost("no answer: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Lost("interrupted");
    }
  }

  private Reply read(HttpResponse<InputStream> response) throws IOException {
    try (InputStream body = response.body()) {
      byte[] read = body.readNBytes(settings.answerBytesMax() + 1);
      if (read.length > settings.answerBytesMax()) {
        return new Reply.Lost("HTTP " + response.statusCode() + ": too long an answer");
      }
      return new Reply.Answered(
          response.statusCode(),
          response.headers().firstValue("content-type").orElse(""),
          response.headers().firstValue("content-encoding").orElse(""),
          UTF_8.newDecoder().decode(ByteBuffer.wrap(read)).toString());
    } catch (CharacterCodingException e) {
      return new Reply.Lost("HTTP " + response.statusCode() + ": not UTF-8");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
