package dev.payouts.producer;

import dev.payouts.service.Service;
import dev.payouts.service.ServiceKit;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The producer as a service of its own. Settings: producer.yaml. */
@SpringBootApplication
@Import(ServiceKit.class)
public class ProducerApplication {
  /**
   * @param properties settings that win over environment, arguments and files
   */
  public static ConfigurableApplicationContext start(
      Map<String, Object> properties, String... args) {
    return Service.start(ProducerApplication.class, "producer", properties, args);
  }

  public static void main(String[] args) {
    Service.main(() -> start(Map.of(), args));
  }
}
