package dev.payouts.service.tracing;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Gives each line of a structured log that names a payout the id of its trace. */
public final class TraceIds implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {
  private static final String PAYOUT_ID = "payout_id";

  @Override
  public void customize(Members<ILoggingEvent> members) {
    members
        .add("trace", TraceIds::of)
        .whenNotNull()
        .usingMembers(trace -> trace.add("id", (String id) -> id));
  }

  private static @Nullable String of(ILoggingEvent event) {
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        if (pair.key.equals(PAYOUT_ID) && pair.value != null) {
          return PayoutTrace.of(pair.value.toString()).id();
        }
      }
    }
    return null;
  }
}
