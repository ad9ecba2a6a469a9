package dev.payouts.reporting.export;

import dev.payouts.avro.PayoutResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/**
 * Rows as Parquet: amounts DECIMAL(20,6), times TIMESTAMP in microseconds of UTC, pages in GZIP.
 */
final class ParquetFile implements RowFile {
  private static final int PRECISION = 20;
  private static final int SCALE = 6;
  private static final Schema MONEY =
      typed(Schema.Type.BYTES, LogicalTypes.decimal(PRECISION, SCALE));
  private static final Schema TIME = typed(Schema.Type.LONG, LogicalTypes.timestampMicros());

  private static final Schema ROW =
      SchemaBuilder.record("Payout")
          .namespace("dev.payouts.export")
          .fields()
          .requiredString("payout_id")
          .requiredInt("revision")
          .requiredString("status")
          .name("amount")
          .type(MONEY)
          .noDefault()
          .name("final_amount")
          .type()
          .optional()
          .type(MONEY)
          .requiredString("currency")
          .requiredString("payee_account_masked")
          .optionalString("reason")
          .requiredInt("attempts")
          .optionalString("payment_uid")
          .requiredString("lane")
          .requiredString("source")
          .optionalString("reference")
          .name("accepted_at")
          .type(TIME)
          .noDefault()
          .name("decided_at")
          .type(TIME)
          .noDefault()
          .endRecord();

  private final ParquetWriter<GenericRecord> writer;

  ParquetFile(Path file) throws IOException {
    GenericData model = new GenericData();
    model.addLogicalTypeConversion(new Conversions.DecimalConversion());
    // A configuration and a codec of their own: with the usual ones it does not work without
    // Hadoop.
    writer =
        AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(file))
            .withSchema(ROW)
            .withDataModel(model)
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new GzipPages())
            .withCompressionCodec(CompressionCodecName.GZIP)
            .build();
  }

  private static Schema typed(Schema.Type type, LogicalType meaning) {
    return meaning.addToSchema(Schema.create(type));
  }

  @Override
  public void row(PayoutResult result) throws IOException {
    GenericRecord row = new GenericData.Record(ROW);
    row.put("payout_id", result.getPayoutId());
    row.put("revision", result.getRevision());
    row.put("status", result.getStatus().name());
    row.put("amount", result.getAmount());
    row.put("final_amount", result.getFinalAmount());
    row.put("currency", result.getCurrency());
    row.put("payee_account_masked", result.getPayeeAccountMasked());
    row.put("reason", result.getReason());
    row.put("attempts", result.getAttempts());
    row.put("payment_uid", result.getPaymentUid());
    row.put("lane", result.getLane());
    row.put("source", result.getSource());
    row.put("reference", result.getReference());
    row.put("accepted_at", micros(result.getAcceptedAt()));
    row.put("decided_at", micros(result.getDecidedAt()));
    writer.write(row);
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
