package dev.payouts.core.pairs;

import dev.payouts.core.Decision;
import dev.payouts.core.Effect;
import dev.payouts.core.Payout;
import dev.payouts.core.State;
import dev.payouts.core.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A decision in words. */
final class Outcome {
  private Outcome() {}

  static String of(@Nullable Payout before, Decision decision, Instant now) {
    var words = new ArrayList<String>();
    decision
        .transitions()
        .forEach(each -> words.add("%s by %s".formatted(each.to(), each.cause().word())));
    Payout after = decision.payout();
    for (Effect effect : decision.effects()) {
      words.add(
          switch (effect) {
            case Effect.SubmitOrder submit -> "submit attempt " + submit.attempt();
            case Effect.InquireOrder _ -> "inquire";
            case Effect.PublishResult _ -> "result " + (after == null ? 0 : after.revision());
            case Effect.RejectCommand reject -> "refused as " + reject.code().word();
            case Effect.Ignore ignore -> "ignored as " + word(ignore.why());
            case Effect.Purge _ -> "forgotten";
          });
    }
    if (after != null && !after.equals(before)) {
      facts(before, after, words);
      timer(before, after, now, words);
    }
    return String.join(", ", words);
  }

  private static void facts(@Nullable Payout before, Payout after, List<String> words) {
    if (before != null && after.phase() == before.phase()) {
      words.add(0, "stays");
    }
    if (after.evidence().seen() && (before == null || !before.evidence().seen())) {
      words.add("seen");
    }
    if (after.state() instanceof State.Uncertain(_, _, boolean declined, _) && declined) {
      words.add("declined");
    }
    if (after.inquiry().hinted()) {
      words.add("hinted");
    }
  }

  private static void timer(
      @Nullable Payout before, Payout after, Instant now, List<String> words) {
    Timer timer = after.timer();
    if (timer == null) {
      words.add("no timer");
    } else if (before == null || !timer.equals(before.timer())) {
      words.add(word(timer.kind()) + (timer.due().isAfter(now) ? " later" : " now"));
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
