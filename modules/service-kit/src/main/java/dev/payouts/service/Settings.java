package dev.payouts.service;

import java.util.Map;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings where there is no Spring context, such as command line tools. */
public final class Settings {
  private Settings() {}

  /**
   * Reads what a service would read from this environment.
   *
   * @throws InvalidSetting if a value cannot work
   */
  public static <S> S from(Map<String, String> environment, String prefix, Class<S> type) {
    var spring = new StandardEnvironment();
    var sources = spring.getPropertySources();
    sources.forEach(source -> sources.remove(source.getName()));
    sources.addFirst(
        new SystemEnvironmentPropertySource(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(environment)));
    ConfigurationPropertySources.attach(spring);
    try {
      return Binder.get(spring).bindOrCreate(prefix, type);
    } catch (BindException e) {
      String sentence = StartupAnalyzer.sentence(e);
      throw sentence == null ? e : new InvalidSetting(sentence);
    }
  }
}
