package dev.payouts.standalone.client;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** A file of payouts, read as a stream. */
public final class PayoutFile {
  private final Path path;
  private final AtomicLong bytesRead = new AtomicLong();

  public PayoutFile(Path path) {
    this.path = path;
  }

  /**
   * @throws ClientFailure if there is none
   */
  public void requireReadable() {
    if (Files.isDirectory(path) || !Files.isReadable(path)) {
      throw new ClientFailure("there is no readable file " + path);
    }
  }

  /** By its name: JSON, one payout a line, or else CSV. */
  public boolean isNdjson() {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(".json");
  }

  String contentType() {
    return isNdjson() ? "application/x-ndjson" : "text/csv";
  }

  /** Its bytes, counted as they are read. */
  public InputStream open() {
    try {
      return new Counted(new BufferedInputStream(Files.newInputStream(path)), bytesRead);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of {@link #size()}. */
  public long bytesRead() {
    return bytesRead.get();
  }

  public long size() {
    try {
      return Files.size(path);
    } catch (IOException gone) {
      return 0;
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private static final class Counted extends FilterInputStream {
    private final AtomicLong count;

    Counted(InputStream in, AtomicLong count) {
      super(in);
      this.count = count;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        count.incrementAndGet();
      }
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      count.addAndGet(Math.max(0, read));
      return read;
    }
  }
}
