package dev.payouts.service;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.convert.ConversionException;

/** Turns what stops a start into one sentence, before Boot makes a page of it. */
final class StartupAnalyzer implements FailureAnalyzer, Ordered {
  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    String sentence = sentence(failure);
    return sentence == null ? null : new FailureAnalysis(sentence, null, failure);
  }

  static @Nullable String sentence(Throwable failure) {
    BindException bind = null;
    for (Throwable e = failure; e != null; e = e.getCause()) {
      switch (e) {
        case StartupFailure ours -> {
          return ours.getMessage();
        }
        case InvalidSetting ours -> {
          return ours.getMessage();
        }
        case PortInUseException inUse -> {
          return portInUse(inUse.getPort());
        }
        case BindException binding -> bind = binding;
        case ConversionException conversion -> {
          return bind == null ? null : notConvertible(bind);
        }
        default -> {}
      }
    }
    return null;
  }

  private static String portInUse(int port) {
    return "port "
        + port
        + " is in use by another process; stop that one or set another port (server.port or PAYOUTS_<ROLE>_PORT)";
  }

  private static String notConvertible(BindException e) {
    String property = e.getName().toString();
    String type = e.getTarget().getType().toString().toLowerCase(Locale.ROOT);
    return "%s (%s) is not %s"
        .formatted(
            property,
            InvalidSetting.environmentName(property),
            switch (type) {
              case "java.time.duration" -> "a duration, such as 500ms, 30s or 5m";
              case "int", "long" -> "a whole number";
              case "double" -> "a number";
              case "boolean" -> "true or false";
              case String other -> "a " + other;
            });
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
