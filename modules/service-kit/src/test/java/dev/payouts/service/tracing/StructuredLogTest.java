package dev.payouts.service.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A log for machines, in the form of ECS (PAYOUTS_LOG_FORMAT=ecs). */
class StructuredLogTest {
  @Test
  void namesThePayoutAndItsTrace() {
    JsonNode line = line(new KeyValuePair("payout_id", "wage-1"), new KeyValuePair("cause", "x"));

    assertThat(line.path("message").asString()).isEqualTo("A payout needs a person");
    assertThat(line.path("payout_id").asString()).isEqualTo("wage-1");
    assertThat(line.path("cause").asString()).isEqualTo("x");
    assertThat(line.path("trace").path("id").asString()).isEqualTo(PayoutTrace.of("wage-1").id());
  }

  @Test
  void hasNoTraceWhereItIsAboutNoPayout() {
    assertThat(line().has("trace")).isFalse();
    assertThat(line(new KeyValuePair("lane", "default")).has("trace")).isFalse();
  }

  private static JsonNode line(KeyValuePair... pairs) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    StandardEnvironment environment = new StandardEnvironment();
    Map<String, Object> settings =
        Map.of("logging.structured.json.customizer", TraceIds.class.getName());
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    context.putObject(Environment.class.getName(), environment);
    StructuredLogEncoder encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat("ecs");
    encoder.start();
    LoggingEvent event =
        new LoggingEvent(
            "", context.getLogger("Tracks"), Level.WARN, "A payout needs a person", null, null);
    event.setKeyValuePairs(List.of(pairs));
    return JsonMapper.shared().readTree(new String(encoder.encode(event), StandardCharsets.UTF_8));
  }
}
