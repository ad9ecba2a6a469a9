package dev.payouts.serdes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.localstack.LocalStack;
import dev.payouts.topics.Topics;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result read by a JavaScript client of Confluent's API. */
class NodeClientTest {
  private static final Path SOURCE = Path.of("src/test/node").toAbsolutePath();
  private static final Path WORK = Path.of("target/node").toAbsolutePath();
  private static final long LIMIT_SECONDS = 120;

  @Test
  void decodesAResult(@TempDir Path directory) throws Exception {
    installClient();
    LocalStack stack = LocalStack.shared();
    var roundTrip = new RoundTrip(stack.kafka().bootstrapServers(), stack.registry().url());
    roundTrip.registerSchemas();
    Path record = directory.resolve("result.bin");
    try (var serializer = new KafkaAvroSerializer()) {
      serializer.configure(roundTrip.producerSettings(), false);
      Files.write(record, serializer.serialize(Topics.RESULTS.name(), Examples.result()));
    }

    Ran decoded = run(List.of("node", "decode.js", stack.registry().url(), record.toString()));

    assertThat(decoded.code()).as(decoded.output()).isZero();
    assertThat(decoded.output())
        .contains(
            "\"payout_id\":\"" + Examples.ID + "\"",
            "\"status\":\"COMPLETED\"",
            "\"amount\":\"" + Examples.LARGEST.toPlainString() + "\"",
            "\"final_amount\":\"-0.000001\"",
            "\"currency\":\"THB\"",
            "\"accepted_at\":\"" + Examples.AT + "\"");
  }

  private static void installClient() throws Exception {
    Files.createDirectories(WORK);
    for (String name : List.of("package.json", "decode.js")) {
      Files.write(WORK.resolve(name), Files.readAllBytes(SOURCE.resolve(name)));
    }
    if (Files.exists(WORK.resolve("node_modules/@kafkajs/confluent-schema-registry"))) {
      return;
    }
    Ran installed =
        run(
            List.of(
                "npm",
                "install",
                "--ignore-scripts",
                "--no-package-lock",
                "--no-audit",
                "--no-fund",
                "--fetch-retries=0"));
    Skip.unless(installed.code() == 0, "npm cannot install the client: " + installed.output());
  }

  private static Ran run(List<String> words) throws Exception {
    File output = WORK.resolve(words.getFirst() + ".log").toFile();
    Process process;
    try {
      process =
          new ProcessBuilder(words)
              .directory(WORK.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output)
              .start();
    } catch (IOException absent) {
      Skip.unless(false, words.getFirst() + " is not there: " + absent.getMessage());
      throw absent;
    }
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return new Ran(-1, words.getFirst() + " took longer than " + LIMIT_SECONDS + " s");
    }
    return new Ran(process.exitValue(), Files.readString(output.toPath()));
  }

  private record Ran(int code, String output) {}
}
