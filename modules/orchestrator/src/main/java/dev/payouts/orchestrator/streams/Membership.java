package dev.payouts.orchestrator.streams;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The places of this instance's stream threads in the consumer group. A static member keeps its
 * place, and the partitions with it, until its session expires, however dead it is: nobody works on
 * them for as long. So a place whose thread is known to be dead is given up at once.
 */
final class Membership {
  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  /** A broker that is away must not keep the thread from being replaced. */
  private static final int LIMIT_MS = 5_000;

  private final Map<String, Object> client;
  private final String group;
  private final String prefix;
  private final int threads;

  /**
   * @param instance as the main consumer's group.instance.id names it; Streams adds the thread's
   *     number
   * @param threads how many threads there are at the start, numbered from 1
   */
  Membership(Map<String, Object> client, String group, String instance, int threads) {
    this.client = client;
    this.group = group;
    this.prefix = instance + "-";
    this.threads = threads;
  }

  /** Gives up the place of a thread that is dying, named as Streams names it. */
  void leave(String threadName) {
    String number = threadName.substring(threadName.lastIndexOf('-') + 1);
    Map<String, Object> impatient = new HashMap<>(client);
    impatient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MS);
    impatient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MS);
    try (Admin admin = Admin.create(impatient)) {
      remove(admin, List.of(prefix + number));
    } catch (ExecutionException | KafkaException e) {
      LOG.atWarn()
          .addKeyValue("member", prefix + number)
          .addKeyValue("problem", e.getMessage())
          .log("A dead thread keeps its place until its session expires");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Gives up the places of an earlier life of this instance that no thread will take again: those
   * of threads that had replaced others.
   */
  void leaveUnused(Admin admin) throws ExecutionException, InterruptedException {
    leave(admin, number -> number > threads);
  }

  /** Gives up every place of an earlier life, so that offsets can be set. */
  void leaveAll(Admin admin) throws ExecutionException, InterruptedException {
    leave(admin, _ -> true);
  }

  private void leave(Admin admin, Predicate<Integer> which)
      throws ExecutionException, InterruptedException {
    List<String> places =
        members(admin).stream()
            .flatMap(member -> member.groupInstanceId().stream())
            .filter(place -> place.startsWith(prefix))
            .filter(place -> place.substring(prefix.length()).matches("\\d{1,9}"))
            .filter(place -> which.test(Integer.valueOf(place.substring(prefix.length()))))
            .toList();
    if (!places.isEmpty()) {
      remove(admin, places);
    }
  }

  private List<MemberDescription> members(Admin admin)
      throws ExecutionException, InterruptedException {
    try {
      var described = admin.describeConsumerGroups(List.of(group)).describedGroups();
      return List.copyOf(Objects.requireNonNull(described.get(group)).get().members());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return List.of();
      }
      throw e;
    }
  }

  private void remove(Admin admin, List<String> places)
      throws ExecutionException, InterruptedException {
    List<MemberToRemove> members = places.stream().map(MemberToRemove::new).toList();
    admin
        .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions(members))
        .all()
        .get();
    LOG.atInfo().addKeyValue("members", places).log("Places in the consumer group given up");
  }
}
