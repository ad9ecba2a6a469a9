package dev.payouts.proofs.crashes.evidence;

import dev.payouts.proofs.guarantees.Observation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every POST that the sandbox gateway has seen, from its ledger on disk. */
final class LedgerWitness implements Witness {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final BufferedReader lines;
  private final Deque<Observation> told = new ArrayDeque<>();
  private long time;

  /**
   * @param ledger its ledger.jsonl. Source: docs/SANDBOX.md, Ledger
   */
  LedgerWitness(Path ledger) {
    try {
      lines = Files.newBufferedReader(ledger);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    advance();
  }

  private void advance() {
    if (!told.isEmpty()) {
      return;
    }
    String line = line();
    if (line == null) {
      return;
    }
    JsonNode post = JSON.readTree(line);
    String id = post.path("merchant_order_id").asString();
    time = Math.max(time, Long.parseLong(post.path("at").asString()));
    Instant at = Instant.ofEpochMilli(time);
    told.add(
        new Observation.Posted(
            id,
            new BigDecimal(post.path("amount").asString()),
            post.path("currency").asString(),
            post.path("to").asString(),
            at));
    if (post.path("event").asString().equals("accepted")) {
      told.add(new Observation.OrderMade(id, at));
    }
  }

  private @Nullable String line() {
    try {
      return lines.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean hasMore() {
    return !told.isEmpty();
  }

  @Override
  public long time() {
    return time;
  }

  @Override
  public int rank() {
    return PartitionWitness.RANK_OF_GATEWAY;
  }

  @Override
  public Observation tell() {
    Observation next = told.remove();
    advance();
    return next;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
