package dev.payouts.orchestrator.streams;

import dev.payouts.orchestrator.topology.PayoutTopology;
import dev.payouts.orchestrator.topology.Workplace;
import dev.payouts.service.KafkaMeters;
import dev.payouts.service.Provisioning;
import dev.payouts.service.rights.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the Kafka Streams client with the service. */
public final class StreamsLife implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsLife.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(15);

  /** A right is not back in a moment, and the next thread would be refused at once. */
  private static final Duration REFUSED_PAUSE = Duration.ofSeconds(5);

  private final StreamsProperties properties;
  private final FirstStart firstStart;
  private final Workplace workplace;
  private final MeterRegistry meters;
  private final CrashLoop crashLoop;
  private final Membership membership;
  private volatile @Nullable KafkaStreams streams;
  private volatile @Nullable ScheduledExecutorService lookout;

  public StreamsLife(
      StreamsProperties properties,
      FirstStart firstStart,
      Workplace workplace,
      MeterRegistry meters,
      InstantSource clock) {
    this.properties = properties;
    this.membership = properties.membership();
    this.firstStart = firstStart;
    this.workplace = workplace;
    this.meters = meters;
    this.crashLoop = new CrashLoop(clock, meters);
  }

  @Override
  public void start() {
    try (Admin admin = Admin.create(properties.client())) {
      workplace.adopt(firstStart.prepare(admin, membership));
    }
    KafkaStreams client = anew();
    try {
      client.start();
    } catch (ProcessorStateException broken) {
      LOG.atWarn()
          .addKeyValue("problem", broken.getMessage())
          .log("The state on disk is broken; it is removed, and restored from Kafka");
      client.close();
      client = anew();
      client.cleanUp();
      client.start();
    }
    lookout = KafkaMeters.lookout("streams");
    new KafkaStreamsMetrics(client, List.of(), lookout, KafkaMeters.LOOK_EVERY).bindTo(meters);
  }

  private KafkaStreams anew() {
    var client =
        new KafkaStreams(
            PayoutTopology.of(workplace::processor),
            properties.toProperties(),
            new FencedClients());
    client.setUncaughtExceptionHandler(
        failure -> {
          membership.leave(Thread.currentThread().getName());
          var answer = crashLoop.handle(failure);
          if (Refused.by(failure).isPresent()) {
            LockSupport.parkNanos(REFUSED_PAUSE.toNanos());
          }
          return answer;
        });
    client.setStateListener(
        (now, before) ->
            LOG.atInfo().addKeyValue("from", before).addKeyValue("to", now).log("Streams"));
    streams = client;
    return client;
  }

  @Override
  public void stop() {
    KafkaStreams client = streams;
    if (client != null) {
      ScheduledExecutorService looking = lookout;
      if (looking != null) {
        looking.shutdownNow();
      }
      // A static member stays in the group unless told: nobody would do its work till it expires.
      client.close(
          CloseOptions.timeout(CLOSE_LIMIT)
              .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
      streams = null;
    }
  }

  @Override
  public boolean isRunning() {
    return streams != null;
  }

  /** After what says which lanes are closed. */
  @Override
  public int getPhase() {
    return Provisioning.PHASE + 2;
  }

  /** The client, once it was started. */
  public @Nullable KafkaStreams client() {
    return streams;
  }

  /** Why the client has ended by itself; empty while it has not. */
  public Optional<String> failure() {
    KafkaStreams client = streams;
    if (client == null) {
      return Optional.empty();
    }
    return switch (client.state()) {
      case PENDING_ERROR, ERROR -> Optional.of(crashLoop.lastWords());
      case CREATED, REBALANCING, RUNNING, PENDING_SHUTDOWN, NOT_RUNNING -> Optional.empty();
    };
  }

  /** Stream threads that died within the last minute. */
  public int recentDeaths() {
    return crashLoop.recentDeaths();
  }
}
