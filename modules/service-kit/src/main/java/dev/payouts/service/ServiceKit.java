package dev.payouts.service;

import dev.payouts.service.access.AccessConfiguration;
import dev.payouts.service.access.AccessGuard;
import dev.payouts.service.rights.Rights;
import dev.payouts.service.rights.RightsCheck;
import dev.payouts.service.rights.RightsSettings;
import dev.payouts.service.rights.RightsWatch;
import dev.payouts.service.tls.ServiceHttp;
import dev.payouts.service.tracing.Tracing;
import dev.payouts.service.tracing.TracingSettings;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.micrometer.core.instrument.config.MeterFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** What a service gets by {@code @Import(ServiceKit.class)}. */
@Configuration(proxyBeanMethods = false)
@Import(AccessConfiguration.class)
@EnableConfigurationProperties({
  KafkaSettings.class,
  SchemaRegistrySettings.class,
  TopicSettings.class,
  SchemaSettings.class,
  StartupSettings.class,
  RightsSettings.class,
  TracingSettings.class
})
public class ServiceKit {
  @Bean
  AccessGuard accessGuard(Environment environment) {
    return new AccessGuard(environment);
  }

  @Bean
  ServiceHttp serviceHttp(SslBundles bundles) {
    return new ServiceHttp(bundles);
  }

  @Bean
  SchemaRegistryClient schemaRegistryClient(SchemaRegistrySettings settings) {
    return settings.client();
  }

  @Bean
  PayoutCodecs payoutCodecs(SchemaRegistryClient registry, SchemaRegistrySettings settings) {
    return new PayoutCodecs(registry, settings.url());
  }

  @Bean
  @ConditionalOnProperty(name = "payouts.provisioning.enabled", matchIfMissing = true)
  Provisioning provisioning(
      KafkaSettings kafka,
      TopicSettings topics,
      SchemaRegistrySettings registrySettings,
      SchemaRegistryClient registry,
      SchemaSettings schemas,
      StartupSettings startup,
      RightsCheck rights) {
    Patience patience = new Patience(startup.patience());
    return new Provisioning(
        new TopicProvisioner(kafka, topics, patience, rights),
        new SchemaProvisioner(registrySettings, registry, schemas, patience));
  }

  @Bean
  Tracing tracing(TracingSettings settings, @Value("${spring.application.name}") String service) {
    return settings.of(service);
  }

  @Bean
  MeterFilter everyTopicOnce() {
    return KafkaMeters.everyTopicOnce();
  }

  /** The service says by a bean what it needs beyond what every start does. */
  @Bean
  RightsCheck rightsCheck(ObjectProvider<Rights> service) {
    return new RightsCheck(
        TopicProvisioner.rights().and(service.getIfAvailable(() -> Rights.NONE)));
  }

  @Bean
  RightsWatch rightsWatch(KafkaSettings kafka, RightsCheck check, RightsSettings settings) {
    return new RightsWatch(kafka.client(), check, settings);
  }

  @Bean
  KafkaHealth kafkaHealthIndicator(KafkaSettings kafka, RightsWatch rights) {
    return new KafkaHealth(kafka, rights);
  }
}
