package dev.payouts.producer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way from a fast writer to a reader that may be slow or late, in their order. A
 * little is kept in memory, more in a temporary file, and at the bound the writer waits.
 *
 * <p>Most HTTP clients send a whole body before they read the first byte of the answer. Without a
 * place for the answer both sides would wait for each other.
 */
final class Spool implements AutoCloseable {
  private static final long MEMORY_BYTES_MAX = 1024 * 1024;
  private static final int READ_BYTES = 64 * 1024;

  private final long bytesMax;
  private final ArrayDeque<byte[]> memory = new ArrayDeque<>();
  private long memoryBytes;
  private @Nullable FileChannel file;
  private long fileRead;
  private long fileWritten;
  private boolean finished;
  private boolean abandoned;

  Spool(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /** Waits while the bound is reached; does nothing once the reader has gone. */
  synchronized void append(byte[] bytes) throws IOException {
    awaitWhile(() -> !abandoned && memoryBytes + fileWritten - fileRead > bytesMax);
    if (abandoned) {
      return;
    }
    // What is in memory is younger than what is in the file, so memory moves there when full.
    memory.add(bytes);
    memoryBytes += bytes.length;
    if (memoryBytes > MEMORY_BYTES_MAX) {
      spill();
    }
    notifyAll();
  }

  private void spill() throws IOException {
    if (file == null) {
      Path path = Files.createTempFile("payout-outcomes-", ".ndjson");
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    while (!memory.isEmpty()) {
      ByteBuffer bytes = ByteBuffer.wrap(memory.remove());
      memoryBytes -= bytes.remaining();
      while (bytes.hasRemaining()) {
        fileWritten += file.write(bytes, fileWritten);
      }
    }
  }

  /** The next bytes, waiting for them; null after the last. */
  synchronized byte @Nullable [] take() throws IOException {
    awaitWhile(() -> memory.isEmpty() && fileRead == fileWritten && !finished && !abandoned);
    if (abandoned) {
      return null;
    }
    notifyAll();
    if (file != null && fileRead < fileWritten) {
      return takeFromFile(file);
    }
    byte[] bytes = memory.poll();
    memoryBytes -= bytes == null ? 0 : bytes.length;
    return bytes;
  }

  private byte[] takeFromFile(FileChannel from) throws IOException {
    byte[] bytes = new byte[(int) Math.min(READ_BYTES, fileWritten - fileRead)];
    ByteBuffer target = ByteBuffer.wrap(bytes);
    while (target.hasRemaining()) {
      fileRead += from.read(target, fileRead);
    }
    if (fileRead == fileWritten) {
      fileRead = 0;
      fileWritten = 0;
    }
    return bytes;
  }

  /** Nothing more will be appended. */
  synchronized void finish() {
    finished = true;
    notifyAll();
  }

  /** Nobody reads any more. */
  synchronized void abandon() {
    abandoned = true;
    memory.clear();
    notifyAll();
  }

  synchronized boolean isAbandoned() {
    return abandoned;
  }

  private synchronized void awaitWhile(BooleanSupplier blocked) throws IOException {
    try {
      while (blocked.getAsBoolean()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    abandon();
    if (file != null) {
      file.close();
    }
  }
}
