package dev.payouts.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.rules.PayableCurrency;
import dev.payouts.core.rules.RulePolicy;
import dev.payouts.service.rights.RightsSettings;
import dev.payouts.service.tracing.Tracing;
import dev.payouts.service.tracing.TracingSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Every setting by its environment name, since that is how services are configured. */
class SettingsTest {
  private static final Map<String, Object> GATEWAY =
      Map.of(
          "PAYOUTS_GATEWAY_URL", "http://127.0.0.1:9/",
          "PAYOUTS_GATEWAY_KEY", "key-1",
          "PAYOUTS_GATEWAY_SECRET", "hush",
          "PAYOUTS_GATEWAY_MERCHANT_UID", "m-1");

  private static final String JAAS =
      "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"worker\" password=\"hush=1\";";

  @TempDir private Path dir;

  @Test
  void everyDefault() {
    assertThat(bind("payouts.kafka", KafkaSettings.class, Map.of()))
        .isEqualTo(new KafkaSettings("127.0.0.1:9092", Map.of()));
    assertThat(bind("payouts.schema-registry", SchemaRegistrySettings.class, Map.of()))
        .isEqualTo(new SchemaRegistrySettings("http://127.0.0.1:8080/apis/ccompat/v7", Map.of()));
    assertThat(bind("payouts.rules", RuleSettings.class, Map.of()).policy())
        .isEqualTo(RulePolicy.DEFAULT);
    assertThat(bind("payouts.topics", TopicSettings.class, Map.of()))
        .isEqualTo(new TopicSettings(4, 1, true));
    assertThat(bind("payouts.schemas", SchemaSettings.class, Map.of()))
        .isEqualTo(new SchemaSettings(true));
    assertThat(bind("payouts.startup", StartupSettings.class, Map.of()))
        .isEqualTo(new StartupSettings(Duration.ofSeconds(60)));
    TracingSettings tracing = bind("payouts.tracing", TracingSettings.class, Map.of());
    assertThat(tracing).isEqualTo(new TracingSettings("", 1));
    assertThat(tracing.of("worker")).isSameAs(Tracing.OFF);
    assertThat(bind("payouts.rights", RightsSettings.class, Map.of()))
        .isEqualTo(new RightsSettings(Duration.ofSeconds(10)));
  }

  @Test
  void fullMapping() {
    assertThat(
            bind(
                "payouts.kafka",
                KafkaSettings.class,
                Map.of(
                    "PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", "a:1,b:2",
                    "PAYOUTS_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SSL")))
        .isEqualTo(new KafkaSettings("a:1,b:2", Map.of("security.protocol", "SSL")));
    assertThat(
            bind(
                "payouts.schema-registry",
                SchemaRegistrySettings.class,
                Map.of("PAYOUTS_SCHEMA_REGISTRY_URL", "https://r/x")))
        .isEqualTo(new SchemaRegistrySettings("https://r/x", Map.of()));
    assertThat(
            bind(
                "payouts.topics",
                TopicSettings.class,
                Map.of(
                    "PAYOUTS_TOPICS_PARTITIONS", "12",
                    "PAYOUTS_TOPICS_REPLICATION_FACTOR", "3",
                    "PAYOUTS_TOPICS_CREATE", "false")))
        .isEqualTo(new TopicSettings(12, 3, false));
    assertThat(
            bind(
                "payouts.schemas",
                SchemaSettings.class,
                Map.of("PAYOUTS_SCHEMAS_REGISTER", "false")))
        .isEqualTo(new SchemaSettings(false));
    assertThat(
            bind(
                "payouts.startup", StartupSettings.class, Map.of("PAYOUTS_STARTUP_PATIENCE", "5s")))
        .isEqualTo(new StartupSettings(Duration.ofSeconds(5)));
  }

  @Test
  void blankCountsAsNotSet() {
    assertThat(
            bind(
                    "payouts.kafka",
                    KafkaSettings.class,
                    Map.of("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", ""))
                .bootstrapServers())
        .isEqualTo("127.0.0.1:9092");
  }

  @Test
  void gatewayAccountsByLane() {
    Map<String, Object> environment = new HashMap<>(GATEWAY);
    environment.put("PAYOUTS_GATEWAY_NOTIFY_URL", "https://us/cb");
    environment.put("PAYOUTS_GATEWAY_LANES_THAILAND_KEY", "key-2");
    environment.put("PAYOUTS_GATEWAY_LANES_THAILAND_SECRET", "hush-2");
    environment.put("PAYOUTS_GATEWAY_LANES_THAILAND_MERCHANT_UID", "m-2");
    Map<String, LaneAccount> accounts = gateway(environment).accounts();
    assertThat(accounts).containsOnlyKeys("default", "thailand");
    assertThat(accounts.get("default"))
        .isEqualTo(
            new LaneAccount(
                URI.create("http://127.0.0.1:9/"),
                "key-1",
                new Secret("hush"),
                "m-1",
                Optional.of(URI.create("https://us/cb"))));
    assertThat(accounts.get("thailand"))
        .isEqualTo(
            new LaneAccount(
                URI.create("http://127.0.0.1:9/"),
                "key-2",
                new Secret("hush-2"),
                "m-2",
                Optional.of(URI.create("https://us/cb"))));
  }

  @Test
  void oneAccountForEveryLaneLeavesNoOther() {
    Map<String, Object> environment = new HashMap<>(GATEWAY);
    environment.put("PAYOUTS_GATEWAY_LANES_VIP_URL", "https://other");
    environment.put("PAYOUTS_GATEWAY_EVERY_LANE", "true");

    assertThat(gateway(environment).accounts()).containsOnlyKeys("default");
  }

  @Test
  void secretFromFileIsTrimmed() throws IOException {
    Path file = Files.writeString(dir.resolve("secret"), "hush\n");
    assertThat(gateway(secretFile(file)).accounts())
        .hasEntrySatisfying(
            "default", account -> assertThat(account.secret().value()).isEqualTo("hush"));
  }

  @Test
  void secretFileThatCannotServe() throws IOException {
    assertThatThrownBy(() -> gateway(secretFile(dir.resolve("none"))))
        .rootCause()
        .hasMessageStartingWith(
            "payouts.gateway.secret-file (PAYOUTS_GATEWAY_SECRET_FILE) names a file that does not exist: ");
    Path empty = Files.writeString(dir.resolve("empty"), " \n");
    assertThatThrownBy(() -> gateway(secretFile(empty)))
        .rootCause()
        .hasMessageContaining("names an empty file");
  }

  @Test
  void secretAndFileExclude() {
    Map<String, Object> both = new HashMap<>(GATEWAY);
    both.put("PAYOUTS_GATEWAY_SECRET_FILE", "x");
    assertThatThrownBy(() -> gateway(both))
        .rootCause()
        .hasMessage(
            "payouts.gateway.secret (PAYOUTS_GATEWAY_SECRET) and payouts.gateway.secret-file are both set; set one of them");
  }

  @Test
  void kafkaClientsAreSecuredByTheEnvironment() {
    var settings =
        bind(
            "payouts.kafka",
            KafkaSettings.class,
            Map.of(
                "PAYOUTS_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_SSL",
                "PAYOUTS_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512",
                "PAYOUTS_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", JAAS,
                "PAYOUTS_KAFKA_PROPERTIES_SSL_TRUSTSTORE_TYPE", "PEM",
                "PAYOUTS_KAFKA_PROPERTIES_SSL_TRUSTSTORE_LOCATION", "/run/ca.crt",
                "PAYOUTS_KAFKA_PROPERTIES_SSL_ENDPOINT_IDENTIFICATION_ALGORITHM", "https"));

    assertThat(settings.properties())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config", JAAS,
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", "/run/ca.crt",
                "ssl.endpoint.identification.algorithm", "https"));
  }

  @Test
  void kafkaClientsAreSecuredByAFile() throws IOException {
    Path file =
        Files.writeString(
            dir.resolve("client.properties"),
            "# as for Kafka's tools\nsecurity.protocol=SASL_SSL\nsasl.jaas.config=%s\n"
                .formatted(JAAS));

    var settings =
        bind(
            "payouts.kafka",
            KafkaSettings.class,
            Map.of(
                "PAYOUTS_KAFKA_CLIENT_FILE",
                file.toString(),
                "PAYOUTS_KAFKA_PROPERTIES_SECURITY_PROTOCOL",
                "SASL_PLAINTEXT"));

    assertThat(settings.client())
        .containsEntry("sasl.jaas.config", JAAS)
        .containsEntry("security.protocol", "SASL_PLAINTEXT");
    assertThat(settings.toString()).doesNotContain("hush");
  }

  @Test
  void clientFileThatCannotBeReadIsNamed() {
    assertThatThrownBy(
            () ->
                bind(
                    "payouts.kafka",
                    KafkaSettings.class,
                    Map.of("PAYOUTS_KAFKA_CLIENT_FILE", "/nowhere/client.properties")))
        .rootCause()
        .hasMessage(
            "payouts.kafka.client-file (PAYOUTS_KAFKA_CLIENT_FILE) names a file that does not exist: /nowhere/client.properties");
  }

  @Test
  void nothingSecretIsShown() {
    GatewaySettings settings = gateway(GATEWAY);
    assertThat(settings + " " + settings.accounts()).doesNotContain("hush").doesNotContain("key-1");
    assertThat(new KafkaSettings("a:1", Map.of("sasl.jaas.config", "hush")).toString())
        .doesNotContain("hush");
    assertThat(
            new SchemaRegistrySettings("http://a", Map.of("basic.auth.user.info", "hush"))
                .toString())
        .doesNotContain("hush");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PAYOUTS_KAFKA_BOOTSTRAP_SERVERS    | kafka    | payouts.kafka.bootstrap-servers (PAYOUTS_KAFKA_BOOTSTRAP_SERVERS) must be host:port, several separated by commas, and is "kafka"
          PAYOUTS_SCHEMA_REGISTRY_URL        | registry | payouts.schema-registry.url (PAYOUTS_SCHEMA_REGISTRY_URL) must be an http or https address and is "registry"
          PAYOUTS_TOPICS_PARTITIONS          | 0        | payouts.topics.partitions (PAYOUTS_TOPICS_PARTITIONS) must be from 1 to 1000 and is 0
          PAYOUTS_TOPICS_PARTITIONS          | many     | payouts.topics.partitions (PAYOUTS_TOPICS_PARTITIONS) is not a whole number
          PAYOUTS_TOPICS_REPLICATION_FACTOR  | 10       | payouts.topics.replication-factor (PAYOUTS_TOPICS_REPLICATION_FACTOR) must be from 1 to 9 and is 10
          PAYOUTS_TOPICS_CREATE              | maybe    | payouts.topics.create (PAYOUTS_TOPICS_CREATE) is not true or false
          PAYOUTS_STARTUP_PATIENCE           | -1s      | payouts.startup.patience (PAYOUTS_STARTUP_PATIENCE) must be from 0s to 1h and is PT-1S
          PAYOUTS_STARTUP_PATIENCE           | soon     | payouts.startup.patience (PAYOUTS_STARTUP_PATIENCE) is not a duration, such as 500ms, 30s or 5m
          PAYOUTS_TRACING_ENDPOINT           | collector:4318 | payouts.tracing.endpoint (PAYOUTS_TRACING_ENDPOINT) must be an http or https address, such as http://127.0.0.1:4318/v1/traces, and is "collector:4318"
          PAYOUTS_TRACING_ENDPOINT           | http://  | payouts.tracing.endpoint (PAYOUTS_TRACING_ENDPOINT) must be an http or https address, such as http://127.0.0.1:4318/v1/traces, and is "http://"
          PAYOUTS_TRACING_RATIO              | 1.5      | payouts.tracing.ratio (PAYOUTS_TRACING_RATIO) must be a number from 0 to 1 and is 1.5
          PAYOUTS_TRACING_RATIO              | NaN      | payouts.tracing.ratio (PAYOUTS_TRACING_RATIO) must be a number from 0 to 1 and is NaN
          PAYOUTS_TRACING_RATIO              | some     | payouts.tracing.ratio (PAYOUTS_TRACING_RATIO) is not a number
          PAYOUTS_GATEWAY_URL                | ftp://x  | payouts.gateway.url (PAYOUTS_GATEWAY_URL) must be an http or https address without user name and is "ftp://x"
          PAYOUTS_GATEWAY_URL                | http://u:p@x | payouts.gateway.url (PAYOUTS_GATEWAY_URL) must be an http or https address without user name
          PAYOUTS_GATEWAY_URL                | ' '      | payouts.gateway.url (PAYOUTS_GATEWAY_URL) is not set
          PAYOUTS_GATEWAY_KEY                | ' '      | payouts.gateway.key (PAYOUTS_GATEWAY_KEY) is not set
          PAYOUTS_GATEWAY_SECRET             | ' '      | payouts.gateway.secret (PAYOUTS_GATEWAY_SECRET) is not set; set it or payouts.gateway.secret-file
          PAYOUTS_GATEWAY_MERCHANT_UID       | ' '      | payouts.gateway.merchant-uid (PAYOUTS_GATEWAY_MERCHANT_UID) is not set
          PAYOUTS_GATEWAY_NOTIFY_URL         | x        | payouts.gateway.notify-url (PAYOUTS_GATEWAY_NOTIFY_URL) must be an http or https address without user name and is "x"
          PAYOUTS_GATEWAY_LANES_DEFAULT_KEY  | k        | payouts.gateway.lanes.default (PAYOUTS_GATEWAY_LANES_DEFAULT) must not be set; the default lane's account is payouts.gateway.url, .key and so on
          PAYOUTS_GATEWAY_LANES_X_KEY        | k        | payouts.gateway.lanes.x.secret (PAYOUTS_GATEWAY_LANES_X_SECRET) is not set; set it or payouts.gateway.lanes.x.secret-file
          """)
  void eachBadValueHasItsSentence(String variable, String value, String sentence) {
    Map<String, Object> environment = new HashMap<>(GATEWAY);
    environment.put(variable, value);
    assertThatThrownBy(() -> bindAll(environment))
        .extracting(StartupAnalyzer::sentence)
        .isEqualTo(sentence);
  }

  private static Map<String, Object> secretFile(Path file) {
    Map<String, Object> environment = new HashMap<>(GATEWAY);
    environment.remove("PAYOUTS_GATEWAY_SECRET");
    environment.put("PAYOUTS_GATEWAY_SECRET_FILE", file.toString());
    return environment;
  }

  private static GatewaySettings gateway(Map<String, Object> environment) {
    return bind("payouts.gateway", GatewaySettings.class, environment);
  }

  @Test
  void bindsTheFieldRules() {
    assertThat(
            bind(
                    "payouts.rules",
                    RuleSettings.class,
                    Map.of(
                        "PAYOUTS_RULES_CHANNEL_REQUIRED_FOR", "THB,PHP",
                        "PAYOUTS_RULES_NOT_BEFORE_AHEAD_MAX", "30d"))
                .policy())
        .isEqualTo(
            new RulePolicy(Set.of(PayableCurrency.THB, PayableCurrency.PHP), Duration.ofDays(30)));
  }

  private static void bindAll(Map<String, Object> environment) {
    bind("payouts.kafka", KafkaSettings.class, environment);
    bind("payouts.schema-registry", SchemaRegistrySettings.class, environment);
    bind("payouts.topics", TopicSettings.class, environment);
    bind("payouts.schemas", SchemaSettings.class, environment);
    bind("payouts.rules", RuleSettings.class, environment);
    bind("payouts.startup", StartupSettings.class, environment);
    bind("payouts.tracing", TracingSettings.class, environment);
    gateway(environment);
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, Object> environment) {
    StandardEnvironment spring = new StandardEnvironment();
    var sources = spring.getPropertySources();
    sources.forEach(source -> sources.remove(source.getName()));
    sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));
    ConfigurationPropertySources.attach(spring);
    return Binder.get(spring).bindOrCreate(prefix, type);
  }
}
