package dev.payouts.standalone.deploy;

import dev.payouts.standalone.stack.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The variables PAYOUTS_… that the services read, found in their settings' own classes. */
final class KnownSettings {
  private static final String NAME = "[A-Z0-9_]+";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(PAYOUTS_" + NAME + ")");
  private static final List<String> FILES =
      List.of(
          "/producer.yaml",
          "/orchestrator.yaml",
          "/worker.yaml",
          "/poller.yaml",
          "/dev/payouts/service/service-defaults.properties");

  /** Read by the image's command itself. */
  private static final List<String> OF_IMAGE = List.of("PAYOUTS_JAVA_OPTIONS", "PAYOUTS_DATA_DIR");

  private final List<Pattern> known = new ArrayList<>();

  private KnownSettings() {}

  static KnownSettings find() {
    KnownSettings settings = new KnownSettings();
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    for (BeanDefinition found : scanner.findCandidateComponents("dev.payouts")) {
      settings.add(type(String.valueOf(found.getBeanClassName())));
    }
    FILES.forEach(settings::addPlaceholders);
    OF_IMAGE.forEach(settings::add);
    Arrays.stream(Role.values()).forEach(role -> settings.add("PAYOUTS_" + role.name() + "_PORT"));
    return settings;
  }

  boolean knows(String variable) {
    return known.stream().anyMatch(pattern -> pattern.matcher(variable).matches());
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(Class<?> settings) {
    var properties = settings.getAnnotation(ConfigurationProperties.class);
    String prefix = properties.value().isEmpty() ? properties.prefix() : properties.value();
    add(variable(prefix), settings);
  }

  private void add(String prefix, Class<?> record) {
    for (RecordComponent component : record.getRecordComponents()) {
      add(prefix + "_" + variable(component.getName()), component.getGenericType());
    }
  }

  private void add(String name, Type type) {
    if (type instanceof ParameterizedType of && of.getRawType().equals(Map.class)) {
      add(name + "_" + NAME, of.getActualTypeArguments()[1]);
    } else if (type instanceof Class<?> record && record.isRecord()) {
      add(name, record);
    } else {
      add(name);
    }
  }

  private void add(String name) {
    known.add(Pattern.compile(name));
  }

  /** From {@code payouts.schema-registry} and {@code schemaRegistry} alike. */
  private static String variable(String property) {
    return property
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("[.-]", "_")
        .toUpperCase(Locale.ROOT);
  }

  private void addPlaceholders(String resource) {
    try (InputStream file = KnownSettings.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("no " + resource);
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      PLACEHOLDER.matcher(text).results().forEach(found -> add(found.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
