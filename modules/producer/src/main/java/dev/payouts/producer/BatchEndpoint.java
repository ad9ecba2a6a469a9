package dev.payouts.producer;

import dev.payouts.producer.EntryMetrics.Entry;
import dev.payouts.producer.input.BadInput;
import dev.payouts.producer.input.Rows;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files of payouts, streamed in and answered row by row; neither is ever held whole. Source:
 * docs/openapi.yaml and docs/CSV.md.
 */
@RestController
class BatchEndpoint {
  static final String PATH = "/v1/payouts/batch";
  private static final String CSV = "text/csv";

  private final Batch.Tools tools;
  private final ProducerSettings settings;
  private final BatchReading reading;
  private final Semaphore slots;

  BatchEndpoint(Batch.Tools tools, ProducerSettings settings) {
    this.tools = tools;
    this.settings = settings;
    this.reading = new BatchReading(tools.rules(), settings);
    this.slots = new Semaphore(settings.batchesMax());
  }

  @PostMapping(path = PATH, consumes = CSV)
  void csv(HttpServletRequest request, HttpServletResponse response)
      throws IOException, InterruptedException, HttpMediaTypeNotSupportedException {
    take(Entry.CSV, request, response);
  }

  @PostMapping(path = PATH, consumes = MediaType.APPLICATION_NDJSON_VALUE)
  void ndjson(HttpServletRequest request, HttpServletResponse response)
      throws IOException, InterruptedException, HttpMediaTypeNotSupportedException {
    take(Entry.NDJSON, request, response);
  }

  private void take(Entry entry, HttpServletRequest request, HttpServletResponse response)
      throws IOException, InterruptedException, HttpMediaTypeNotSupportedException {
    checkCharset(request);
    if (!slots.tryAcquire()) {
      throw Problem.BUSY.with("At most " + settings.batchesMax() + " are taken; send it later");
    }
    try (Spool spool = new Spool(settings.backlogMax().toBytes())) {
      run(entry, open(entry, request), request.getUserPrincipal(), response, spool);
    } finally {
      slots.release();
    }
  }

  private static void checkCharset(HttpServletRequest request)
      throws HttpMediaTypeNotSupportedException {
    // From the header: the request's own encoding is set to UTF-8 by a filter whatever was sent.
    MediaType type = MediaType.parseMediaType(request.getHeader(HttpHeaders.CONTENT_TYPE));
    if (type.getCharset() != null && !StandardCharsets.UTF_8.equals(type.getCharset())) {
      throw new HttpMediaTypeNotSupportedException(
          type, List.of(MediaType.valueOf(CSV), MediaType.APPLICATION_NDJSON));
    }
  }

  private Rows open(Entry entry, HttpServletRequest request) throws IOException {
    InputStream body = request.getInputStream();
    try {
      return entry == Entry.CSV ? reading.csv(body) : reading.ndjson(body);
    } catch (BadInput e) {
      throw Problem.UNREADABLE.with("The file " + e.getMessage());
    }
  }

  private void run(
      Entry entry, Rows rows, @Nullable Principal caller, HttpServletResponse response, Spool spool)
      throws IOException, InterruptedException {
    response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
    OutputStream out = response.getOutputStream();
    Thread answer = Thread.ofVirtual().name("batch-answer").start(() -> answer(spool, out));
    try {
      new Batch(rows, entry, caller, spool, tools, settings.inFlightMax()).run();
    } finally {
      spool.finish();
      answer.join();
    }
    if (spool.isAbandoned()) {
      throw new IOException("the batch's sender does not read the answer");
    }
  }

  private static void answer(Spool spool, OutputStream out) {
    try {
      for (byte[] bytes = spool.take(); bytes != null; bytes = spool.take()) {
        out.write(bytes);
        out.flush();
      }
    } catch (IOException e) {
      // Whoever sends without listening gets nothing more taken; sending it again is safe.
      spool.abandon();
    }
  }
}
