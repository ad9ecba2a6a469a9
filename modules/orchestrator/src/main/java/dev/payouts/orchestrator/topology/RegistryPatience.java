package dev.payouts.orchestrator.topology;

import dev.payouts.service.Decoding;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.RegistryUnavailable;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a registry that is away: a record whose schema nobody can look up now is not bad data.
 *
 * @param limit after which the stream thread gives up and is replaced, so that its transaction and
 *     its place in the group do not run out under it
 */
public record RegistryPatience(Duration limit, Duration pause) {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryPatience.class);

  <V extends SpecificRecord> Decoding<V> decode(PayoutCodec<V> codec, byte @Nullable [] value) {
    long started = System.nanoTime();
    while (true) {
      try {
        return codec.deserialize(value);
      } catch (RegistryUnavailable e) {
        if (System.nanoTime() - started > limit.toNanos()) {
          throw e;
        }
        LOG.atWarn()
            .addKeyValue("topic", codec.topic())
            .log("Waiting for the schema registry, nothing is lost");
        await(e);
      }
    }
  }

  private void await(RegistryUnavailable cause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cause.addSuppressed(e);
      throw cause;
    }
  }
}
