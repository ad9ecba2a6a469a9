package dev.payouts.standalone.demo;

import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutState;
import dev.payouts.standalone.client.TopicReader;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.topics.Topics;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what the product publishes into the book. */
final class Feed implements AutoCloseable {
  private static final Duration WAIT = Duration.ofMillis(100);

  private final Book book;
  private final TopicReader<PayoutResult> results;
  private final TopicReader<PayoutRejection> rejections;
  private final Supplier<TopicReader<PayoutEvent>> openEvents;
  private @Nullable TopicReader<PayoutEvent> events;
  private long resultsSeen;

  Feed(Surroundings at, Book book) {
    this.book = book;
    this.results = TopicReader.open(at, Topics.RESULTS);
    this.rejections = TopicReader.open(at, Topics.REJECTIONS);
    this.openEvents = () -> TopicReader.open(at, Topics.EVENTS);
  }

  /** Reads what has come, waiting for a moment if nothing has; returns whether anything had. */
  boolean read() {
    boolean news = false;
    for (PayoutResult result : results.poll(WAIT)) {
      book.result(result.getPayoutId(), Result.of(result));
      resultsSeen += result.getRevision() == 1 ? 1 : 0;
      news = true;
    }
    for (PayoutRejection rejection : rejections.poll(Duration.ZERO)) {
      book.rejection(rejection.getPayoutId());
      news = true;
    }
    TopicReader<PayoutEvent> opened = events;
    if (opened != null) {
      for (PayoutEvent event : opened.poll(Duration.ZERO)) {
        book.event(event.getPayoutId(), event.getSequence(), event.getAttempt(), review(event));
        news = true;
      }
    }
    return news;
  }

  private static @Nullable String review(PayoutEvent event) {
    if (event.getToState() != PayoutState.REVIEW) {
      return null;
    }
    String detail = event.getDetail();
    return detail == null ? event.getCause() : detail;
  }

  /**
   * Also reads events from now on. They tell which payouts are in review, and are five times as
   * many as results: reading them while payouts are many would only slow those down.
   */
  void withEvents() {
    if (events == null) {
      events = openEvents.get();
    }
  }

  /** Payouts that have a result. */
  long resultsSeen() {
    return resultsSeen;
  }

  @Override
  public void close() {
    results.close();
    rejections.close();
    if (events != null) {
      events.close();
    }
  }
}
