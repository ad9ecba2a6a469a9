package dev.payouts.orchestrator.query;

import dev.payouts.service.tls.ServiceHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Asks another instance about a payout that it owns. */
@Component
final class Neighbours {
  private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final ServiceHttp http;
  private final RestClient client;

  Neighbours(ServiceHttp http) {
    this.http = http;
    this.client = RestClient.builder().requestFactory(this::request).build();
  }

  private ClientHttpRequest request(URI uri, HttpMethod method) throws IOException {
    var requests = new JdkClientHttpRequestFactory(http.client());
    requests.setReadTimeout(LIMIT);
    return requests.createRequest(uri, method);
  }

  /**
   * @param authorization of whoever asks; the other instance has the same keys
   */
  ResponseEntity<?> ask(HostInfo owner, String payoutId, @Nullable String authorization) {
    try {
      return client
          .get()
          .uri(
              "{scheme}://{host}:{port}/v1/payouts/{id}?forwarded=true",
              http.scheme(),
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
      LOG.atWarn()
          .addKeyValue("owner", owner)
          .addKeyValue("problem", e.getMostSpecificCause().toString())
          .log("Another instance could not be asked about its payout");
      return PayoutController.problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "The instance that owns this payout does not answer; ask again in a moment");
    }
  }
}
