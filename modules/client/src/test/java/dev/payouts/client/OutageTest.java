package dev.payouts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.avro.PayoutCommand;
import dev.payouts.localstack.LocalStack;
import dev.payouts.topics.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The client while something is not there yet or not any more, on a stack of its own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutageTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** As somebody registers it who has only the contract. */
  private static final Path RELEASED = Path.of("../../schemas/released/PayoutCommand/2.avsc");

  private static Surroundings at;

  @BeforeAll
  static void start() {
    at = new Surroundings(LocalStack.start());
  }

  @AfterAll
  static void stop() {
    at.stack().close();
  }

  @Test
  @Order(1)
  void saysThatTheTopicIsMissingAndDoesNotMakeIt() {
    for (int times = 0; times < 2; times++) {
      assertThatThrownBy(() -> PayoutClient.open(settings()))
          .isInstanceOf(CannotOpen.class)
          .hasMessage(
              "Kafka at %s has no topic payout.commands; start the payout services there, which create it, or give the bootstrapServers of theirs",
              settings().bootstrapServers());
    }
  }

  @Test
  @Order(2)
  void saysThatTheSchemaIsMissingAndDoesNotRegisterIt() {
    at.withTopic(Topics.COMMANDS);
    for (int times = 0; times < 2; times++) {
      assertThatThrownBy(() -> PayoutClient.open(settings()))
          .isInstanceOf(CannotOpen.class)
          .hasMessage(
              "The registry at %s holds no schema for payout.commands-value that equals this client's; use the client of the services' release, or register the newest of schemas/released/PayoutCommand",
              settings().registryUrl());
    }
  }

  @Test
  @Order(3)
  void doesNotNeedTheRegistryAnyMoreAndSaysUnknownWhileTheBrokerIsAway() throws Exception {
    at.withSchema(Topics.COMMANDS, new AvroSchema(Files.readString(RELEASED)));
    try (PayoutClient client = PayoutClient.open(settings())) {
      at.stack().registry().stop();
      assertThat(client.submit(payout("before")).await()).isInstanceOf(Outcome.Accepted.class);

      at.stack().kafka().kill();
      List<Submission> lost = List.of(client.submit(payout("during")), client.cancel("before", ""));
      for (Submission submission : lost) {
        assertThat(submission.await())
            .isInstanceOfSatisfying(
                Outcome.Unknown.class,
                unknown -> assertThat(unknown.cause()).hasMessageContaining("payout.commands"));
      }

      at.stack().kafka().restart();
      at.stack().registry().restart();
      assertThat(client.submit(payout("during")).await()).isInstanceOf(Outcome.Accepted.class);
      assertThat(at.values(Topics.COMMANDS, "during"))
          .hasSizeBetween(1, 2)
          .extracting(PayoutCommand::getPayoutId)
          .containsOnly("during");
    }
  }

  @Test
  @Order(4)
  void closesWithEveryOutcomeWhileTheBrokerIsAway() throws Exception {
    PayoutClient client = PayoutClient.open(settings());
    at.stack().kafka().kill();
    Submission submission = client.submit(payout("closing"));

    client.close();

    assertThat(submission.await()).isInstanceOf(Outcome.Unknown.class);
    assertThat(client.submit(payout("closed")).await()).isInstanceOf(Outcome.Unknown.class);
  }

  private static ClientSettings settings() {
    return at.settings().withDeliveryLimit(LIMIT);
  }

  private static Payout payout(String id) {
    return Payout.builder(id)
        .amount(new BigDecimal("1"), "THB")
        .country("TH")
        .payment("bank")
        .payee("0123456789")
        .build();
  }
}
