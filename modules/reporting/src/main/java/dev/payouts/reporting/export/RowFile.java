package dev.payouts.reporting.export;

import dev.payouts.avro.PayoutResult;
import java.io.Closeable;
import java.io.IOException;

/** A file that takes results as rows; it is whole once it is closed. */
interface RowFile extends Closeable {
  void row(PayoutResult result) throws IOException;
}
