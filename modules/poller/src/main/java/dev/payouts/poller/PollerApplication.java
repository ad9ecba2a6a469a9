package dev.payouts.poller;

import dev.payouts.gatewayio.GatewayIo;
import dev.payouts.gatewayio.GatewayRole;
import dev.payouts.service.Service;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The poller. Reads payout.inquiries, writes payout.replies. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(GatewayIo.class)
public class PollerApplication {
  public static ConfigurableApplicationContext start(
      Map<String, Object> properties, String... args) {
    return Service.start(PollerApplication.class, "poller", properties, args);
  }

  public static void main(String[] args) {
    Service.main(() -> start(Map.of(), args));
  }

  @Bean
  GatewayRole role() {
    return new InquiryRole();
  }
}
