package dev.payouts.standalone.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What an orchestrator of the last commit that stored payouts in version 1, 7f3a06f, had in its
 * changelogs when it was killed, with a payout in each state, and the ledger its sandbox had.
 */
final class StateOfVersion1 {
  private static final String PAYOUTS = "payout-orchestrator-payouts-changelog";
  private static final String TALLIES = "payout-orchestrator-tallies-changelog";

  private StateOfVersion1() {}

  /** For a sandbox that has not started yet. */
  static void writeLedger(Path directory) {
    try (InputStream ledger = resource("ledger.jsonl")) {
      Files.createDirectories(directory);
      Files.copy(ledger, directory.resolve("ledger.jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For an orchestrator that has not started yet; one partition. */
  static void writeChangelogs(String bootstrapServers) throws InterruptedException {
    Map<String, Object> client =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all");
    try (Admin admin = Admin.create(client);
        var producer =
            new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      var _ = admin.createTopics(List.of(changelog(PAYOUTS), changelog(TALLIES))).all().get();
      List<Future<RecordMetadata>> written = new ArrayList<>();
      written.addAll(write(producer, PAYOUTS, "payouts.txt"));
      written.addAll(write(producer, TALLIES, "tallies.txt"));
      for (Future<RecordMetadata> one : written) {
        var _ = one.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static NewTopic changelog(String name) {
    return new NewTopic(name, 1, (short) 1)
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  /** A line is a key and a value, in hexadecimal digits. */
  private static List<Future<RecordMetadata>> write(
      KafkaProducer<byte[], byte[]> producer, String topic, String file) {
    try (InputStream lines = resource(file)) {
      return new String(lines.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.split(" ", 2))
          .map(
              pair ->
                  producer.send(
                      new ProducerRecord<>(
                          topic,
                          0,
                          HexFormat.of().parseHex(pair[0]),
                          HexFormat.of().parseHex(pair[1]))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        StateOfVersion1.class.getResourceAsStream("state-1/" + name), name);
  }
}
