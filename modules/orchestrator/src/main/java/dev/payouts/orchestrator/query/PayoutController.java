package dev.payouts.orchestrator.query;

import dev.payouts.core.Payout;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.orchestrator.store.PayoutBytes;
import dev.payouts.orchestrator.store.PayoutTable;
import dev.payouts.orchestrator.streams.StreamsLife;
import dev.payouts.orchestrator.topology.Names;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers where a payout stands, from the store of the instance that owns its id. */
@RestController
final class PayoutController {
  private final StreamsLife life;
  private final HostInfo self;
  private final Neighbours neighbours;

  PayoutController(StreamsLife life, HostInfo self, Neighbours neighbours) {
    this.life = life;
    this.self = self;
    this.neighbours = neighbours;
  }

  @GetMapping(path = "/v1/payouts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> payout(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization,
      @PathVariable String id,
      @RequestParam(name = "forwarded", defaultValue = "false") boolean forwarded) {
    if (!PayoutRules.isPayoutId(id)) {
      return problem(HttpStatus.BAD_REQUEST, "The payout id must be 1 to 64 of A-Z a-z 0-9 _ -");
    }
    KafkaStreams streams = life.client();
    if (streams == null) {
      return notReady();
    }
    try {
      KeyQueryMetadata place =
          streams.queryMetadataForKey(Names.PAYOUTS, id, new StringSerializer());
      HostInfo owner = place.activeHost();
      if (owner.equals(HostInfo.unavailable())) {
        return notReady();
      }
      if (!owner.equals(self)) {
        return forwarded ? notReady() : neighbours.ask(owner, id, authorization);
      }
      return local(streams, place.partition(), id);
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return notReady();
    }
  }

  /**
   * Asks that partition's store alone: a partition that is on its way to this instance counts as
   * its own before its store is here, and the stores of others would not know the payout.
   */
  private static ResponseEntity<?> local(KafkaStreams streams, int partition, String id) {
    ReadOnlyKeyValueStore<Bytes, byte[]> store =
        streams.store(
            StoreQueryParameters.fromNameAndType(
                    Names.PAYOUTS, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                .withPartition(partition));
    Payout payout = PayoutTable.find(store, new PayoutBytes(), id);
    return payout == null
        ? problem(HttpStatus.NOT_FOUND, "No payout with this id is known")
        : ResponseEntity.ok(PayoutView.of(payout));
  }

  private static ResponseEntity<?> notReady() {
    return problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        "The payout's partition is on its way to another instance; ask again in a moment");
  }

  static ResponseEntity<?> problem(HttpStatus status, String detail) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemDetail.forStatusAndDetail(status, detail));
  }
}
