package dev.payouts.proofs.fuzz;

import dev.payouts.service.GatewaySettings;
import dev.payouts.service.InvalidSetting;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.RuleSettings;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.service.SchemaSettings;
import dev.payouts.service.Settings;
import dev.payouts.service.StartupSettings;
import dev.payouts.service.TopicSettings;
import dev.payouts.service.tracing.TracingSettings;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Environment variables. What cannot work ends in one sentence that names the variable. */
final class SettingDoor implements Door {
  private record Variable(String name, String prefix, Class<?> type) {}

  private static final List<Variable> VARIABLES =
      List.of(
          new Variable("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", "payouts.kafka", KafkaSettings.class),
          new Variable(
              "PAYOUTS_SCHEMA_REGISTRY_URL",
              "payouts.schema-registry",
              SchemaRegistrySettings.class),
          new Variable("PAYOUTS_SCHEMAS_REGISTER", "payouts.schemas", SchemaSettings.class),
          new Variable("PAYOUTS_TOPICS_PARTITIONS", "payouts.topics", TopicSettings.class),
          new Variable("PAYOUTS_TOPICS_REPLICATION_FACTOR", "payouts.topics", TopicSettings.class),
          new Variable("PAYOUTS_TOPICS_CREATE", "payouts.topics", TopicSettings.class),
          new Variable("PAYOUTS_STARTUP_PATIENCE", "payouts.startup", StartupSettings.class),
          new Variable("PAYOUTS_RULES_NOT_BEFORE_AHEAD_MAX", "payouts.rules", RuleSettings.class),
          new Variable("PAYOUTS_TRACING_ENDPOINT", "payouts.tracing", TracingSettings.class),
          new Variable("PAYOUTS_TRACING_RATIO", "payouts.tracing", TracingSettings.class),
          new Variable("PAYOUTS_GATEWAY_URL", "payouts.gateway", GatewaySettings.class));

  /** Without these a gateway's URL could not work, whatever it is. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "PAYOUTS_GATEWAY_KEY", "key",
          "PAYOUTS_GATEWAY_SECRET", "secret",
          "PAYOUTS_GATEWAY_MERCHANT_UID", "merchant");

  @Override
  public String name() {
    return "setting";
  }

  @Override
  public Answers take(byte[] input, SplittableRandom random) {
    Variable variable = VARIABLES.get(random.nextInt(VARIABLES.size()));
    // No environment can hold a zero byte.
    String value = new String(input, StandardCharsets.UTF_8).replace("\0", "");
    try {
      Map<String, String> environment = new HashMap<>(OTHERS);
      environment.put(variable.name(), value);
      var _ = Settings.from(environment, variable.prefix(), variable.type());
      return Answers.taken(true);
    } catch (InvalidSetting e) {
      String sentence = String.valueOf(e.getMessage());
      Door.require(sentence.contains(variable.name()), "does not name its variable: " + sentence);
      Door.require(sentence.lines().count() == 1, "more than a sentence: " + sentence);
      return Answers.taken(false);
    }
  }
}
