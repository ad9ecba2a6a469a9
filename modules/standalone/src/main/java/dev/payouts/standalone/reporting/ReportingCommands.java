package dev.payouts.standalone.reporting;

import dev.payouts.reporting.Misuse;
import dev.payouts.reporting.ReportFailure;
import dev.payouts.reporting.completeness.CompletenessCommand;
import dev.payouts.reporting.export.ExportCommand;
import dev.payouts.reporting.reconcile.ReconcileCommand;
import dev.payouts.reporting.report.ReportCommand;
import dev.payouts.reporting.sheet.Outlet;
import dev.payouts.reporting.source.Source;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.service.SchemaSettings;
import dev.payouts.service.TopicSettings;
import dev.payouts.standalone.manual.Exit;
import dev.payouts.standalone.stack.Surroundings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The commands of modules/reporting. */
public final class ReportingCommands {
  private final Surroundings at;
  private final Outlet.Streams streams;
  private final InstantSource clock;

  public ReportingCommands(Surroundings at, Outlet.Streams streams, InstantSource clock) {
    this.at = at;
    this.streams = streams;
    this.clock = clock;
  }

  /**
   * @throws Misuse if the options mean nothing
   * @throws ReportFailure if it cannot be done
   */
  public Exit run(String command, List<String> options) {
    return agrees(command, options) ? Exit.DONE : Exit.NOT_AS_WANTED;
  }

  private boolean agrees(String command, List<String> options) {
    Instant now = clock.instant();
    return switch (command) {
      case "report" -> {
        ReportCommand.of(options).run(source(at), now, streams);
        yield true;
      }
      case "export" -> {
        ExportCommand.of(options).run(source(at), streams);
        yield true;
      }
      case "completeness" ->
          CompletenessCommand.of(options).run(source(at), orchestrator(), now, streams);
      case "reconcile" ->
          ReconcileCommand.of(options)
              .run(
                  source(at),
                  at.settings("payouts.topics", TopicSettings.class),
                  at.settings("payouts.schemas", SchemaSettings.class),
                  now,
                  streams);
      default -> throw new IllegalArgumentException("there is no report " + command);
    };
  }

  /** The consumer group of the orchestrator, as its own settings name it. */
  private String orchestrator() {
    return at.settings("payouts.orchestrator", OrchestratorGroup.class).applicationId();
  }

  /**
   * @param applicationId as the orchestrator's settings have it
   */
  record OrchestratorGroup(@DefaultValue("payout-orchestrator") String applicationId) {}

  /**
   * Where the topics are, with the properties the services use, such as those of a secured Kafka.
   */
  public static Source source(Surroundings at) {
    var kafka = at.settings("payouts.kafka", KafkaSettings.class);
    var registry = at.settings("payouts.schema-registry", SchemaRegistrySettings.class);
    return new Source(
        new KafkaSettings(at.kafka(), kafka.properties()),
        new SchemaRegistrySettings(at.registry(), registry.properties()));
  }
}
