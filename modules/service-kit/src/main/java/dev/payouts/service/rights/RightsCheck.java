package dev.payouts.service.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka what it would refuse, before anything is tried: its clients find out late, some try
 * for ever, and none says which right it is that lacks. What Kafka does not tell counts as granted.
 */
public final class RightsCheck {
  /** Behind a prefix, for the name of a transactional id that nobody uses. */
  private static final String ANY = "any";

  private final Rights needed;

  public RightsCheck(Rights needed) {
    this.needed = needed;
  }

  /** Of a topic that does not exist only the right to create it can be told. */
  public List<Right> missing(Admin admin) throws ExecutionException, InterruptedException {
    List<Right> missing = new ArrayList<>(onTopics(admin));
    missing.addAll(onGroups(admin));
    for (Right right : of(ResourceType.TRANSACTIONAL_ID)) {
      String id = right.name() + ANY;
      if (isRefused(admin.describeTransactions(List.of(id)).description(id))) {
        missing.add(right);
      }
    }
    return missing;
  }

  private List<Right> of(ResourceType type) {
    return needed.all().stream().filter(right -> right.type() == type).toList();
  }

  private List<Right> onTopics(Admin admin) throws ExecutionException, InterruptedException {
    Map<String, List<Right>> byTopic =
        of(ResourceType.TOPIC).stream()
            .collect(Collectors.groupingBy(Right::name, TreeMap::new, Collectors.toList()));
    var asked =
        admin
            .describeTopics(
                List.copyOf(byTopic.keySet()),
                new DescribeTopicsOptions().includeAuthorizedOperations(true))
            .topicNameValues();
    List<Right> missing = new ArrayList<>();
    for (Map.Entry<String, List<Right>> topic : byTopic.entrySet()) {
      try {
        var found = Objects.requireNonNull(asked.get(topic.getKey())).get();
        missing.addAll(beyond(found.authorizedOperations(), topic.getValue()));
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case AuthorizationException _ -> missing.addAll(hidden(topic.getValue()));
          case UnknownTopicOrPartitionException _ -> missing.addAll(creation(admin, topic));
          case null, default -> throw e;
        }
      }
    }
    return missing;
  }

  /** A topic that is there need not be created. */
  private static List<Right> beyond(@Nullable Set<AclOperation> granted, List<Right> rights) {
    return rights.stream()
        .filter(right -> right.operation() != AclOperation.CREATE)
        .filter(right -> granted != null && !granted.contains(right.operation()))
        .toList();
  }

  /** Each of these would show the topic. */
  private static List<Right> hidden(List<Right> rights) {
    Set<AclOperation> showing =
        Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE);
    return rights.stream().filter(right -> showing.contains(right.operation())).toList();
  }

  private static List<Right> creation(Admin admin, Map.Entry<String, List<Right>> topic)
      throws ExecutionException, InterruptedException {
    List<Right> creation =
        topic.getValue().stream()
            .filter(right -> right.operation() == AclOperation.CREATE)
            .toList();
    if (creation.isEmpty()) {
      return creation;
    }
    var dry = new CreateTopicsOptions().validateOnly(true);
    var asDefault = new NewTopic(topic.getKey(), Optional.empty(), Optional.empty());
    var asked = admin.createTopics(List.of(asDefault), dry).all();
    return isRefused(asked) ? creation : List.of();
  }

  private List<Right> onGroups(Admin admin) throws ExecutionException, InterruptedException {
    List<Right> missing = new ArrayList<>();
    var options = new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
    for (Right right : of(ResourceType.GROUP)) {
      var asked =
          Objects.requireNonNull(
              admin
                  .describeConsumerGroups(List.of(right.name()), options)
                  .describedGroups()
                  .get(right.name()));
      if (isRefused(asked)) {
        missing.add(right);
      } else if (!asked.isCompletedExceptionally()) {
        missing.addAll(beyond(asked.get().authorizedOperations(), List.of(right)));
      }
    }
    return missing;
  }

  /** Waits for the answer; one that says something else than yes or no is no refusal. */
  private static boolean isRefused(KafkaFuture<?> asked)
      throws ExecutionException, InterruptedException {
    try {
      asked.get();
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthenticationException) {
        throw e;
      }
      return e.getCause() instanceof AuthorizationException;
    }
  }
}
