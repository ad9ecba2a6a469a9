package dev.payouts.service.access;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Shows a service's parts, with the addresses it uses, only to keys that may read. */
public final class AccessSetup
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final String HEALTH = "management.endpoint.health.";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    if (HasKeysFile.in(environment)) {
      environment
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "access",
                  Map.of(
                      HEALTH + "show-components", "when-authorized",
                      HEALTH + "show-details", "when-authorized",
                      HEALTH + "roles", ApiRole.READ.name())));
    }
  }
}
