package dev.payouts.service;

import org.springframework.context.SmartLifecycle;

/** Sets up topics and schemas before anything that uses them starts. */
public final class Provisioning implements SmartLifecycle {
  /** Whatever reads or writes topics starts in a later phase; Spring Kafka's containers do. */
  public static final int PHASE = -1_000_000;

  private final TopicProvisioner topics;
  private final SchemaProvisioner schemas;
  private volatile boolean done;

  Provisioning(TopicProvisioner topics, SchemaProvisioner schemas) {
    this.topics = topics;
    this.schemas = schemas;
  }

  @Override
  public void start() {
    topics.provision();
    schemas.provision();
    done = true;
  }

  @Override
  public void stop() {
    done = false;
  }

  @Override
  public boolean isRunning() {
    return done;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
