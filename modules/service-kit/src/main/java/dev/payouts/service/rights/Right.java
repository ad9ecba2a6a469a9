package dev.payouts.service.rights;

import dev.payouts.topics.Topic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/**
 * One thing that must be allowed in Kafka.
 *
 * @param name of the topic or group; of transactional ids, what they begin with
 * @param setting by which the name can be changed; empty where it is fixed
 */
public record Right(ResourceType type, String name, AclOperation operation, String setting) {

  public static Right on(String topic, AclOperation operation) {
    return new Right(ResourceType.TOPIC, topic, operation, "");
  }

  public static Right toRead(Topic<?> topic) {
    return on(topic.name(), AclOperation.READ);
  }

  public static Right toWrite(Topic<?> topic) {
    return on(topic.name(), AclOperation.WRITE);
  }

  /** To be a member of a consumer group and to commit its offsets. */
  public static Right toReadAs(String group) {
    return new Right(ResourceType.GROUP, group, AclOperation.READ, "");
  }

  public static Right toWriteInTransactions(String prefix) {
    return new Right(ResourceType.TRANSACTIONAL_ID, prefix, AclOperation.WRITE, "");
  }

  public Right named(String byThisSetting) {
    return new Right(type, name, operation, byThisSetting);
  }

  /** In the words of Kafka's own tool for ACLs, such as "Read on topic payout.commands". */
  @Override
  public String toString() {
    String resource =
        switch (type) {
          case TOPIC -> "topic ";
          case GROUP -> "group ";
          case TRANSACTIONAL_ID -> "transactional ids that begin with ";
          case CLUSTER, DELEGATION_TOKEN, USER, ANY, UNKNOWN -> type + " ";
        };
    String by = setting.isEmpty() ? "" : " (named by " + setting + ")";
    return SecurityUtils.operationName(operation) + " on " + resource + name + by;
  }
}
