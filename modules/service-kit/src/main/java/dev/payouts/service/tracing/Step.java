package dev.payouts.service.tracing;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Something that is done for a payout; may be closed by another thread than began it. */
public interface Step extends AutoCloseable {
  /** Of which nobody is told. */
  Step NONE = new NoStep();

  /** Says something of it; no account number. */
  void tell(String what, String value);

  /** Something happened in it. */
  void happened(String what, Instant at);

  /** It did not come to what it was begun for. */
  void failed(String why);

  /** What a record carries so that whoever takes it goes on from here; records copy it. */
  Headers headers();

  @Override
  void close();

  /** See {@link #NONE}. */
  final class NoStep implements Step {
    private static final Headers EMPTY = empty();

    private NoStep() {}

    private static Headers empty() {
      RecordHeaders headers = new RecordHeaders();
      headers.setReadOnly();
      return headers;
    }

    @Override
    public void tell(String what, String value) {}

    @Override
    public void happened(String what, Instant at) {}

    @Override
    public void failed(String why) {}

    @Override
    public Headers headers() {
      return EMPTY;
    }

    @Override
    public void close() {}
  }
}
