package dev.payouts.standalone;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what follows the commands on webhooks; what the options mean is for the commands to say.
 */
final class WebhookLine {
  private final Words words;

  WebhookLine(Words words) {
    this.words = words;
  }

  Command command(String part) throws UsageError {
    @Nullable String webhook = null;
    List<String> options = new ArrayList<>();
    for (String word = words.next(); word != null; word = words.next()) {
      if (words.page().knows(word)) {
        options.add(word);
        if (words.page().takesValue(word)) {
          options.add(words.value(word, "a value"));
        }
      } else if (webhook == null) {
        webhook = word;
      } else {
        throw words.unknown(word);
      }
    }
    if (webhook == null) {
      throw new UsageError(words.command() + " needs the name of a WEBHOOK");
    }
    return new Command.Webhooks(part, webhook, options);
  }
}
