package dev.payouts.producer;

import dev.payouts.core.rules.CancelRequest;
import dev.payouts.core.rules.PayoutRequest;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.core.rules.ResolveRequest;
import dev.payouts.core.rules.Violation;
import dev.payouts.producer.Commands.Sent;
import dev.payouts.producer.EntryMetrics.Entry;
import dev.payouts.producer.EntryMetrics.Kind;
import dev.payouts.producer.EntryMetrics.Verdict;
import dev.payouts.producer.input.BadInput;
import dev.payouts.producer.input.JsonFields;
import dev.payouts.producer.input.PayoutFields;
import dev.payouts.producer.input.PayoutFields.Checked;
import dev.payouts.service.access.Audit;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One command a request, answered once Kafka has it. Source: docs/openapi.yaml. */
@RestController
class PayoutEndpoint {
  /** Named for answers too: who accepts no JSON is refused before anything is written. */
  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

  private final PayoutRules rules;
  private final Commands commands;
  private final Confirmation confirmation;
  private final EntryMetrics metrics;
  private final ProducerSettings settings;
  private final InstantSource clock;

  PayoutEndpoint(
      PayoutRules rules,
      Commands commands,
      Confirmation confirmation,
      EntryMetrics metrics,
      ProducerSettings settings,
      InstantSource clock) {
    this.rules = rules;
    this.commands = commands;
    this.confirmation = confirmation;
    this.metrics = metrics;
    this.settings = settings;
    this.clock = clock;
  }

  @PostMapping(path = "/v1/payouts", consumes = JSON, produces = JSON)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Accepted submit(@Nullable Principal caller, InputStream body) throws IOException {
    return switch (readPayout(body)) {
      case Checked.Bad bad -> throw refused(Kind.SUBMIT, bad.violations());
      case Checked.Good(PayoutRequest request) ->
          accepted(caller, commands.submit(request), Kind.SUBMIT);
    };
  }

  @PostMapping(path = "/v1/payouts/{id}/cancel", consumes = JSON, produces = JSON)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Accepted cancel(@Nullable Principal caller, @PathVariable("id") String id, InputStream body)
      throws IOException {
    JsonFields fields = readTexts(Kind.CANCEL, body, Set.of("reason"));
    CancelRequest request = new CancelRequest(id, fields.values().get("reason"));
    refuseIfAny(Kind.CANCEL, fields.violations(), rules.check(request));
    return accepted(caller, commands.cancel(request), Kind.CANCEL);
  }

  @PostMapping(path = "/v1/payouts/{id}/resolve", consumes = JSON, produces = JSON)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Accepted resolve(@Nullable Principal caller, @PathVariable("id") String id, InputStream body)
      throws IOException {
    JsonFields fields = readTexts(Kind.RESOLVE, body, Set.of("resolution", "operator", "evidence"));
    ResolveRequest request =
        new ResolveRequest(
            id,
            fields.values().get("resolution"),
            fields.values().get("operator"),
            fields.values().get("evidence"));
    refuseIfAny(Kind.RESOLVE, fields.violations(), rules.check(request));
    return accepted(caller, commands.resolve(request), Kind.RESOLVE);
  }

  private Accepted accepted(@Nullable Principal caller, Sent sent, Kind kind) {
    Accepted accepted = confirmation.await(sent, kind);
    Audit.accepted(caller, kind.word(), accepted.payoutId());
    return accepted;
  }

  private Checked readPayout(InputStream body) throws IOException {
    try {
      return JsonFields.readPayout(Body.read(body, settings.bodyBytesMax()))
          .check(rules, clock.instant());
    } catch (BadInput e) {
      throw unreadable(Kind.SUBMIT, e);
    }
  }

  private JsonFields readTexts(Kind kind, InputStream body, Set<String> names) throws IOException {
    try {
      return JsonFields.readTexts(Body.read(body, settings.bodyBytesMax()), names);
    } catch (BadInput e) {
      throw unreadable(kind, e);
    }
  }

  private void refuseIfAny(Kind kind, List<Violation> reading, List<Violation> rules) {
    List<Violation> all = PayoutFields.merged(reading, rules);
    if (!all.isEmpty()) {
      throw refused(kind, all);
    }
  }

  private ErrorResponseException unreadable(Kind kind, BadInput e) {
    metrics.count(kind, Entry.REST, Verdict.REJECTED);
    return Problem.UNREADABLE.with("The body " + e.getMessage());
  }

  private ErrorResponseException refused(Kind kind, List<Violation> violations) {
    metrics.count(kind, Entry.REST, Verdict.REJECTED);
    return Problem.invalid(violations);
  }
}
