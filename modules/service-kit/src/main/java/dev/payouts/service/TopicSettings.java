package dev.payouts.service;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the topics of the flow are made.
 *
 * @param partitions of every topic of the flow; the same for all, since they are joined by key
 * @param replicationFactor copies of every record; 3 on a cluster that must survive a broker
 * @param create whether a service creates topics that are missing; otherwise they must be there
 */
@ConfigurationProperties("payouts.topics")
public record TopicSettings(
    @DefaultValue("4") int partitions,
    @DefaultValue("1") int replicationFactor,
    @DefaultValue("true") boolean create) {
  private static final int PARTITIONS_MAX = 1_000;
  private static final int REPLICATION_FACTOR_MAX = 9;

  public TopicSettings {
    InvalidSetting.unless(
        partitions >= 1 && partitions <= PARTITIONS_MAX,
        "payouts.topics.partitions",
        "must be from 1 to " + PARTITIONS_MAX + " and is " + partitions);
    InvalidSetting.unless(
        replicationFactor >= 1 && replicationFactor <= REPLICATION_FACTOR_MAX,
        "payouts.topics.replication-factor",
        "must be from 1 to " + REPLICATION_FACTOR_MAX + " and is " + replicationFactor);
  }

  /** One copy may be missing without stopping writers, where there are copies at all. */
  int minInSyncReplicas() {
    return Math.max(1, replicationFactor - 1);
  }
}
