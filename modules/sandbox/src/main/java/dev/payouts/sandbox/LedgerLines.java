package dev.payouts.sandbox;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The whole ledger as lines of JSON, in pieces small enough that calls get their turn in between;
 * so orders that arrive meanwhile may or may not be among them.
 */
final class LedgerLines implements Iterator<byte[]> {
  private static final int ORDERS_PER_PIECE = 200;

  private final Ledger ledger;
  private int next;
  private boolean refusedToo = true;

  LedgerLines(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public boolean hasNext() {
    return refusedToo;
  }

  @Override
  public byte[] next() {
    if (!refusedToo) {
      throw new NoSuchElementException();
    }
    if (next >= ledger.size()) {
      refusedToo = false;
      return lines(ledger.idsWithoutOrder());
    }
    List<String> ids = ledger.ids(next, ORDERS_PER_PIECE);
    next += ORDERS_PER_PIECE;
    return lines(ids);
  }

  private byte[] lines(List<String> ids) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (String id : ids) {
      lines.writeBytes(LedgerJson.order(ledger.seen(id)));
      lines.write('\n');
    }
    return lines.toByteArray();
  }
}
