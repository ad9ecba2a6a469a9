package dev.payouts.standalone.webhook;

import dev.payouts.core.rules.PayoutRules;
import dev.payouts.producer.webhook.Notice;
import dev.payouts.producer.webhook.Sender;
import dev.payouts.producer.webhook.Sender.Outcome;
import dev.payouts.producer.webhook.Webhook;
import dev.payouts.producer.webhook.WebhookSettings;
import dev.payouts.reporting.Misuse;
import dev.payouts.reporting.ReportFailure;
import dev.payouts.reporting.source.Source;
import dev.payouts.reporting.words.Options;
import dev.payouts.reporting.words.Period;
import dev.payouts.standalone.client.ClientFailure;
import dev.payouts.standalone.manual.Exit;
import dev.payouts.standalone.stack.Surroundings;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs {@code webhooks replay} and {@code webhooks test}. */
public final class WebhookCommands {
  private static final String ID = "--id";
  private static final String JSON = "--json";

  private final Surroundings at;
  private final Source source;
  private final PrintStream out;
  private final PrintStream err;
  private final InstantSource clock;

  public WebhookCommands(
      Surroundings at, Source source, PrintStream out, PrintStream err, InstantSource clock) {
    this.at = at;
    this.source = source;
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  /**
   * @throws Misuse if the options mean nothing
   * @throws ClientFailure if there is no such webhook, or it takes nothing
   * @throws ReportFailure if the results cannot be read
   */
  public Exit run(String part, String name, List<String> words) {
    Set<String> valued = new HashSet<>(Period.OPTIONS);
    valued.add(ID);
    Options options = Options.of("webhooks " + part, words, valued, Set.of(JSON));
    return part.equals("test") ? test(name, options) : replay(name, options);
  }

  private Webhook webhook(String name) {
    List<Webhook> all = at.settings(WebhookSettings.PREFIX, WebhookSettings.class).all();
    return all.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ClientFailure(
                    "no webhook \"%s\" is configured here, %s; run this with the producer's settings"
                        .formatted(
                            name,
                            all.isEmpty()
                                ? "nor any other"
                                : "only "
                                    + all.stream()
                                        .map(Webhook::name)
                                        .collect(Collectors.joining(", ")))));
  }

  private Exit test(String name, Options options) {
    Webhook webhook = webhook(name);
    Instant now = clock.instant();
    try (Sender sender = new Sender(webhook)) {
      return switch (sender.tell(Notice.test(now), now)) {
        case Outcome.Told _ -> {
          out.println(
              options.has(JSON)
                  ? "{\"outcome\":\"told\"}"
                  : "told: " + webhook.url() + " took a signed payout.test");
          yield Exit.DONE;
        }
        case Outcome.Failed(String why) -> {
          if (options.has(JSON)) {
            out.println("{\"outcome\":\"failed\",\"problem\":\"" + why + "\"}");
          } else {
            err.println("not told: " + webhook.url() + ": " + why);
          }
          yield Exit.NOT_AS_WANTED;
        }
      };
    }
  }

  private Exit replay(String name, Options options) {
    Optional<String> payoutId = options.value(ID);
    Period period = Period.of(options);
    if (payoutId.isPresent() != period.isEverything()) {
      throw new Misuse("webhooks replay needs either --id ID or a period by --from and --to");
    }
    payoutId.ifPresent(
        id -> {
          if (!PayoutRules.isPayoutId(id)) {
            throw new Misuse("--id needs a payout id, 1 to 64 of A-Z a-z 0-9 _ -");
          }
        });
    Webhook webhook = webhook(name);
    try (Replay replay = new Replay(webhook, clock, err)) {
      Replay.Counts counts = replay.run(source, payoutId, period);
      if (options.has(JSON)) {
        out.println("{\"told\":%d,\"failed\":%d}".formatted(counts.told(), counts.failed()));
      } else {
        out.println("replay: told=%d failed=%d".formatted(counts.told(), counts.failed()));
      }
      if (counts.told() + counts.failed() == 0) {
        err.println(
            payoutId
                .map("there is no result of %s for this webhook"::formatted)
                .orElse("there are no results for this webhook in " + period.words()));
      }
      return counts.told() > 0 && counts.failed() == 0 ? Exit.DONE : Exit.NOT_AS_WANTED;
    }
  }
}
