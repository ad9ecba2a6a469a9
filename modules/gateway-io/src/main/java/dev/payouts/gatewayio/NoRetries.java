package dev.payouts.gatewayio;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Logs what the container ran into and lets it poll on; it redelivers nothing. */
final class NoRetries implements CommonErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(NoRetries.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  @Override
  public void handleOtherException(
      Exception problem,
      Consumer<?, ?> consumer,
      MessageListenerContainer container,
      boolean batchListener) {
    LOG.atWarn().addKeyValue("problem", problem.toString()).log("Reading interrupted");
    try {
      // A problem that lasts, such as a missing right, must not spin.
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void handleBatch(
      Exception problem,
      ConsumerRecords<?, ?> batch,
      Consumer<?, ?> consumer,
      MessageListenerContainer container,
      Runnable invokeListener) {
    LOG.atError()
        .addKeyValue("records", batch.count())
        .setCause(problem)
        .log("Batch dropped without a call");
  }
}
