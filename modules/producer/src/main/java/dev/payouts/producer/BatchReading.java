package dev.payouts.producer;

import dev.payouts.core.rules.PayoutRules;
import dev.payouts.producer.input.BadInput;
import dev.payouts.producer.input.CsvPayouts;
import dev.payouts.producer.input.FirstRows;
import dev.payouts.producer.input.NdjsonPayouts;
import dev.payouts.producer.input.Rows;
import dev.payouts.service.RuleSettings;
import dev.payouts.service.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * How a batch is read and judged, also for those who only want to know what would be said of it.
 */
public final class BatchReading {
  private final PayoutRules rules;
  private final ProducerSettings settings;

  BatchReading(PayoutRules rules, ProducerSettings settings) {
    this.rules = rules;
    this.settings = settings;
  }

  /**
   * By the settings a producer would find in this environment.
   *
   * @throws dev.payouts.service.InvalidSetting if one cannot work
   */
  public static BatchReading from(Map<String, String> environment) {
    var rules = Settings.from(environment, "payouts.rules", RuleSettings.class);
    var producer = Settings.from(environment, "payouts.producer", ProducerSettings.class);
    return new BatchReading(new PayoutRules(rules.policy()), producer);
  }

  public PayoutRules rules() {
    return rules;
  }

  /**
   * @throws BadInput if nothing can be taken from it
   */
  public Rows csv(InputStream in) throws IOException, BadInput {
    return firstOf(CsvPayouts.open(in, settings.rowBytesMax()));
  }

  /**
   * @throws BadInput if nothing can be taken from it
   */
  public Rows ndjson(InputStream in) throws IOException, BadInput {
    return firstOf(NdjsonPayouts.open(in, settings.rowBytesMax()));
  }

  private Rows firstOf(Rows rows) {
    return new FirstRows(rows, settings.rowsMax());
  }
}
