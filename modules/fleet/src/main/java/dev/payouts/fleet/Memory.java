package dev.payouts.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much memory a process holds: of pages that processes share, such as of a cache they all
 * started from, each holds its part, so that a sum counts them once.
 */
public final class Memory {
  private static final String PROPORTIONAL = "Pss:";
  private static final String RESIDENT = "VmRSS:";

  private Memory() {}

  /**
   * Proportional set size in bytes, where the system does not tell it resident set size; 0 if
   * neither can be told or the process has ended.
   */
  public static long residentBytes(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    try {
      Path sums = process.resolve("smaps_rollup");
      if (Files.isReadable(sums)) {
        return line(PROPORTIONAL, sums);
      }
      Path status = process.resolve("status");
      return Files.exists(status) ? line(RESIDENT, status) : fromPs(pid);
    } catch (IOException ended) {
      return 0;
    }
  }

  private static long line(String name, Path file) throws IOException {
    return Files.readString(file)
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> kilobytes(line.substring(name.length())))
        .findFirst()
        .orElse(0);
  }

  /** For systems without /proc. */
  private static long fromPs(long pid) throws IOException {
    Process ps =
        new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid))
            .redirectErrorStream(true)
            .start();
    try (var out = ps.getInputStream()) {
      return kilobytes(new String(out.readAllBytes(), StandardCharsets.US_ASCII));
    }
  }

  private static long kilobytes(String text) {
    String digits = text.replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits) * 1024;
  }
}
