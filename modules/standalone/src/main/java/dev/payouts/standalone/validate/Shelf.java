package dev.payouts.standalone.validate;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows put aside by id, to be taken up again some at a time: all rows of one id come together, in
 * their order. Up to a bound they stay in memory; beyond it all that is there goes to the files of
 * a temporary directory, one for each part of the ids.
 */
final class Shelf implements AutoCloseable {
  /** Of memory for rows, before they go to files; a sixteenth of the tool's heap. */
  private static final int MEMORY_BYTES_MAX = 16 * 1024 * 1024;

  private final int memoryBytesMax;

  /** A file must not be able to choose one part for all its ids. */
  private final Salted salted = new Salted();

  private final List<List<GoodRow>> parts;
  private long memoryBytes;
  private @Nullable Path directory;

  private Shelf(int parts, int memoryBytesMax) {
    this.memoryBytesMax = memoryBytesMax;
    this.parts = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      this.parts.add(new ArrayList<>());
    }
  }

  /**
   * @param fileBytes of the file that the rows come from: the more, the more parts
   */
  static Shelf of(long fileBytes) {
    return of(fileBytes, MEMORY_BYTES_MAX);
  }

  /**
   * Each part's rows come from about a quarter of the bound, and 4,096 files are enough for 16 GB.
   */
  static Shelf of(long fileBytes, int memoryBytesMax) {
    return new Shelf(Math.clamp(4 * fileBytes / memoryBytesMax + 1, 1, 4_096), memoryBytesMax);
  }

  void put(GoodRow row) throws IOException {
    parts.get(salted.number(row.id(), parts.size())).add(row);
    memoryBytes += row.bytes();
    if (memoryBytes > memoryBytesMax) {
      spill();
    }
  }

  private void spill() throws IOException {
    if (directory == null) {
      directory = Files.createTempDirectory("payouts-validate-");
    }
    for (int i = 0; i < parts.size(); i++) {
      List<GoodRow> part = parts.get(i);
      if (!part.isEmpty()) {
        try (var out =
            new DataOutputStream(
                new BufferedOutputStream(
                    Files.newOutputStream(
                        file(directory, i),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND)))) {
          for (GoodRow row : part) {
            row.write(out);
          }
        }
        part.clear();
      }
    }
    memoryBytes = 0;
  }

  private static Path file(Path directory, int part) {
    return directory.resolve("part-" + part);
  }

  int parts() {
    return parts.size();
  }

  /** Whether rows are in files. */
  boolean isOnDisk() {
    return directory != null;
  }

  /** Every row of one part, in the order they were put. */
  void take(int part, Consumer<GoodRow> each) throws IOException {
    Path from = directory == null ? null : file(directory, part);
    if (from != null && Files.exists(from)) {
      try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(from)))) {
        readAll(in, each);
      }
    }
    parts.get(part).forEach(each);
  }

  private static void readAll(DataInputStream in, Consumer<GoodRow> each) throws IOException {
    while (true) {
      try {
        each.accept(GoodRow.read(in));
      } catch (EOFException end) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (directory != null) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
