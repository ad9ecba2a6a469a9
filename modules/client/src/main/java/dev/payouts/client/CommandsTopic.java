package dev.payouts.client;

import dev.payouts.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks Kafka for the topic before anything is sent; a producer that asks may create it. */
final class CommandsTopic {
  private CommandsTopic() {}

  static void check(ClientSettings settings) {
    Map<String, Object> client = settings.kafka();
    int limitMs = Math.toIntExact(settings.deliveryLimit().toMillis());
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limitMs);
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limitMs);
    try (Admin admin = Admin.create(client)) {
      var _ = admin.describeTopics(List.of(Topics.COMMANDS.name())).allTopicNames().get();
    } catch (ExecutionException e) {
      throw new CannotOpen(sentence(settings, Objects.requireNonNullElse(e.getCause(), e)), e);
    } catch (KafkaException e) {
      throw badSettings(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotOpen("Interrupted while Kafka was asked for " + Topics.COMMANDS, e);
    }
  }

  private static String sentence(ClientSettings settings, Throwable failure) {
    String kafka = "Kafka at " + settings.bootstrapServers();
    return switch (failure) {
      case UnknownTopicOrPartitionException _ ->
          kafka
              + " has no topic payout.commands; start the payout services there, which create it, or give the bootstrapServers of theirs";
      case TimeoutException _ ->
          kafka
              + " does not answer within "
              + settings.deliveryLimit().toMillis()
              + " ms; is it running, and are bootstrapServers and the security settings among kafkaProperties right?";
      case AuthenticationException _ ->
          kafka
              + " refuses who the client says it is ("
              + failure.getMessage()
              + "); check the security settings among kafkaProperties";
      case AuthorizationException _ ->
          kafka + " does not let this client write to payout.commands; give it the right to";
      default -> kafka + " cannot be used: " + failure.getMessage();
    };
  }

  static CannotOpen badSettings(KafkaException e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return new CannotOpen(
        "Kafka's client refuses its settings: "
            + deepest.getMessage()
            + "; check bootstrapServers and kafkaProperties",
        e);
  }
}
