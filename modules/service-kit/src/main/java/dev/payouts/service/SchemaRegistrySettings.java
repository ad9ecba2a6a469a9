package dev.payouts.service;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the schema registry is; anything that speaks Confluent's API.
 *
 * @param url http or https, several separated by commas
 * @param properties further client settings under Confluent's own names, such as {@code
 *     basic.auth.user.info}
 */
@ConfigurationProperties("payouts.schema-registry")
public record SchemaRegistrySettings(
    @DefaultValue(DEFAULT_URL) String url, @DefaultValue Map<String, String> properties) {
  private static final String DEFAULT_URL = "http://127.0.0.1:8080/apis/ccompat/v7";

  public SchemaRegistrySettings {
    url = url.isBlank() ? DEFAULT_URL : url.strip();
    for (String one : url.split(",", -1)) {
      InvalidSetting.unless(
          one.strip().matches("https?://[^\\s/]+\\S*"),
          "payouts.schema-registry.url",
          "must be an http or https address and is \"" + url + "\"");
    }
    properties = Map.copyOf(properties);
  }

  SchemaRegistryClient client() {
    Map<String, Object> settings = new HashMap<>();
    // The client's defaults hold a caller for a minute when the registry hangs.
    settings.put("http.connect.timeout.ms", 2_000);
    settings.put("http.read.timeout.ms", 5_000);
    settings.put("max.retries", 0);
    settings.putAll(properties);
    return new RememberingRegistry(List.of(url.split(",", -1)), settings);
  }

  /** Properties can hold passwords: only their names are shown. */
  @Override
  public String toString() {
    return "SchemaRegistrySettings[url=%s, properties=%s]".formatted(url, properties.keySet());
  }
}
