package dev.payouts.producer;

import dev.payouts.core.rules.PayoutRules;
import dev.payouts.producer.contract.ContractPaths;
import dev.payouts.producer.webhook.WebhookSettings;
import dev.payouts.producer.webhook.Webhooks;
import dev.payouts.service.GatewaySettings;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.RuleSettings;
import dev.payouts.service.access.AccessRule;
import dev.payouts.service.access.AccessRules;
import dev.payouts.service.access.ApiRole;
import dev.payouts.service.rights.Right;
import dev.payouts.service.rights.Rights;
import dev.payouts.service.tracing.Tracing;
import dev.payouts.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.util.StringUtils;

/** What the endpoints are made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProducerSettings.class, RuleSettings.class, WebhookSettings.class})
class Wiring {
  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Rights rights(WebhookSettings webhooks) {
    return new Rights(List.of(Right.toWrite(Topics.COMMANDS), Right.toWrite(Topics.REPLIES)))
        .and(Webhooks.rights(webhooks));
  }

  @Bean
  Webhooks webhooks(
      WebhookSettings settings,
      KafkaSettings kafka,
      PayoutCodecs codecs,
      MeterRegistry meters,
      InstantSource clock) {
    return new Webhooks(settings, kafka, codecs, meters, clock);
  }

  @Bean
  AccessRules accessRules() {
    List<AccessRule> rules =
        new ArrayList<>(
            List.of(
                AccessRule.of(HttpMethod.POST, "/v1/payouts", ApiRole.SUBMIT),
                AccessRule.of(HttpMethod.POST, BatchEndpoint.PATH, ApiRole.SUBMIT),
                AccessRule.of(HttpMethod.POST, "/v1/payouts/{id}/cancel", ApiRole.SUBMIT),
                AccessRule.of(HttpMethod.POST, "/v1/payouts/{id}/resolve", ApiRole.OPERATE),
                // Checked by its signature.
                AccessRule.open(HttpMethod.POST, "/octopus/callbacks")));
    rules.addAll(ContractPaths.RULES);
    return new AccessRules(rules);
  }

  @Bean
  PayoutRules payoutRules(RuleSettings settings) {
    return new PayoutRules(settings.policy());
  }

  @Bean
  TopicWriter topicWriter(KafkaSettings kafka, ProducerSettings settings) {
    return new TopicWriter(kafka.client(), settings.deliveryLimit());
  }

  @Bean
  Commands commands(TopicWriter writer, PayoutCodecs codecs, InstantSource clock, Tracing tracing) {
    return new Commands(writer, codecs.of(Topics.COMMANDS), clock, tracing);
  }

  @Bean
  EntryMetrics entryMetrics(MeterRegistry registry) {
    return new EntryMetrics(registry);
  }

  @Bean
  Confirmation confirmation(EntryMetrics metrics, ProducerSettings settings) {
    return new Confirmation(metrics, settings);
  }

  @Bean
  Batch.Tools batchTools(
      PayoutRules rules,
      Commands commands,
      Confirmation confirmation,
      EntryMetrics metrics,
      InstantSource clock) {
    return new Batch.Tools(rules, commands, confirmation, metrics, clock);
  }

  /** Without a gateway account there are no callbacks; payouts can be taken all the same. */
  @Bean
  CallbackAccounts callbackAccounts(Environment environment) {
    return StringUtils.hasText(environment.getProperty("payouts.gateway.key"))
        ? CallbackAccounts.of(
            Binder.get(environment).bindOrCreate("payouts.gateway", GatewaySettings.class))
        : CallbackAccounts.NONE;
  }
}
