package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.system.Languages.Python;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples as somebody copies them, each in a process of its own against the running system.
 */
class ExamplesTest {
  /** Not a power of two, so that a hash that only looks right is found out. */
  private static final int PARTITIONS = 7;

  @TempDir private Path directory;

  private final PayoutSystem system = PayoutSystem.shared();

  @Test
  void javaPays() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dlogback.configurationFile=" + Languages.EXAMPLES.resolve("java/logback.xml"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Languages.EXAMPLES.resolve("java/Pay.java").toString());

    assertPays(command, Map.of());
  }

  @Test
  void pythonPaysOverRest() {
    Python python = Languages.python();

    assertPays(List.of(python.program(), example("python/pay_rest.py")), python.environment());
  }

  @Test
  void nodePaysOverRest() {
    Languages.needNode();

    assertPays(List.of("node", example("node/pay_rest.mjs")), Map.of());
  }

  @Test
  void pythonPaysOverKafka() {
    Python python = Languages.pythonWithKafka();

    assertPays(List.of(python.program(), example("python/pay_kafka.py")), python.environment());
  }

  @Test
  void nodePaysOverKafka() {
    Path work = Languages.nodeWithKafka();

    assertPays(List.of("node", work.resolve("pay_kafka.mjs").toString()), Map.of());
  }

  @Test
  void pythonWritesWhereTheOrchestratorLooks() {
    Python python = Languages.pythonWithKafka();
    String script = Path.of("src/test/python/partitions.py").toAbsolutePath().toString();

    assertJavasPartitions(
        "partitions-of-python",
        List.of(python.program(), script, example("python")),
        python.environment());
  }

  @Test
  void nodeWritesWhereTheOrchestratorLooks() {
    Path work = Languages.nodeWithKafka();

    assertJavasPartitions(
        "partitions-of-node", List.of("node", work.resolve("partitions.mjs").toString()), Map.of());
  }

  /** Twice: what is sent again is paid once and has the same result. */
  private void assertPays(List<String> command, Map<String, String> environment) {
    Good good = Good.next();
    for (int times = 0; times < 2; times++) {
      Program program = run(environment, command, List.of(good.id(), "100.00", good.account()));

      assertThat(program.err()).isEmpty();
      assertThat(program.out()).isEqualTo(good.id() + " COMPLETED revision 1\n");
      assertThat(program.exitCode()).isZero();
    }
    Reckoning.awaitPaid(system, List.of(good));
  }

  private void assertJavasPartitions(
      String topic, List<String> command, Map<String, String> environment) {
    List<String> ids = IntStream.range(0, 100).mapToObj(i -> "wage-2026_" + i * i).toList();
    createTopic(topic);
    List<String> words = new ArrayList<>(List.of(topic));
    words.addAll(ids);

    Program program = run(environment, command, words);

    assertThat(program.err()).isEmpty();
    assertThat(program.out().lines())
        .containsExactlyInAnyOrderElementsOf(
            ids.stream().map(id -> id + " " + partition(id)).toList());
  }

  private static int partition(String id) {
    return Utils.toPositive(Utils.murmur2(id.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
  }

  private void createTopic(String name) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.at().kafka()))) {
      admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1))).all().get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Program run(Map<String, String> environment, List<String> command, List<String> words) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("PAYOUTS_PRODUCER_URL", system.at().http(Role.PRODUCER));
    all.put("PAYOUTS_ORCHESTRATOR_URL", system.at().http(Role.ORCHESTRATOR));
    all.put("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", system.at().kafka());
    all.put("PAYOUTS_SCHEMA_REGISTRY_URL", system.at().registry());
    List<String> line = new ArrayList<>(command);
    line.addAll(words);
    return Program.run(directory, directory, all, line);
  }

  private static String example(String name) {
    return Languages.EXAMPLES.resolve(name).toString();
  }
}
