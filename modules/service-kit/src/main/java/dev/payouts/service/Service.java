package dev.payouts.service;

import dev.payouts.service.access.AccessSetup;
import dev.payouts.service.tls.TlsSetup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts one service. Several may run in one JVM, each in a context of its own: a service's
 * settings are {@code <role>.yaml} on the class path over what all services share.
 */
public final class Service {
  private static final String DEFAULTS = "service-defaults.properties";

  private Service() {}

  /**
   * @param role the service's name, also that of its settings file
   * @param properties settings that win over environment, arguments and files
   */
  public static ConfigurableApplicationContext start(
      Class<?> application, String role, Map<String, Object> properties, String... args) {
    SpringApplication spring = new SpringApplication(application);
    spring.setMainApplicationClass(application);
    Properties defaults = defaults();
    defaults.setProperty("spring.config.name", role);
    defaults.setProperty("spring.application.name", role);
    spring.setDefaultProperties(defaults);
    spring.addListeners(new Precedence(properties));
    spring.addInitializers(new TlsSetup(), new AccessSetup());
    return spring.run(args);
  }

  /** For {@code main}: a start that fails has said why, so what is left is the exit code. */
  @SuppressWarnings("SystemExitOutsideMain")
  public static void main(Supplier<ConfigurableApplicationContext> start) {
    try {
      var _ = start.get();
    } catch (RuntimeException e) {
      System.exit(1);
    }
  }

  private static Properties defaults() {
    Properties defaults = new Properties();
    try (InputStream file = Service.class.getResourceAsStream(DEFAULTS)) {
      if (file == null) {
        throw new IllegalStateException(DEFAULTS + " is missing from this build");
      }
      defaults.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return defaults;
  }

  /** Puts the caller's settings first before any settings file is read. */
  private record Precedence(Map<String, Object> properties)
      implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
      event
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("start", Map.copyOf(properties)));
    }

    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE;
    }
  }
}
