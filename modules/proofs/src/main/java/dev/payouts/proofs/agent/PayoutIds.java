package dev.payouts.proofs.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.payouts.avro.GatewayReply;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/** Finds the payouts that a method's arguments are about. */
final class PayoutIds {
  private PayoutIds() {}

  /**
   * @param prefix of the ids looked for; digits follow
   */
  static Set<String> in(@Nullable Object[] arguments, String prefix) {
    Set<String> found = new LinkedHashSet<>();
    Pattern id = Pattern.compile(Pattern.quote(prefix) + "\\d+");
    for (@Nullable Object argument : arguments) {
      switch (argument) {
        case String text -> find(id, text, found);
        case byte[] bytes -> find(id, bytes, found);
        case GatewayReply reply -> find(id, reply.getPayoutId(), found);
        case ConsumerRecords<?, ?> records -> records.forEach(record -> find(id, record, found));
        case List<?> records -> records.forEach(record -> find(id, record, found));
        case null, default -> {}
      }
    }
    return found;
  }

  private static void find(Pattern id, @Nullable Object record, Set<String> found) {
    if (record instanceof ConsumerRecord<?, ?> known && known.key() instanceof byte[] key) {
      find(id, key, found);
    }
  }

  private static void find(Pattern id, byte[] bytes, Set<String> found) {
    find(id, new String(bytes, ISO_8859_1), found);
  }

  private static void find(Pattern id, String text, Set<String> found) {
    for (Matcher matcher = id.matcher(text); matcher.find(); ) {
      found.add(matcher.group());
    }
  }
}
