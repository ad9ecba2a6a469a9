package dev.payouts.service;

import dev.payouts.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mark on the worker's committed offsets. Records below the bound in it may have been called
 * before; offsets without a mark were not set by a worker, so all that is there may have been.
 */
public final class WorkerOffsets {
  public static final String GROUP = "payouts-worker";
  private static final Logger LOG = LoggerFactory.getLogger(WorkerOffsets.class);
  private static final String MARK = "payouts;doubtful-below=";

  private WorkerOffsets() {}

  public static OffsetAndMetadata marked(long next, long doubtfulBelow) {
    return new OffsetAndMetadata(next, MARK + doubtfulBelow);
  }

  public static boolean isMarked(OffsetAndMetadata committed) {
    return committed.metadata().startsWith(MARK);
  }

  public static long doubtfulBelow(OffsetAndMetadata marked) {
    return Long.parseLong(marked.metadata().substring(MARK.length()));
  }

  /**
   * Marks the start of a topic that was created just now: what is written before the first worker
   * comes cannot have been called by one.
   */
  static void markNewTopic(Admin admin, int partitions) throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> starts = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      starts.put(new TopicPartition(Topics.SUBMISSIONS.name(), partition), marked(0, 0));
    }
    try {
      admin.alterConsumerGroupOffsets(GROUP, starts).all().get();
    } catch (ExecutionException e) {
      // A worker that is there already marks its empty partitions itself; without a mark the first
      // submissions are asked about before they are sent, which costs time and no money.
      LOG.atInfo().addKeyValue("problem", String.valueOf(e.getCause())).log("Start not marked");
    }
  }
}
