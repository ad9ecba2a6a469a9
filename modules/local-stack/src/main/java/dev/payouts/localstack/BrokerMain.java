package dev.payouts.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * Runs a Kafka broker, alone or as one node of a cluster, in this JVM until it is told to end, with
 * records kept in a directory across restarts.
 *
 * <p>Arguments: {@code --port P --data DIR}, optionally {@code --controller-port P} (default: a
 * free one) and {@code --lifeline} (end when standard input ends). A node of a cluster is also
 * given its {@code --node ID} (default: 1), all {@code --voters} in the form of
 * controller.quorum.voters with its own controller port among them (default: only itself), and the
 * {@code --cluster-id} they share (default: a random one). With {@code --secured-port P --keystore
 * FILE} clients need a user and its ACLs on that port. JVM flags: broker.jvm beside this class.
 * Class path: this module and modules/local-stack/target/broker/*.
 */
public final class BrokerMain {
  private static final Set<String> KNOWN =
      Set.of(
          "--port",
          "--controller-port",
          "--secured-port",
          "--keystore",
          "--data",
          "--node",
          "--voters",
          "--cluster-id");

  private BrokerMain() {}

  public static void main(String[] words) throws IOException {
    Arguments arguments = Arguments.parse(words, KNOWN);
    if (arguments.lifeline()) {
      Lifeline.watch();
    }
    Path data = Path.of(arguments.required("--data")).toAbsolutePath();
    Path file = Files.createDirectories(data).resolve("broker.properties");
    BrokerProperties properties = properties(arguments, data.resolve("records"));
    Files.write(file, properties.lines());
    String clusterId =
        arguments.optional("--cluster-id").orElseGet(() -> Uuid.randomUuid().toString());
    format(file, properties.records(), clusterId);
    Kafka.main(new String[] {file.toString()});
  }

  private static BrokerProperties properties(Arguments arguments, Path records) {
    String node = arguments.optional("--node").orElse("1");
    int port = arguments.port("--port");
    int controllerPort =
        arguments.optional("--controller-port").isPresent()
            ? arguments.port("--controller-port")
            : Port.freeBeside(port);
    return arguments
        .optional("--voters")
        .map(voters -> List.of(voters.split(",", -1)))
        .map(
            voters ->
                new BrokerProperties(node, port, controllerPort, voters, records, Optional.empty()))
        .orElseGet(() -> BrokerProperties.alone(node, port, controllerPort, records))
        .with(secured(arguments));
  }

  private static Optional<SecuredPort> secured(Arguments arguments) {
    return arguments
        .optional("--keystore")
        .map(file -> new SecuredPort(arguments.port("--secured-port"), Path.of(file)));
  }

  private static void format(Path properties, Path records, String clusterId) {
    if (Files.exists(records.resolve("meta.properties"))) {
      return;
    }
    List<String> command = new ArrayList<>(List.of("format", "--ignore-formatted"));
    command.addAll(List.of("--cluster-id", clusterId));
    command.addAll(List.of("--config", properties.toString()));
    int code = StorageTool.execute(command.toArray(String[]::new), System.out);
    if (code != 0) {
      throw new IllegalStateException("formatting " + records + " failed with code " + code);
    }
  }
}
