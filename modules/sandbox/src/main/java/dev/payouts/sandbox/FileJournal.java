package dev.payouts.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * An append-only file with one writer thread. Lines that arrive while it writes make up its next
 * write, so the cost of a write (and of fsync, if wanted) is shared by all orders waiting for it.
 */
final class FileJournal implements Journal {
  private static final System.Logger LOG = System.getLogger(FileJournal.class.getName());

  private final FileChannel file;
  private final boolean fsync;
  private final Executor loop;
  private final Thread writer;
  private List<Entry> waiting = new ArrayList<>();
  private boolean closed;

  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  private record Entry(byte[] line, boolean reset, Written written) {}

  /**
   * @param file positioned at its end, behind a line feed
   * @param loop where {@link Journal.Written} is told
   */
  FileJournal(FileChannel file, boolean fsync, Executor loop) {
    this.file = file;
    this.fsync = fsync;
    this.loop = loop;
    this.writer = Thread.ofPlatform().name("sandbox-ledger").daemon().unstarted(this::run);
  }

  FileJournal start() {
    writer.start();
    return this;
  }

  @Override
  public void append(byte[] line, Written written) {
    add(new Entry(line, false, written));
  }

  @Override
  public void reset(Written written) {
    add(new Entry(new byte[0], true, written));
  }

  private synchronized void add(Entry entry) {
    waiting.add(entry);
    if (waiting.size() == 1) {
      notifyAll();
    }
  }

  private synchronized List<Entry> take() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    List<Entry> batch = waiting;
    waiting = new ArrayList<>();
    return batch;
  }

  private void run() {
    boolean durable = true;
    try {
      for (List<Entry> batch = take(); !batch.isEmpty(); batch = take()) {
        durable = durable && written(batch);
        tell(batch, durable);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Once a write has failed the file's end is unknown, so no later line may claim to be kept. */
  private boolean written(List<Entry> batch) {
    try {
      int from = 0;
      for (int i = 0; i < batch.size(); i++) {
        if (batch.get(i).reset()) {
          write(batch.subList(from, i));
          file.truncate(0);
          from = i + 1;
        }
      }
      write(batch.subList(from, batch.size()));
      if (fsync) {
        file.force(false);
      }
      return true;
    } catch (IOException e) {
      LOG.log(System.Logger.Level.ERROR, "the ledger cannot be written; no order is taken", e);
      return false;
    }
  }

  private void write(List<Entry> batch) throws IOException {
    int size = batch.stream().mapToInt(entry -> entry.line().length + 1).sum();
    ByteBuffer lines = ByteBuffer.allocate(size);
    for (Entry entry : batch) {
      if (entry.line().length > 0) {
        lines.put(entry.line()).put((byte) '\n');
      }
    }
    lines.flip();
    while (lines.hasRemaining()) {
      int _ = file.write(lines);
    }
  }

  private void tell(List<Entry> batch, boolean durable) {
    try {
      loop.execute(() -> batch.forEach(entry -> entry.written().done(durable)));
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "stopped before the last answers", e);
    }
  }

  /** Writes what is waiting, then lets go of the file. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      writer.join();
      file.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the ledger's file did not close", e);
    }
  }
}
