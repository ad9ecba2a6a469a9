package dev.payouts.standalone.demo;

import dev.payouts.core.rules.PayoutRequest;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.producer.input.BadInput;
import dev.payouts.producer.input.CsvPayouts;
import dev.payouts.producer.input.PayoutFields.Checked;
import dev.payouts.producer.input.Row;
import dev.payouts.producer.input.Rows;
import dev.payouts.standalone.client.ClientFailure;
import dev.payouts.standalone.client.RowOutcome;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file asks for and what came of each row. Kept apart from the services: it reads the file
 * itself and believes only what topics and the gateway's ledger say.
 */
final class Book {
  private static final int ROW_BYTES_MAX = 64 * 1024;

  private final List<@Nullable Request> requests;
  private final Map<String, Entry> entries = new HashMap<>();
  private final List<RowOutcome> refused = new ArrayList<>();
  private long answered;

  /** A row that can be read. */
  private record Request(String payoutId, Wanted wanted) {}

  private Book(List<@Nullable Request> requests) {
    this.requests = requests;
    for (Request request : requests) {
      if (request != null) {
        entries.putIfAbsent(request.payoutId, new Entry(request.payoutId, request.wanted));
      }
    }
  }

  /**
   * @param rules by which the services take or refuse a row
   * @throws ClientFailure if the file cannot be read at all
   */
  static Book of(Path csv, PayoutRules rules, Instant now) {
    List<@Nullable Request> requests = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(csv))) {
      Rows rows = CsvPayouts.open(in, ROW_BYTES_MAX);
      for (Row row = rows.next(); row != null; row = rows.next()) {
        requests.add(request(row, rules, now));
      }
    } catch (BadInput e) {
      throw new ClientFailure(csv + " " + e.getMessage());
    } catch (IOException e) {
      throw new ClientFailure("there is no readable file " + csv);
    }
    return new Book(requests);
  }

  private static @Nullable Request request(Row row, PayoutRules rules, Instant now) {
    return switch (row) {
      case Row.Broken broken -> null;
      case Row.Filled filled ->
          switch (filled.fields().check(rules, now)) {
            case Checked.Bad bad -> null;
            case Checked.Good(PayoutRequest request) ->
                new Request(String.valueOf(request.payoutId()), Wanted.of(request));
          };
    };
  }

  synchronized void learn(RowOutcome outcome) {
    answered++;
    switch (outcome) {
      case RowOutcome.Rejected rejected -> refused.add(rejected);
      case RowOutcome.Accepted accepted -> take(accepted.row());
      // Whether Kafka has it is not known, so it counts like one that Kafka has.
      case RowOutcome.Failed failed -> take(failed.row());
    }
  }

  private void take(long row) {
    Request request = requests.get(Math.toIntExact(row - 1));
    if (request == null) {
      throw new ClientFailure("the producer accepted row " + row + ", which breaks the rules");
    }
    entry(request.payoutId).take(request.wanted);
  }

  private Entry entry(String payoutId) {
    Entry entry = entries.get(payoutId);
    if (entry == null) {
      throw new IllegalStateException("no row of the file has the id " + payoutId);
    }
    return entry;
  }

  synchronized void result(String payoutId, Result result) {
    Entry entry = entries.get(payoutId);
    if (entry != null) {
      entry.learn(result);
    }
  }

  synchronized void rejection(String payoutId) {
    Entry entry = entries.get(payoutId);
    if (entry != null) {
      entry.reject();
    }
  }

  synchronized void event(String payoutId, int sequence, int attempt, @Nullable String review) {
    Entry entry = entries.get(payoutId);
    if (entry != null) {
      entry.learn(sequence, attempt, review);
    }
  }

  int commands() {
    return requests.size();
  }

  synchronized boolean isAnswered() {
    return answered == requests.size();
  }

  /** Accepted payouts that have come to neither a result nor a review. */
  synchronized long unsettled() {
    return entries.values().stream().filter(entry -> entry.isTaken() && !entry.isSettled()).count();
  }

  synchronized List<RowOutcome> refused() {
    return List.copyOf(refused);
  }

  /** Of payouts of which at least one row was taken. */
  synchronized Collection<Entry> taken() {
    return entries.values().stream().filter(Entry::isTaken).toList();
  }

  synchronized @Nullable Entry find(String payoutId) {
    return entries.get(payoutId);
  }
}
