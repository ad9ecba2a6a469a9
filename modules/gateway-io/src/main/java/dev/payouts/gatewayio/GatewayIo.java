package dev.payouts.gatewayio;

import dev.payouts.service.GatewaySettings;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.ServiceKit;
import dev.payouts.service.rights.Rights;
import dev.payouts.service.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
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
  Rights rights(GatewayRole role) {
    return KafkaClients.rights(role);
  }

  @Bean
  GatewayLoop gatewayLoop(
      GatewayRole role,
      GatewayLanes lanes,
      PayoutCodecs codecs,
      KafkaSettings kafka,
      RequestSettings settings,
      Tracing tracing,
      MeterRegistry registry) {
    var clients = new KafkaClients(kafka, settings, role, registry);
    Producer<byte[], byte[]> producer = clients.producer();
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("call-", 0).factory());
    Reader reader = new Reader(clients.consumers(), role);
    InFlight inFlight = new InFlight(settings.inFlightMax(), settings.batchMax(), reader);
    var tools =
        new RequestDesk.Tools(
            lanes::find, codecs, producer, threads, Clocks.system(), tracing, registry);
    reader.listen(new RequestDesk(role, clients.instance(), settings.limits(), tools, inFlight));
    return new GatewayLoop(reader, inFlight, threads, producer, settings.drainLimit());
  }

  @Bean
  GatewayHealth requestsHealthIndicator(GatewayLoop loop) {
    return new GatewayHealth(loop);
  }
}
