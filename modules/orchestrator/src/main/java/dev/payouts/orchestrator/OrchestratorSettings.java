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
 * @param sessionLimit after how long without a sign of life the other instances take over what this
 *     one held; the broker's own bounds apply
 * @param transactionLimit after how long the broker aborts what a killed instance had begun and
 *     nobody else can end: until then readers wait. The same instance, started again, ends it
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
    @DefaultValue("500ms") Duration commitInterval,
    @DefaultValue("1") int standbyReplicas,
    @DefaultValue("45s") Duration sessionLimit,
    @DefaultValue("60s") Duration transactionLimit,
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
        sessionLimit.toSeconds() >= 1 && sessionLimit.compareTo(Duration.ofMinutes(5)) <= 0,
        PREFIX + "session-limit",
        "must be from 1s to 5m and is " + sessionLimit);
    InvalidSetting.unless(
        transactionLimit.toMillis() >= 2 * commitInterval.toMillis()
            && transactionLimit.toSeconds() >= 1
            && transactionLimit.compareTo(Duration.ofMinutes(15)) <= 0,
        PREFIX + "transaction-limit",
        "must be from 1s, and twice the commit interval, to 15m and is " + transactionLimit);
    // A sixth of the transaction is left for what comes before and after the wait.
    Duration patienceMax = transactionLimit.multipliedBy(5).dividedBy(6);
    InvalidSetting.unless(
        registryPatience.isPositive() && registryPatience.compareTo(patienceMax) <= 0,
        PREFIX + "registry-patience",
        "must be above zero and at most %s, within the transaction limit, and is %s"
            .formatted(patienceMax, registryPatience));
  }
}
