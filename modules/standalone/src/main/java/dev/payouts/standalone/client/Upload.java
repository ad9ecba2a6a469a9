package dev.payouts.standalone.client;

import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Surroundings;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Iterator;
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
  private final PayoutFile file;

  public Upload(Surroundings at, Path file) {
    this.at = at;
    this.file = new PayoutFile(file);
  }

  /**
   * Sends the file and hands over each row's outcome.
   *
   * @throws ClientFailure if the file as a whole is refused, or the answer ends before its end
   */
  public void run(Consumer<RowOutcome> outcomes) {
    lines(
        line -> {
          if (!isCounts(line)) {
            outcomes.accept(RowOutcome.from(line));
          }
        });
  }

  /** Whether a line of the answer is the last one. */
  static boolean isCounts(JsonNode line) {
    return line.has("rows");
  }

  /** As {@link #run}, but every line of the answer as it is, that of the counts included. */
  void lines(Consumer<JsonNode> each) {
    file.requireReadable();
    HttpRequest request =
        Http.request(at, Role.PRODUCER, PATH)
            .header("Content-Type", file.contentType())
            .POST(BodyPublishers.ofInputStream(file::open))
            .build();
    HttpResponse<Stream<String>> answer =
        Http.call(at, Role.PRODUCER, request, BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      if (answer.statusCode() != 200) {
        String body = lines.collect(Collectors.joining("\n"));
        throw new ClientFailure(
            "the producer refuses %s: %s".formatted(file, Http.problem(answer.statusCode(), body)));
      }
      read(lines.iterator(), each);
    } catch (UncheckedIOException | JacksonException e) {
      throw brokenOff(e);
    }
  }

  private void read(Iterator<String> lines, Consumer<JsonNode> each) {
    while (lines.hasNext()) {
      JsonNode json = Http.JSON.readTree(lines.next());
      each.accept(json);
      if (isCounts(json)) {
        // They come last: nothing is missing.
        return;
      }
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
    return file.bytesRead();
  }

  public long size() {
    return file.size();
  }
}
