package dev.payouts.gatewayio;

import dev.payouts.service.GatewaySettings;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.ServiceKit;
import dev.payouts.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The skeleton by {@code @Import(GatewayIo.class)}; the service adds its {@link GatewayRole}. */
@Configuration(proxyBeanMethods = false)
@Import(ServiceKit.class)
@EnableConfigurationProperties({GatewaySettings.class, CallSettings.class, RequestSettings.class})
public class GatewayIo {
  @Bean
  GatewayLanes gatewayLanes(GatewaySettings gateway, CallSettings calls) {
    return new GatewayLanes(gateway, calls.client());
  }

  @Bean
  GatewayMetrics gatewayMetrics(MeterRegistry registry, GatewayRole role) {
    return new GatewayMetrics(registry, role);
  }

  @Bean
  GatewayLoop gatewayLoop(
      GatewayRole role,
      GatewayLanes lanes,
      GatewayMetrics metrics,
      PayoutCodecs codecs,
      KafkaSettings kafka,
      RequestSettings settings,
      MeterRegistry registry) {
    var clients = new KafkaClients(kafka, settings, role, registry);
    Producer<byte[], byte[]> producer = clients.producer();
    DoubtfulOffsets offsets = new DoubtfulOffsets(settings.commitLimit());
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("call-", 0).factory());
    Reader reader = new Reader(clients.consumers(), role);
    InFlight inFlight = new InFlight(settings.inFlightMax(), settings.batchMax(), reader);
    metrics.inFlight(inFlight::calls);
    Caller caller =
        new Caller(
            role,
            lanes,
            offsets,
            new Replies(producer, codecs.of(Topics.REPLIES), metrics),
            metrics,
            inFlight,
            threads,
            InstantSource.system(),
            clients.instance());
    reader.listen(
        offsets,
        new BatchListener(
            role,
            codecs.of(role.topic()),
            new DeadLetterBox(producer, metrics),
            offsets,
            settings.commitLimit(),
            caller,
            metrics));
    return new GatewayLoop(reader, inFlight, threads, producer, settings.drainLimit());
  }

  @Bean
  GatewayHealth requestsHealthIndicator(GatewayLoop loop) {
    return new GatewayHealth(loop);
  }
}
