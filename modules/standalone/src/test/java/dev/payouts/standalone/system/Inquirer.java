package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.testing.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody who asks one instance where payouts stand. */
final class Inquirer {
  /** Longer than an instance waits for another. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final String MOVES =
      "The payout's partition is on its way to another instance; ask again in a moment";
  static final String GONE =
      "The instance that owns this payout does not answer; ask again in a moment";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String address;

  Inquirer(String address) {
    this.address = address;
  }

  /**
   * All that a caller sees.
   *
   * @param status 0 if nobody is there
   */
  record Answer(int status, String type, String body) {}

  Answer get(String path) {
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(address + path)).timeout(LIMIT).build(),
              BodyHandlers.ofString());
      String type = answer.headers().firstValue("Content-Type").orElse("");
      return new Answer(answer.statusCode(), type, answer.body());
    } catch (IOException nobody) {
      return new Answer(0, "", nobody.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  Answer payout(String id) {
    return get("/v1/payouts/" + id);
  }

  /** Whether this instance answers by itself; it says so if it may not ask another. */
  boolean owns(String id) {
    int status = get("/v1/payouts/" + id + "?forwarded=true").status();
    return status == 200 || status == 404;
  }

  /** The ids of those this instance owns. */
  Set<String> owned(List<Good> payouts) {
    return payouts.stream().map(Good::id).filter(this::owns).collect(Collectors.toSet());
  }

  /** Until it is shown, nothing may be said but that it is worth asking again. */
  Answer awaitPayout(String id) {
    Set<Answer> meanwhile = new LinkedHashSet<>();
    Answer answer =
        Await.present(
            "an answer about " + id,
            () -> {
              Answer next = payout(id);
              if (next.status() == 200) {
                return Optional.of(next);
              }
              meanwhile.add(next);
              return Optional.empty();
            });
    assertThat(meanwhile)
        .allSatisfy(
            other -> {
              assertThat(other.status()).as(other.body()).isEqualTo(503);
              assertThat(other.body()).containsAnyOf(MOVES, GONE);
            });
    return answer;
  }
}
