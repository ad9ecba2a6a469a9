package dev.payouts.standalone.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a data directory to one process; the kernel lets go of it however that process ends. */
public final class DataLock implements AutoCloseable {
  private static final String FILE = "up.lock";

  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws StartFailure if another process holds it
   */
  public static DataLock of(Path directory) {
    try {
      Path file = Files.createDirectories(directory).resolve(FILE);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        throw new StartFailure(
            "%s is in use by another ./payouts up; stop that one or give another --data DIR"
                .formatted(directory),
            null);
      }
      return new DataLock(channel);
    } catch (IOException failed) {
      throw new StartFailure(
          "the data directory %s cannot be used: %s".formatted(directory, failed), failed);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException byThisProcess) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      System.err.println("warning: the lock of the data directory: " + failed.getMessage());
    }
  }
}
