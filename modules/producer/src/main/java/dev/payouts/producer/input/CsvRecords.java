package dev.payouts.producer.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * Splits UTF-8 CSV into records as RFC 4180 describes it: commas, optional double quotes, doubled
 * quotes inside them, lines ending in CRLF, LF or CR.
 *
 * <p>Our own, because the libraries looked at give up on the whole file at the first record that is
 * too long, wrongly quoted or not UTF-8, and one bad row must not sink the rest. A record that is
 * too long is read past, never kept. A quote left open takes with it all that follows up to where
 * it closes: guessing an earlier end could make a payout out of the inside of a text.
 */
final class CsvRecords {
  private enum State {
    CELL_START,
    PLAIN,
    QUOTED,
    /** Behind a quote within quotes: the first of a doubled one, or the end. */
    QUOTE_SEEN,
    /** Behind text that follows a closing quote. */
    STRAY
  }

  private final ByteSource bytes;
  private final RowBuffer cells;
  private State state = State.CELL_START;
  private long line = 1;
  private long recordLine = 1;
  private boolean stray;

  CsvRecords(InputStream in, int recordBytesMax) {
    this.bytes = new ByteSource(in);
    this.cells = new RowBuffer(recordBytesMax);
  }

  /** The next record; null after the last. An empty line is a record of one empty cell. */
  @Nullable CsvRecord next() throws IOException {
    cells.clear();
    state = State.CELL_START;
    stray = false;
    recordLine = line;
    int next = bytes.next();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && !isEnd(next)) {
      take((byte) next);
      next = bytes.next();
    }
    if (next == '\r') {
      bytes.skipIf('\n');
    }
    line++;
    return record(next < 0 && state == State.QUOTED);
  }

  private boolean isEnd(int next) {
    return (next == '\n' || next == '\r') && state != State.QUOTED;
  }

  private void take(byte next) {
    switch (state) {
      case CELL_START -> {
        if (next == '"') {
          state = State.QUOTED;
        } else {
          takePlain(next);
        }
      }
      case PLAIN, STRAY -> takePlain(next);
      case QUOTED -> {
        if (next == '"') {
          state = State.QUOTE_SEEN;
        } else {
          line += next == '\n' ? 1 : 0;
          cells.add(next);
        }
      }
      case QUOTE_SEEN -> {
        if (next == '"') {
          state = State.QUOTED;
          cells.add(next);
        } else if (next == ',') {
          takePlain(next);
        } else {
          stray = true;
          state = State.STRAY;
        }
      }
    }
  }

  private void takePlain(byte next) {
    if (next == ',') {
      cells.endCell();
      state = State.CELL_START;
    } else {
      cells.add(next);
      state = state == State.STRAY ? State.STRAY : State.PLAIN;
    }
  }

  private CsvRecord record(boolean open) {
    if (open) {
      return new CsvRecord.Broken(
          recordLine,
          "opens a quote that is never closed; all from here to the end was read as one row");
    }
    if (cells.overflowed()) {
      return new CsvRecord.Broken(
          recordLine,
          "is longer than %d bytes, lines %d to %d; look for a quote left open"
              .formatted(cells.bytesMax(), recordLine, line - 1));
    }
    if (stray) {
      return new CsvRecord.Broken(
          recordLine, "has text behind a closing quote; double the quotes inside a text");
    }
    cells.endCell();
    try {
      return new CsvRecord.Cells(recordLine, cells.texts());
    } catch (CharacterCodingException e) {
      return new CsvRecord.Broken(recordLine, "is not UTF-8; save the file as UTF-8");
    }
  }
}
