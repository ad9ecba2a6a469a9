package dev.payouts.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * Runs a single-node Kafka broker in this JVM until it is told to end, with records kept in a
 * directory across restarts.
 *
 * <p>Arguments: {@code --port P --data DIR}, optionally {@code --controller-port P} (default: a
 * free one) and {@code --lifeline} (end when standard input ends). JVM flags: broker.jvm beside
 * this class. Class path: this module and modules/local-stack/target/broker/*.
 */
public final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] words) throws IOException {
    Arguments arguments = Arguments.parse(words, Set.of("--port", "--controller-port", "--data"));
    if (arguments.lifeline()) {
      Lifeline.watch();
    }
    int controllerPort =
        arguments.optional("--controller-port").isPresent()
            ? arguments.port("--controller-port")
            : Port.free();
    Path data = Path.of(arguments.required("--data")).toAbsolutePath();
    Path properties = Files.createDirectories(data).resolve("broker.properties");
    Path records = data.resolve("records");
    Files.write(
        properties, BrokerProperties.lines(arguments.port("--port"), controllerPort, records));
    format(properties, records);
    Kafka.main(new String[] {properties.toString()});
  }

  private static void format(Path properties, Path records) {
    if (Files.exists(records.resolve("meta.properties"))) {
      return;
    }
    List<String> command = new ArrayList<>(List.of("format", "--ignore-formatted"));
    command.addAll(List.of("--cluster-id", Uuid.randomUuid().toString()));
    command.addAll(List.of("--config", properties.toString()));
    int code = StorageTool.execute(command.toArray(String[]::new), System.out);
    if (code != 0) {
      throw new IllegalStateException("formatting " + records + " failed with code " + code);
    }
  }
}
