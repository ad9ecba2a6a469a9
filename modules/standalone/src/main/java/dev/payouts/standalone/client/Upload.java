package dev.payouts.standalone.client;

import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Surroundings;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A file of payouts on its way to the producer, row by row answered. */
public final class Upload {
  private static final String PATH = "/v1/payouts/batch";

  private final Surroundings at;
  private final Path file;
  private final AtomicLong bytesSent = new AtomicLong();

  public Upload(Surroundings at, Path file) {
    this.at = at;
    this.file = file;
  }

  /**
   * Sends the file and hands over each row's outcome.
   *
   * @throws ClientFailure if the file as a whole is refused, or the answer ends before its end
   */
  public void run(Consumer<RowOutcome> outcomes) {
    if (Files.isDirectory(file) || !Files.isReadable(file)) {
      throw new ClientFailure("there is no readable file " + file);
    }
    HttpRequest request =
        Http.request(at, Role.PRODUCER, PATH)
            .header("Content-Type", contentType(file))
            .POST(BodyPublishers.ofInputStream(this::open))
            .build();
    HttpResponse<Stream<String>> answer =
        Http.call(at, Role.PRODUCER, request, BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      if (answer.statusCode() != 200) {
        String body = lines.collect(Collectors.joining("\n"));
        throw new ClientFailure(
            "the producer refuses %s: %s".formatted(file, Http.problem(answer.statusCode(), body)));
      }
      read(lines.iterator(), outcomes);
    } catch (UncheckedIOException | JacksonException e) {
      throw brokenOff(e);
    }
  }

  private void read(Iterator<String> lines, Consumer<RowOutcome> outcomes) {
    while (lines.hasNext()) {
      JsonNode json = Http.JSON.readTree(lines.next());
      if (json.has("rows")) {
        // The counts come last: nothing is missing.
        return;
      }
      outcomes.accept(RowOutcome.from(json));
    }
    throw brokenOff(null);
  }

  private ClientFailure brokenOff(@Nullable Throwable cause) {
    return new ClientFailure(
        "the producer's answer broke off; send the file again, every payout in it is paid once",
        cause);
  }

  /** Of {@link #size()}. */
  public long bytesSent() {
    return bytesSent.get();
  }

  public long size() {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }

  static String contentType(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean json = name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(".json");
    return json ? "application/x-ndjson" : "text/csv";
  }

  private InputStream open() {
    try {
      return new Counted(new BufferedInputStream(Files.newInputStream(file)), bytesSent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
