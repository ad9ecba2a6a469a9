package dev.payouts.service.tls;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Has a service's web server speak TLS where its settings name a certificate. */
public final class TlsSetup
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    Map<String, Object> boot =
        Binder.get(environment).bindOrCreate(TlsSettings.PREFIX, TlsSettings.class).boot();
    if (!boot.isEmpty()) {
      environment.getPropertySources().addFirst(new MapPropertySource("tls", boot));
    }
  }
}
