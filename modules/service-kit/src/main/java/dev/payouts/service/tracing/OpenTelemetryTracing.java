package dev.payouts.service.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Tracing by OpenTelemetry's SDK, to a collector that takes OTLP over HTTP. */
final class OpenTelemetryTracing implements Tracing {
  private static final String PAYOUT_ID = "payout.id";

  /** Whoever waits for a service to end does not wait longer for a collector that is away. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

  private final PayoutIds ids = new PayoutIds();
  private final double ratio;
  private final SdkTracerProvider provider;
  private final Tracer tracer;

  /**
   * @param service which one of the services
   * @param ratio of the payouts that are told of, from 0 to 1
   */
  OpenTelemetryTracing(String service, String endpoint, double ratio) {
    this.ratio = ratio;
    this.provider =
        SdkTracerProvider.builder()
            .setIdGenerator(ids)
            .setSampler(Sampler.alwaysOn())
            .setResource(
                Resource.create(
                    Attributes.builder()
                        .put("service.name", service)
                        .put("service.namespace", "payouts")
                        .build()))
            .addSpanProcessor(
                BatchSpanProcessor.builder(
                        OtlpHttpSpanExporter.builder().setEndpoint(endpoint).build())
                    .build())
            .build();
    this.tracer = provider.get("payouts");
  }

  @Override
  public boolean isOn() {
    return true;
  }

  @Override
  public Step step(Kind kind, String name, String payoutId, Headers cause) {
    PayoutTrace trace = PayoutTrace.of(payoutId);
    if (!trace.isWithin(ratio)) {
      return Step.NONE;
    }
    SpanContext incoming = TraceHeaders.read(cause);
    boolean goesOn = incoming.getTraceId().equals(trace.id());
    SpanBuilder span =
        tracer
            .spanBuilder(name)
            .setSpanKind(kind(kind))
            .setParent(Context.root().with(Span.wrap(goesOn ? incoming : whole(trace))))
            .setAttribute(PAYOUT_ID, payoutId);
    if (incoming.isValid() && !goesOn) {
      // An upstream's own trace: it leads here, and may lead to many payouts.
      span.addLink(incoming);
    }
    return new OpenStep(span.startSpan());
  }

  private static SpanContext whole(PayoutTrace trace) {
    return SpanContext.createFromRemoteParent(
        trace.id(), trace.root(), TraceFlags.getSampled(), TraceState.getDefault());
  }

  private static SpanKind kind(Kind kind) {
    return switch (kind) {
      case PRODUCER -> SpanKind.PRODUCER;
      case CONSUMER -> SpanKind.CONSUMER;
      case CLIENT -> SpanKind.CLIENT;
      case INTERNAL -> SpanKind.INTERNAL;
    };
  }

  @Override
  public void ended(
      String payoutId, Instant acceptedAt, Instant endedAt, Map<String, String> about) {
    PayoutTrace trace = PayoutTrace.of(payoutId);
    if (!trace.isWithin(ratio)) {
      return;
    }
    SpanBuilder span =
        tracer
            .spanBuilder("payout")
            .setNoParent()
            .setStartTimestamp(acceptedAt)
            .setAttribute(PAYOUT_ID, payoutId);
    about.forEach(span::setAttribute);
    ids.begin(trace, span::startSpan).end(endedAt);
  }

  @Override
  public void close() {
    var _ = provider.shutdown().join(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private record OpenStep(Span span) implements Step {
    @Override
    public void tell(String what, String value) {
      span.setAttribute(what, value);
    }

    @Override
    public void happened(String what, Instant at) {
      span.addEvent(what, at);
    }

    @Override
    public void failed(String why) {
      span.setStatus(StatusCode.ERROR, why);
    }

    @Override
    public Headers headers() {
      Headers headers = new RecordHeaders();
      W3CTraceContextPropagator.getInstance()
          .inject(Context.root().with(span), headers, TraceHeaders.WRITER);
      return headers;
    }

    @Override
    public void close() {
      span.end();
    }
  }
}
