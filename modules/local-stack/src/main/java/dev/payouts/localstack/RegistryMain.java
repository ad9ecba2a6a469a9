package dev.payouts.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Runs Apicurio Registry in this JVM until it is told to end. It speaks Confluent's API under
 * /apis/ccompat/v7 and keeps its schemas in Kafka.
 *
 * <p>Arguments: {@code --port P --bootstrap-servers HOST:PORT --work DIR}, optionally {@code
 * --lifeline} (end when standard input ends). JVM flags: registry.jvm beside this class. Class
 * path: this module and modules/local-stack/target/registry/quarkus-run.jar.
 */
public final class RegistryMain {
  private RegistryMain() {}

  public static void main(String[] words) throws IOException, ReflectiveOperationException {
    Arguments arguments = Arguments.parse(words, Set.of("--port", "--bootstrap-servers", "--work"));
    if (arguments.lifeline()) {
      Lifeline.watch();
    }
    Path work = Files.createDirectories(Path.of(arguments.required("--work")).toAbsolutePath());
    properties(arguments.port("--port"), arguments.required("--bootstrap-servers"), work)
        .forEach(System::setProperty);
    // By name: the entry point comes with the registry's own jars, which are no dependency of ours.
    Class.forName("io.quarkus.bootstrap.runner.QuarkusEntryPoint")
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[0]);
  }

  private static Map<String, String> properties(int port, String bootstrapServers, Path work) {
    return Map.ofEntries(
        Map.entry("quarkus.http.host", "127.0.0.1"),
        Map.entry("quarkus.http.port", Integer.toString(port)),
        Map.entry("quarkus.http.access-log.enabled", "false"),
        Map.entry("quarkus.management.host", "127.0.0.1"),
        Map.entry("quarkus.management.port", "0"),
        Map.entry("quarkus.log.category.\"org.apache.kafka\".level", "WARN"),
        Map.entry("apicurio.storage.kind", "kafkasql"),
        Map.entry("apicurio.kafkasql.bootstrap.servers", bootstrapServers),
        // It waits out several polls that return nothing at start, by default of 5 s each.
        Map.entry("apicurio.kafkasql.consumer.poll.timeout", "100"),
        Map.entry("apicurio.storage.snapshot.location", work.toString()),
        Map.entry("apicurio.import.work-dir", work.toString()),
        // Sized for a server by default (20 to 100 connections to its in-memory database).
        Map.entry("apicurio.datasource.jdbc.initial-size", "2"),
        Map.entry("apicurio.datasource.jdbc.min-size", "2"),
        Map.entry("apicurio.datasource.jdbc.max-size", "10"));
  }
}
