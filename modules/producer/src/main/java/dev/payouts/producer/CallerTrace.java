package dev.payouts.producer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The caller's own trace context, as far as the request that this thread answers has one. */
final class CallerTrace {
  private static final List<String> NAMES = List.of("traceparent", "tracestate");

  private CallerTrace() {}

  static Headers headers() {
    Headers headers = new RecordHeaders();
    RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
    if (attributes instanceof ServletRequestAttributes servlet) {
      for (String name : NAMES) {
        String value = servlet.getRequest().getHeader(name);
        if (value != null) {
          headers.add(name, value.getBytes(StandardCharsets.US_ASCII));
        }
      }
    }
    return headers;
  }
}
