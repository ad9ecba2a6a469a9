package dev.payouts.orchestrator;

import dev.payouts.service.InvalidSetting;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this instance of the orchestrator runs.
 *
 * @param applicationId names the consumer group, the state's changelog topics and the transactions;
 *     another one knows nothing of what was paid
 * @param instance tells instances apart; keeps its partitions over a restart
 * @param advertisedAddress host:port under which other instances ask this one about payouts; empty
 *     for the address it listens on
 * @param streamThreads threads that process; one is best on two cores, see ARCHITECTURE.md
 * @param commitInterval the longest that work under load waits for its commit
 * @param standbyReplicas other instances that keep a copy of each partition's state
 * @param registryPatience how long a record waits for a registry that is away before its thread is
 *     replaced
 * @param adopt goes on without committed offsets although payouts exist: every command so far is
 *     asked about at the gateway before it is paid
 * @param lostCommands goes on although so many commands were gone before they were read; a stopped
 *     start names the number
 */
@ConfigurationProperties("payouts.orchestrator")
record OrchestratorSettings(
    @DefaultValue("payout-orchestrator") String applicationId,
    @DefaultValue("1") String instance,
    @DefaultValue("data/orchestrator") Path stateDir,
    @DefaultValue("") String advertisedAddress,
    @DefaultValue("1") int streamThreads,
    @DefaultValue("100ms") Duration commitInterval,
    @DefaultValue("1") int standbyReplicas,
    @DefaultValue("30s") Duration registryPatience,
    @DefaultValue("false") boolean adopt,
    @DefaultValue("0") long lostCommands) {
  private static final String PREFIX = "payouts.orchestrator.";

  OrchestratorSettings {
    InvalidSetting.unless(
        applicationId.matches("[A-Za-z0-9._-]{1,200}"),
        PREFIX + "application-id",
        "must be 1 to 200 of A-Z a-z 0-9 . _ - and is \"" + applicationId + "\"");
    InvalidSetting.unless(
        instance.matches("[A-Za-z0-9._-]{1,64}"),
        PREFIX + "instance",
        "must be 1 to 64 of A-Z a-z 0-9 . _ - and is \"" + instance + "\"");
    InvalidSetting.unless(
        advertisedAddress.isEmpty() || advertisedAddress.matches("\\S+:\\d{1,5}"),
        PREFIX + "advertised-address",
        "must be host:port and is \"" + advertisedAddress + "\"");
    InvalidSetting.unless(
        streamThreads >= 1 && streamThreads <= 64,
        PREFIX + "stream-threads",
        "must be from 1 to 64 and is " + streamThreads);
    InvalidSetting.unless(
        commitInterval.toMillis() >= 1 && commitInterval.compareTo(Duration.ofSeconds(10)) <= 0,
        PREFIX + "commit-interval",
        "must be from 1ms to 10s and is " + commitInterval);
    InvalidSetting.unless(
        standbyReplicas >= 0, PREFIX + "standby-replicas", "must not be negative");
    InvalidSetting.unless(lostCommands >= 0, PREFIX + "lost-commands", "must not be negative");
    InvalidSetting.unless(
        registryPatience.isPositive() && registryPatience.compareTo(Duration.ofSeconds(50)) <= 0,
        PREFIX + "registry-patience",
        "must be above zero and at most 50s, within a transaction's time-out, and is "
            + registryPatience);
  }
}
