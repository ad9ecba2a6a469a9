package dev.payouts.orchestrator;

import dev.payouts.orchestrator.streams.FirstStart;
import dev.payouts.orchestrator.topology.Names;
import dev.payouts.orchestrator.topology.PayoutTopology;
import dev.payouts.service.rights.Right;
import dev.payouts.service.rights.Rights;
import dev.payouts.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;

/** What the orchestrator must be allowed in Kafka beyond what every service is. */
final class KafkaRights {
  private static final String NAMED_BY = "PAYOUTS_ORCHESTRATOR_APPLICATION_ID";

  private KafkaRights() {}

  static Rights of(String applicationId) {
    List<Right> rights = new ArrayList<>();
    for (var read : List.of(Topics.COMMANDS, Topics.REPLIES, Topics.LANES)) {
      rights.add(Right.toRead(read));
    }
    PayoutTopology.WRITTEN.forEach(written -> rights.add(Right.toWrite(written)));
    rights.add(Right.on(Topics.DEAD_LETTERS, AclOperation.WRITE));
    rights.add(Right.toWrite(Topics.LANES));
    for (String changelog : Names.changelogs(applicationId)) {
      for (var operation : List.of(AclOperation.CREATE, AclOperation.READ, AclOperation.WRITE)) {
        rights.add(Right.on(changelog, operation).named(NAMED_BY));
      }
    }
    FirstStart.groups(applicationId)
        .forEach(group -> rights.add(Right.toReadAs(group).named(NAMED_BY)));
    // Kafka Streams adds the process and the thread.
    rights.add(Right.toWriteInTransactions(applicationId + "-").named(NAMED_BY));
    return new Rights(rights);
  }
}
