package dev.payouts.orchestrator;

import dev.payouts.service.Service;
import dev.payouts.service.ServiceKit;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The orchestrator as a service. */
@SpringBootApplication
@Import(ServiceKit.class)
public class OrchestratorApplication {
  public static ConfigurableApplicationContext start(
      Map<String, Object> properties, String... args) {
    return Service.start(OrchestratorApplication.class, "orchestrator", properties, args);
  }

  static void main(String[] args) {
    Service.main(() -> start(Map.of(), args));
  }
}
