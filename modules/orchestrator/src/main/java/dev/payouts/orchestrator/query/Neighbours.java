package dev.payouts.orchestrator.query;

import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Asks another instance about a payout that it owns. */
@Component
final class Neighbours {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final RestClient client;

  Neighbours() {
    var requests = new JdkClientHttpRequestFactory();
    requests.setReadTimeout(LIMIT);
    this.client = RestClient.builder().requestFactory(requests).build();
  }

  /**
   * @param authorization of whoever asks; the other instance has the same keys
   */
  ResponseEntity<?> ask(HostInfo owner, String payoutId, @Nullable String authorization) {
    try {
      return client
          .get()
          .uri(
              "http://{host}:{port}/v1/payouts/{id}?forwarded=true",
              owner.host(),
              owner.port(),
              payoutId)
          .headers(
              headers -> {
                if (authorization != null) {
                  headers.set(HttpHeaders.AUTHORIZATION, authorization);
                }
              })
          .exchange(
              (_, response) ->
                  ResponseEntity.status(response.getStatusCode())
                      .contentType(
                          Objects.requireNonNullElse(
                              response.getHeaders().getContentType(), MediaType.APPLICATION_JSON))
                      .body(response.getBody().readAllBytes()));
    } catch (ResourceAccessException e) {
      return PayoutController.problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "The instance that owns this payout does not answer; ask again in a moment");
    }
  }
}
