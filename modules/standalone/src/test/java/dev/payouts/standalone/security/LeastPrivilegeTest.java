package dev.payouts.standalone.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.stack.Role;
import dev.payouts.testing.Await;
import dev.payouts.topics.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Exactly the ACLs of deploy/kafka/acls.csv: with them payouts flow, and each of them is needed.
 */
@TestInstance(Lifecycle.PER_CLASS)
class LeastPrivilegeTest {
  private static final String LOGIN_MODULE = "ScramLoginModule";

  private final SecuredPayouts payouts = SecuredPayouts.started();
  private final Money money = new Money(payouts);

  @AfterEach
  void nothingIsLostNorPaidTwiceNorTold() {
    money.ask();
    money.awaitAllPaidOnce();
    assertThat(payouts.logs())
        .contains("Streams")
        .doesNotContain(LOGIN_MODULE)
        .doesNotContain("canary-");
  }

  @AfterAll
  void close() {
    money.close();
    payouts.close();
  }

  @Test
  void paysWhatComesOverKafkaAndOverRest() {
    money.ask();
    String answer =
        new Page(payouts.at().http(Role.PRODUCER) + "/v1/payouts")
            .post(
                """
                {"payout_id":"secured-rest","amount":"100.00","currency":"THB","country":"TH",
                 "payment":"bank","payee":{"account":"8675309123457","name":"Somchai Jaidee"}}""");
    assertThat(answer).contains("secured-rest", "command_id");
    money.expect("secured-rest");

    money.awaitAllPaidOnce();

    assertThat(seenByGroupOfAnalysts()).contains("secured-rest");
  }

  /** While one is missing, the service says which; once it is back, nothing is left of it. */
  @ParameterizedTest
  @EnumSource(names = {"PRODUCER", "ORCHESTRATOR", "WORKER", "POLLER"})
  void namesEachRightThatIsTakenAwayAtWork(Role role) {
    Page health = new Page(payouts.at().http(role) + "/actuator/health");
    for (Acl acl : Acl.of(role.word())) {
      if (acl.operation() == AclOperation.CREATE) {
        // The topics it makes are there; a start without them is another test's.
        continue;
      }
      money.ask();
      payouts.kafka().revoke(role.word(), List.of(acl));
      Await.until(
          "the health without " + acl,
          () -> health.refused().stream().anyMatch(right -> right.startsWith(acl.words())));
      payouts.kafka().grant(role.word(), List.of(acl));
      Await.until("the health with " + acl, () -> health.refused().isEmpty());
    }
    assertThat(payouts.logs()).contains("Kafka refuses what this service needs");
  }

  private Set<String> seenByGroupOfAnalysts() {
    Map<String, Object> client = payouts.kafkaSettings(payouts.user("analyst")).client();
    client.put(ConsumerConfig.GROUP_ID_CONFIG, "analyst-desk");
    client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    Set<String> seen = new HashSet<>();
    try (var consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topics.RESULTS.name()));
      Await.until(
          "results for the group",
          () -> {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> seen.add(record.key()));
            return seen.contains("secured-rest");
          });
      consumer.commitSync();
    }
    return seen;
  }
}
