package dev.payouts.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ledger on disk: {@code ledger.jsonl}, one object of strings a line. {@code event} is {@code
 * accepted} (with the order's fields) or {@code refused} (with its id, amount, currency and payee),
 * {@code at} is in milliseconds since 1970.
 */
final class LedgerFile {
  private static final String NAME = "ledger.jsonl";
  private static final int CHUNK_BYTES = 1 << 16;
  private static final Set<String> REFUSED_FIELDS =
      Set.of("merchant_order_id", "amount", "currency", "to");

  private LedgerFile() {}

  static byte[] accepted(Order order) {
    Map<String, String> line = new TreeMap<>();
    Order.OWN_FIELDS.forEach(name -> line.put(name, order.field(name)));
    Order.SHARED_FIELDS.forEach(name -> line.put(name, order.field(name)));
    line.values().removeIf(String::isEmpty);
    line.put("event", "accepted");
    line.put("at", Long.toString(order.acceptedAtMillis()));
    return Json.object(json -> line.forEach(json::writeStringProperty));
  }

  static byte[] refused(Map<String, String> fields, long atMillis) {
    Map<String, String> line = new TreeMap<>(fields);
    line.keySet().retainAll(REFUSED_FIELDS);
    line.put("event", "refused");
    line.put("at", Long.toString(atMillis));
    return Json.object(json -> line.forEach(json::writeStringProperty));
  }

  /** Opens the file for one sandbox alone and reads it into the ledger. */
  static FileChannel open(Path directory, Ledger ledger) throws IOException {
    Files.createDirectories(directory);
    FileChannel file =
        FileChannel.open(
            directory.resolve(NAME),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      lock(file, directory);
      long end = replay(file, ledger);
      // What follows the last line feed was never acknowledged: the sandbox died while writing it.
      file.truncate(end).position(end);
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static void lock(FileChannel file, Path directory) throws IOException {
    try {
      if (file.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Another sandbox in this very process.
    }
    throw new InvalidSetting("Another sandbox is using the ledger in " + directory + ".");
  }

  /** Returns the position behind the last whole line. */
  private static long replay(FileChannel file, Ledger ledger) throws IOException {
    InputStream in = Channels.newInputStream(file);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK_BYTES];
    long position = 0;
    long end = 0;
    long number = 0;
    for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
      int from = 0;
      for (int i = 0; i < read; i++) {
        if (chunk[i] == '\n') {
          line.write(chunk, from, i - from);
          number++;
          apply(line.toByteArray(), number, ledger);
          line.reset();
          from = i + 1;
          end = position + from;
        }
      }
      line.write(chunk, from, read - from);
      position += read;
    }
    return end;
  }

  private static void apply(byte[] line, long number, Ledger ledger) {
    try {
      Map<String, String> fields = Json.strings(line);
      String event = fields.getOrDefault("event", "");
      if (event.equals("accepted")) {
        long at = Long.parseLong(fields.getOrDefault("at", ""));
        long amount = Amount.parse(fields.getOrDefault("amount", "")).orElseThrow();
        ledger.durable(ledger.accept(fields, amount, at));
        return;
      }
      if (event.equals("refused")) {
        ledger.refuse(fields.getOrDefault("merchant_order_id", ""));
        return;
      }
    } catch (Json.Unreadable | IllegalArgumentException | java.util.NoSuchElementException e) {
      throw new InvalidSetting(damaged(number) + " " + e.getMessage());
    }
    throw new InvalidSetting(damaged(number));
  }

  private static String damaged(long number) {
    return "Line " + number + " of the ledger " + NAME + " is damaged; move the file away.";
  }
}
