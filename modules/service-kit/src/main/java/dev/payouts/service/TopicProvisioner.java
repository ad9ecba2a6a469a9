package dev.payouts.service;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import dev.payouts.service.Patience.NotYet;
import dev.payouts.service.rights.Refused;
import dev.payouts.service.rights.Right;
import dev.payouts.service.rights.Rights;
import dev.payouts.service.rights.RightsCheck;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics of the flow that are missing and refuses a broker whose topics cannot work
 * together, or on which the service may not do its work. Topics that are there keep their
 * configuration, but for what nothing works without.
 */
final class TopicProvisioner {
  private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);

  private final KafkaSettings kafka;
  private final TopicSettings settings;
  private final Patience patience;
  private final TopicVitals vitals;
  private final RightsCheck rights;

  TopicProvisioner(
      KafkaSettings kafka, TopicSettings settings, Patience patience, RightsCheck rights) {
    this.kafka = kafka;
    this.settings = settings;
    this.patience = patience;
    this.vitals = new TopicVitals(kafka, settings);
    this.rights = rights;
  }

  /** What every start needs: to see the topics, and of some the settings it looks at. */
  static Rights rights() {
    List<Right> rights = new ArrayList<>();
    for (String topic : names()) {
      rights.add(Right.on(topic, AclOperation.DESCRIBE));
      if (!TopicVitals.of(topic).isEmpty()) {
        rights.add(Right.on(topic, AclOperation.DESCRIBE_CONFIGS));
      }
    }
    return new Rights(rights);
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(Topics.ALL.stream().map(Topic::name).toList());
    names.add(Topics.DEAD_LETTERS);
    return names;
  }

  void provision() {
    patience.await(
        "Kafka at " + kafka.bootstrapServers(),
        "is it running, and is payouts.kafka.bootstrap-servers (PAYOUTS_KAFKA_BOOTSTRAP_SERVERS) right?",
        this::attempt);
  }

  private void attempt() throws NotYet {
    Map<String, Object> client = kafka.client();
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    try (Admin admin = Admin.create(client)) {
      // First: what may not be seen would count as missing.
      requireRights(admin);
      Set<String> present = admin.listTopics().names().get();
      checkPartitions(admin, present);
      vitals.ensure(admin, present);
      List<NewTopic> missing = wanted().stream().filter(t -> !present.contains(t.name())).toList();
      if (!missing.isEmpty()) {
        create(admin, missing);
        requireRights(admin);
      }
    } catch (ExecutionException e) {
      throw refusalOrNotYet(e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw refusalOrNotYet(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupFailure("interrupted while setting up topics", e);
    }
  }

  private NotYet refusalOrNotYet(Throwable e) {
    // A cluster that is starting has too few brokers for a while.
    if (e instanceof InvalidReplicationFactorException) {
      return new NotYet(
          "did not have the brokers for payouts.topics.replication-factor "
              + settings.replicationFactor(),
          e);
    }
    // Another service may create the same topics now; a name may be unknown to DNS for a while.
    if (e instanceof RetriableException
        || e instanceof TopicExistsException
        || e.getCause() instanceof ConfigException) {
      return NotYet.silent(e);
    }
    String where = "Kafka at " + kafka.bootstrapServers();
    if (e instanceof AuthorizationException && settings.create()) {
      throw new StartupFailure(
          where
              + " does not let this service set up topics (Create, AlterConfigs); give its user the ACLs of the role deployer too, or have the topics made and set PAYOUTS_TOPICS_CREATE=false (docs/KAFKA-SECURITY.md)",
          e);
    }
    throw new StartupFailure(
        Refused.by(e)
            .map(refused -> where + " refuses " + refused)
            .orElse(where + " refused to set up topics: " + e.getMessage()),
        e);
  }

  private void requireRights(Admin admin) throws ExecutionException, InterruptedException {
    List<Right> missing = rights.missing(admin);
    if (!missing.isEmpty()) {
      throw new StartupFailure(
          "Kafka at %s refuses what this service needs: %s; give its user these ACLs (deploy/kafka/acls.csv, docs/KAFKA-SECURITY.md)"
              .formatted(
                  kafka.bootstrapServers(),
                  missing.stream().map(Right::toString).collect(Collectors.joining(", "))));
    }
  }

  private void create(Admin admin, List<NewTopic> missing)
      throws ExecutionException, InterruptedException {
    List<String> names = missing.stream().map(NewTopic::name).toList();
    if (!settings.create()) {
      throw new StartupFailure(
          "topics are missing and payouts.topics.create is false: " + String.join(", ", names));
    }
    admin.createTopics(missing).all().get();
    if (names.contains(Topics.SUBMISSIONS.name())) {
      WorkerOffsets.markNewTopic(admin, settings.partitions());
    }
    LOG.atInfo()
        .addKeyValue("topics", names)
        .addKeyValue("partitions", settings.partitions())
        .log("Topics created");
  }

  private void checkPartitions(Admin admin, Set<String> present)
      throws ExecutionException, InterruptedException {
    List<String> ours = Topics.ALL.stream().map(Topic::name).filter(present::contains).toList();
    Map<String, TopicDescription> found = admin.describeTopics(ours).allTopicNames().get();
    for (TopicDescription topic : found.values()) {
      int partitions = topic.partitions().size();
      if (partitions != settings.partitions()) {
        throw new StartupFailure(
            "topic %s has %d partitions but payouts.topics.partitions (PAYOUTS_TOPICS_PARTITIONS) is %d; all topics of the flow need the same number because they are joined by key"
                .formatted(topic.name(), partitions, settings.partitions()));
      }
    }
  }

  private List<NewTopic> wanted() {
    List<NewTopic> wanted = new ArrayList<>();
    for (Topic<?> topic : Topics.ALL) {
      wanted.add(topic(topic.name(), topic.retention()));
    }
    wanted.add(topic(Topics.DEAD_LETTERS, Optional.of(Topics.DEAD_LETTERS_RETENTION)));
    return wanted;
  }

  private NewTopic topic(String name, Optional<Duration> retention) {
    Map<String, String> configs = new HashMap<>();
    configs.put(MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(settings.minInSyncReplicas()));
    configs.put(
        CLEANUP_POLICY_CONFIG,
        retention.isPresent() ? CLEANUP_POLICY_DELETE : CLEANUP_POLICY_COMPACT);
    retention.ifPresent(kept -> configs.put(RETENTION_MS_CONFIG, String.valueOf(kept.toMillis())));
    configs.putAll(TopicVitals.of(name));
    return new NewTopic(name, settings.partitions(), (short) settings.replicationFactor())
        .configs(configs);
  }
}
