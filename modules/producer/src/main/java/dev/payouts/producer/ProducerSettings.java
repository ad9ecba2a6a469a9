package dev.payouts.producer;

import dev.payouts.service.InvalidSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the producer takes input.
 *
 * @param deliveryLimit how long Kafka may take for a record before the caller is told that its fate
 *     is unknown; a broker's restart fits in
 * @param bodySizeMax of a JSON body; a payout with every field at its bound takes 5 KB
 * @param rowSizeMax of one row of a batch
 * @param rowsMax of one batch; what lies behind them is not taken
 * @param batchesMax batches read at the same time; more are asked to come back
 * @param inFlightMax rows of one batch written but not yet acknowledged; 10,000 of them take 10 MB
 * @param backlogMax outcomes of one batch its sender has not read yet, kept on disk; a sender that
 *     reads only after sending everything needs about 100 bytes a row
 */
@ConfigurationProperties("payouts.producer")
record ProducerSettings(
    @DefaultValue("10s") Duration deliveryLimit,
    @DefaultValue("64KB") DataSize bodySizeMax,
    @DefaultValue("64KB") DataSize rowSizeMax,
    @DefaultValue("10000000") long rowsMax,
    @DefaultValue("8") int batchesMax,
    @DefaultValue("10000") int inFlightMax,
    @DefaultValue("256MB") DataSize backlogMax) {
  private static final String PREFIX = "payouts.producer.";
  private static final DataSize SIZE_MIN = DataSize.ofKilobytes(1);
  private static final DataSize SIZE_MAX = DataSize.ofMegabytes(16);
  private static final Duration DELIVERY_LIMIT_MIN = Duration.ofMillis(100);
  private static final Duration DELIVERY_LIMIT_MAX = Duration.ofMinutes(5);

  ProducerSettings {
    InvalidSetting.unless(
        deliveryLimit.compareTo(DELIVERY_LIMIT_MIN) >= 0
            && deliveryLimit.compareTo(DELIVERY_LIMIT_MAX) <= 0,
        PREFIX + "delivery-limit",
        "must be from 100ms to 5m and is " + deliveryLimit);
    checkSize("body-size-max", bodySizeMax);
    checkSize("row-size-max", rowSizeMax);
    InvalidSetting.unless(
        rowsMax >= 1, PREFIX + "rows-max", "must be at least 1 and is " + rowsMax);
    InvalidSetting.unless(
        batchesMax >= 1 && batchesMax <= 1_000,
        PREFIX + "batches-max",
        "must be from 1 to 1000 and is " + batchesMax);
    InvalidSetting.unless(
        inFlightMax >= 1 && inFlightMax <= 1_000_000,
        PREFIX + "in-flight-max",
        "must be from 1 to 1000000 and is " + inFlightMax);
    InvalidSetting.unless(
        backlogMax.compareTo(DataSize.ofMegabytes(1)) >= 0,
        PREFIX + "backlog-max",
        "must be at least 1MB and is " + backlogMax);
  }

  int bodyBytesMax() {
    return Math.toIntExact(bodySizeMax.toBytes());
  }

  int rowBytesMax() {
    return Math.toIntExact(rowSizeMax.toBytes());
  }

  private static void checkSize(String name, DataSize size) {
    InvalidSetting.unless(
        size.compareTo(SIZE_MIN) >= 0 && size.compareTo(SIZE_MAX) <= 0,
        PREFIX + name,
        "must be from 1KB to 16MB and is " + size);
  }
}
