package dev.payouts.service.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The trace context in headers of records, as W3C writes it. */
final class TraceHeaders {
  static final TextMapSetter<Headers> WRITER =
      (headers, name, value) -> {
        if (headers != null) {
          headers.add(name, value.getBytes(StandardCharsets.US_ASCII));
        }
      };

  private static final TextMapGetter<Headers> READER = new Reader();

  private TraceHeaders() {}

  /** An invalid context where there is none, or one that means nothing. */
  static SpanContext read(Headers headers) {
    Context found =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, READER);
    return Span.fromContext(found).getSpanContext();
  }

  private static final class Reader implements TextMapGetter<Headers> {
    @Override
    public Iterable<String> keys(Headers headers) {
      List<String> keys = new ArrayList<>();
      headers.forEach(header -> keys.add(header.key()));
      return keys;
    }

    @Override
    public @Nullable String get(@Nullable Headers headers, String name) {
      Header header = headers == null ? null : headers.lastHeader(name);
      return header == null || header.value() == null
          ? null
          : new String(header.value(), StandardCharsets.US_ASCII);
    }
  }
}
