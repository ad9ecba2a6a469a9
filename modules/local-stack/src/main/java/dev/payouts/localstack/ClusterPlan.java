package dev.payouts.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/**
 * Who is in a cluster and where: what its nodes agree on, and keep, however often each one dies.
 *
 * @param ports of the nodes for clients, in their order
 * @param controllerPorts of the nodes for each other, in the same order
 */
record ClusterPlan(Path data, String id, List<Integer> ports, List<Integer> controllerPorts) {

  /** Goes on with the id of a cluster that was in the directory before; the ports are new ones. */
  static ClusterPlan in(Path data, int size) {
    List<Integer> free = Port.lasting(2 * size);
    return new ClusterPlan(data, id(data), free.subList(0, size), free.subList(size, 2 * size));
  }

  IntStream nodes() {
    return IntStream.rangeClosed(1, ports.size());
  }

  Server server(int node) {
    return new Server(
        "Kafka node " + node,
        OptionalInt.of(ports.get(node - 1)),
        port -> launch(node, port),
        Port::accepts);
  }

  private Child launch(int node, int port) {
    Path directory = WorkDirectory.existing(data.resolve("node-" + node));
    return Child.start(
        // Several nodes share the machine's cores, and a campaign starts them again and again.
        LocalKafka.command(true),
        List.of(
            "--node",
            Integer.toString(node),
            "--port",
            Integer.toString(port),
            "--controller-port",
            Integer.toString(controllerPorts.get(node - 1)),
            "--voters",
            String.join(",", nodes().mapToObj(this::voter).toList()),
            "--cluster-id",
            id,
            "--data",
            directory.toString()),
        directory.resolve("broker.log"));
  }

  private String voter(int node) {
    return BrokerProperties.voter(Integer.toString(node), controllerPorts.get(node - 1));
  }

  private static String id(Path data) {
    Path file = data.resolve("cluster.id");
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, Uuid.randomUuid().toString());
      }
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
