package dev.payouts.producer.input;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The payouts of a batch, one at a time in their order. */
public interface Rows {
  /** The next payout; null after the last. */
  @Nullable Row next() throws IOException;
}
