package dev.payouts.producer.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Somebody who is told of results.
 *
 * @param name as the configuration calls it
 * @param sources whose payouts it is told of; empty for all
 * @param limit of one POST, its answer included
 * @param trust whose certificates count; empty for those that this Java trusts
 */
public record Webhook(
    String name,
    URI url,
    Signature signature,
    Set<String> sources,
    Duration limit,
    Optional<SSLContext> trust) {
  /** Whether it is told of payouts of this source. */
  public boolean wants(String source) {
    return sources.isEmpty() || sources.contains(source);
  }
}
