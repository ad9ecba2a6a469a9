package dev.payouts.standalone.manual;

import java.util.ArrayList;
import java.util.List;

/**
 * docs/CLI.md: all help on one page, from which the launcher shows it without a build. Each help is
 * the block of text under the heading of its topic.
 */
public final class CliPage {
  private static final String INTRODUCTION =
      """
      # Command line

      Made from the command table in `modules/standalone` (`dev.payouts.standalone.manual`), which also reads the command line;
      `ManualTest` fails when this page is out of date. `./payouts help` shows these very blocks, so help needs neither a build nor
      a JVM.
      """;

  private static final String JSON =
      """
      ## JSON

      With `--json` a command prints one object, or one a line; progress and errors go to stderr. Amounts are texts, so that no reader
      rounds them. Names stay; new ones may be added.

      | command | prints |
      |---|---|
      | `submit` | [RowOutcome](openapi.yaml) for every row, then BatchCounts: the producer's own answer |
      | `validate` | for a bad row `row`, `line`, `payout_id` if it is one, `status` "rejected", `violations` (`field`, `problem`), as `submit`; for an id that occurs again `line`, `payout_id`, `status` "duplicate" (same content) or "conflict", `first_line`; at the end `rows`, `good`, `rejected`, `duplicates`, `conflicts`, `pays` (`currency`, `payouts`, `amount`) |
      | `get` | [PayoutView](openapi.yaml) |
      | `cancel`, `resolve` | `payout_id`, `command_id` (absent if the producer did not say), `outcome` "applied", "refused" or "unknown", `state` of what was applied, `code` of a refusal, `detail` of what was not applied |
      | `results` | a line for each result, named as in [PayoutResult.avsc](../schemas/src/main/avro/PayoutResult.avsc) |
      | `topics` | a line for each: `topic`, `partitions`, `replication`, `cleanup`, `retention_ms` (-1 for ever), `records` between first and last offset, `reader` (a consumer group) and its `lag`, both null where none of ours reads, `differs` (`what`, `found`, `needed`); of a missing topic only `topic` and `differs` |
      | `schemas` | a line for each: `subject`, `compatibility`, `versions` (`version`, `id`, `this_build`, `readable`), `differs` (texts) |
      | `keys add` | `holder`, `roles`, `key`, `file` |
      | `bench` | one object, see [PERFORMANCE.md](PERFORMANCE.md) |

      ## Exit codes

      """;

  private CliPage() {}

  /** The heading under which the launcher looks for a topic. */
  static String heading(String topic) {
    return topic.isEmpty() ? "# Command line" : "## " + topic;
  }

  /** All of it. */
  public static String text() {
    StringBuilder text = new StringBuilder(INTRODUCTION);
    block(text, "");
    text.append('\n').append(JSON);
    text.append("| code | means |\n|---|---|\n");
    for (Exit exit : Exit.values()) {
      text.append("| %d | %s |\n".formatted(exit.code(), exit.meaning()));
    }
    text.append("| 130, 143 | ended by Ctrl-C, by SIGTERM |\n");
    for (String topic : topics()) {
      text.append('\n').append(heading(topic)).append('\n');
      block(text, topic);
    }
    return text.toString();
  }

  /** What there is help on, but for the list of all. */
  static List<String> topics() {
    List<String> topics = new ArrayList<>();
    for (Page page : Manual.PAGES) {
      if (!topics.contains(page.command())) {
        topics.add(page.command());
      }
      if (page.part().isPresent()) {
        topics.add(page.name());
      }
    }
    return topics;
  }

  private static void block(StringBuilder text, String topic) {
    text.append("\n```text\n");
    Help.of(topic).forEach(line -> text.append(line).append('\n'));
    text.append("```\n");
  }
}
