package dev.payouts.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process holds. */
public final class Memory {
  private static final String RESIDENT = "VmRSS:";

  private Memory() {}

  /** Resident set size in bytes; 0 if it cannot be told or the process has ended. */
  public static long residentBytes(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try {
      return Files.exists(status) ? fromStatus(Files.readString(status)) : fromPs(pid);
    } catch (IOException ended) {
      return 0;
    }
  }

  private static long fromStatus(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith(RESIDENT))
        .mapToLong(line -> kilobytes(line.substring(RESIDENT.length())))
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
