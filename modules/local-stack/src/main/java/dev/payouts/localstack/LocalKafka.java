package dev.payouts.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A single-node Kafka broker in a process of its own, ready for clients once {@code start} returns.
 */
public final class LocalKafka implements AutoCloseable {
  private final boolean startsFast;
  private final Optional<SecuredPort> secured;
  private final WorkDirectory directory;
  private final Server server;

  private LocalKafka(KafkaSettings settings) {
    startsFast = settings.startsFast();
    secured = settings.keystore().map(file -> new SecuredPort(Port.lasting(1).getFirst(), file));
    directory = WorkDirectory.of(settings.data(), "kafka");
    server = new Server("Kafka", settings.port(), this::launch, LocalKafka::answers);
  }

  /** Throws IllegalStateException naming the log file if the broker does not come up. */
  public static LocalKafka start(KafkaSettings settings) {
    LocalKafka kafka = new LocalKafka(settings);
    kafka.server.start();
    return kafka;
  }

  /** In the form of Kafka's setting bootstrap.servers. */
  public String bootstrapServers() {
    return "127.0.0.1:" + server.port();
  }

  /** As {@link #bootstrapServers}, of the port that {@link KafkaSettings#secured} adds. */
  public String securedServers() {
    return "127.0.0.1:" + secured.orElseThrow().port();
  }

  public long pid() {
    return server.pid();
  }

  int exitCode() {
    return server.exitCode();
  }

  public Path logFile() {
    return server.log();
  }

  public boolean alive() {
    return server.alive();
  }

  /** SIGKILL, as a crash would. */
  public void kill() {
    server.kill();
  }

  /** Ends it in order; {@link #restart} brings it back on the same port with its records. */
  public void stop() {
    server.stop();
  }

  /** Stops it if it runs and starts it on the same port with its records. */
  public void restart() {
    server.restart();
  }

  @Override
  public void close() {
    if (directory.temporary()) {
      server.kill();
    } else {
      server.stop();
    }
    directory.deleteIfTemporary();
  }

  private Child launch(int port) {
    Path data = directory.path();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
    secured.ifPresent(
        one ->
            arguments.addAll(
                List.of(
                    "--secured-port",
                    Integer.toString(one.port()),
                    "--keystore",
                    one.keystore().toString())));
    return Child.start(command(startsFast), arguments, data.resolve("broker.log"));
  }

  static Child.Command command(boolean startsFast) {
    return new Child.Command(
        "broker",
        "dev.payouts.localstack.BrokerMain",
        startsFast ? List.of("-XX:TieredStopAtLevel=1") : List.of(),
        StackHome.find().brokerClassPath());
  }

  private static boolean answers(int port) {
    return !LiveNodes.seenFrom(port).isEmpty();
  }
}
