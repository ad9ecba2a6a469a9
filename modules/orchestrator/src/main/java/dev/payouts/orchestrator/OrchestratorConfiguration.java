package dev.payouts.orchestrator;

import dev.payouts.core.rules.PayoutRules;
import dev.payouts.orchestrator.census.CensusGauges;
import dev.payouts.orchestrator.control.LaneChanges;
import dev.payouts.orchestrator.control.LaneFollower;
import dev.payouts.orchestrator.control.LaneTopic;
import dev.payouts.orchestrator.control.StandingSettings;
import dev.payouts.orchestrator.pacing.LaneGauges;
import dev.payouts.orchestrator.pacing.Lanes;
import dev.payouts.orchestrator.pacing.UnknownLanes;
import dev.payouts.orchestrator.streams.FirstStart;
import dev.payouts.orchestrator.streams.StreamsAlive;
import dev.payouts.orchestrator.streams.StreamsHealth;
import dev.payouts.orchestrator.streams.StreamsLife;
import dev.payouts.orchestrator.streams.StreamsProperties;
import dev.payouts.orchestrator.topology.RegistryPatience;
import dev.payouts.orchestrator.topology.Tracks;
import dev.payouts.orchestrator.topology.Workplace;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.RuleSettings;
import dev.payouts.service.TopicSettings;
import dev.payouts.service.access.AccessRule;
import dev.payouts.service.access.AccessRules;
import dev.payouts.service.access.ApiRole;
import dev.payouts.service.rights.Rights;
import dev.payouts.service.tracing.Tracing;
import dev.payouts.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Puts the orchestrator together. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({
  OrchestratorSettings.class,
  PolicySettings.class,
  LaneSettings.class,
  MerchantSettings.class,
  RuleSettings.class
})
class OrchestratorConfiguration {
  private static final Duration REGISTRY_PAUSE = Duration.ofMillis(500);

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Rights rights(OrchestratorSettings settings) {
    return KafkaRights.of(settings.applicationId());
  }

  @Bean
  Lanes lanes(LaneSettings configured) {
    return new Lanes(configured.limits());
  }

  @Bean
  StandingSettings standingSettings(Lanes lanes) {
    return new StandingSettings(lanes);
  }

  @Bean
  LaneFollower laneFollower(KafkaSettings kafka, PayoutCodecs codecs, StandingSettings standing) {
    return new LaneFollower(kafka.client(), codecs.of(Topics.LANES), standing);
  }

  @Bean
  LaneChanges laneChanges(
      KafkaSettings kafka, PayoutCodecs codecs, LaneFollower follower, InstantSource clock) {
    return new LaneChanges(new LaneTopic(kafka.client(), codecs.of(Topics.LANES)), follower, clock);
  }

  @Bean
  PayoutRules payoutRules(RuleSettings rules) {
    return new PayoutRules(rules.policy());
  }

  @Bean
  Workplace workplace(
      PayoutCodecs codecs,
      PayoutRules rules,
      PolicySettings policy,
      Lanes lanes,
      MerchantSettings merchants,
      OrchestratorSettings settings,
      TopicSettings topics,
      Tracing tracing,
      MeterRegistry meters) {
    var workplace =
        new Workplace(
            codecs,
            rules,
            policy.policy(),
            lanes,
            merchants.of(lanes.names()),
            new Tracks(meters),
            new RegistryPatience(settings.registryPatience(), REGISTRY_PAUSE),
            tracing,
            topics.partitions(),
            Workplace.IN_MEMORY_MAX);
    LaneGauges.register(lanes, workplace::lanes, meters);
    return workplace;
  }

  @Bean
  HostInfo self(OrchestratorSettings settings, @Value("${server.port}") int port) {
    return settings.advertisedAddress().isEmpty()
        ? new HostInfo("127.0.0.1", port)
        : HostInfo.buildFromEndpoint(settings.advertisedAddress());
  }

  @Bean
  StreamsLife streamsLife(
      KafkaSettings kafka,
      TopicSettings topics,
      OrchestratorSettings settings,
      HostInfo self,
      Workplace workplace,
      MeterRegistry meters,
      InstantSource clock) {
    var properties =
        new StreamsProperties(
            kafka.client(),
            settings.applicationId(),
            settings.instance(),
            settings.stateDir(),
            self.host() + ":" + self.port(),
            settings.streamThreads(),
            settings.commitInterval(),
            settings.sessionLimit(),
            settings.transactionLimit(),
            settings.standbyReplicas(),
            topics.replicationFactor());
    var firstStart =
        new FirstStart(settings.applicationId(), settings.adopt(), settings.lostCommands());
    return new StreamsLife(properties, firstStart, workplace, meters, clock);
  }

  @Bean
  StreamsHealth streamsHealthIndicator(StreamsLife life, HostInfo self) {
    return new StreamsHealth(life, self);
  }

  @Bean
  StreamsAlive streamsAliveHealthIndicator(StreamsLife life) {
    return new StreamsAlive(life);
  }

  @Bean
  CensusGauges censusGauges(Workplace workplace, MeterRegistry meters, InstantSource clock) {
    return new CensusGauges(workplace::censuses, meters, clock);
  }

  @Bean
  UnknownLanes unknownLanes(Workplace workplace, MeterRegistry meters) {
    return new UnknownLanes(workplace::strays, meters);
  }

  @Bean
  AccessRules accessRules() {
    return AccessRules.of(
        AccessRule.of(HttpMethod.GET, "/v1/payouts/{id}", ApiRole.READ),
        AccessRule.of(HttpMethod.GET, "/v1/lanes", ApiRole.READ),
        AccessRule.of(HttpMethod.PATCH, "/v1/lanes/{lane}", ApiRole.OPERATE),
        AccessRule.of(HttpMethod.POST, "/v1/lanes/{lane}/close", ApiRole.OPERATE),
        AccessRule.of(HttpMethod.POST, "/v1/lanes/{lane}/open", ApiRole.OPERATE));
  }

  /** Takes the census often enough for a scrape every few seconds. */
  @Bean
  CensusTaking censusTaking(CensusGauges gauges, UnknownLanes lanes) {
    return new CensusTaking(gauges, lanes);
  }

  record CensusTaking(CensusGauges gauges, UnknownLanes lanes) {
    @Scheduled(fixedDelay = 2_000)
    void take() {
      gauges.refresh();
      lanes.refresh();
    }
  }
}
