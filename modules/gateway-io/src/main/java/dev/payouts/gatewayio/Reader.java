package dev.payouts.gatewayio;

import java.time.Duration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.ContainerProperties.AssignmentCommitOption;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/**
 * Spring Kafka's container with everything off that it would do by itself: it polls on one platform
 * thread, hands the batch over and commits nothing, retries nothing, seeks nowhere.
 */
final class Reader implements InFlight.Valve {
  private static final Duration REFUSED_PAUSE = Duration.ofSeconds(5);

  private final KafkaMessageListenerContainer<byte[], byte[]> container;

  Reader(ConsumerFactory<byte[], byte[]> consumers, GatewayRole role) {
    ContainerProperties properties = new ContainerProperties(role.topic().name());
    properties.setAckMode(AckMode.MANUAL);
    properties.setAssignmentCommitOption(AssignmentCommitOption.NEVER);
    // A pause takes effect after the batch at hand, which InFlight has counted in.
    properties.setPauseImmediate(false);
    properties.setMissingTopicsFatal(false);
    // A right that is taken away may come back; without this the container would stop for good.
    properties.setAuthExceptionRetryInterval(REFUSED_PAUSE);
    container = new KafkaMessageListenerContainer<>(consumers, properties);
    container.setBeanName(role.name());
    container.setCommonErrorHandler(new NoRetries());
  }

  void listen(RequestDesk desk) {
    container.getContainerProperties().setConsumerRebalanceListener(desk.rebalances());
    container.getContainerProperties().setMessageListener(desk.listener());
  }

  void start() {
    container.start();
  }

  void stop() {
    container.stop();
  }

  /** False also for a container that gave up by itself, such as one that was fenced. */
  boolean isReading() {
    return container.isRunning() && container.isInExpectedState();
  }

  int partitions() {
    var partitions = container.getAssignedPartitions();
    return partitions == null ? 0 : partitions.size();
  }

  @Override
  public void close() {
    container.pause();
  }

  @Override
  public void open() {
    container.resume();
  }
}
