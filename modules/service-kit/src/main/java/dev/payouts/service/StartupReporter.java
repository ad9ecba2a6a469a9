package dev.payouts.service;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says on stderr why a service did not start: one line, no stack trace. */
final class StartupReporter implements FailureAnalysisReporter {
  @Override
  public void report(FailureAnalysis analysis) {
    System.err.println(
        "error: " + analysis.getDescription().strip().replaceAll("\\s*\\R\\s*", " "));
  }
}
