package dev.payouts.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SpoolTest {
  private static final int MEGABYTE = 1024 * 1024;

  @Test
  void keepsOrderThroughMemoryAndFile() throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      try (Spool spool = new Spool(64L * MEGABYTE)) {
        for (int step = 0; step < 300; step++) {
          byte[] bytes = new byte[1 + random.nextInt(40_000)];
          random.nextBytes(bytes);
          written.write(bytes);
          spool.append(bytes);
          for (int i = random.nextInt(3); i > 0 && read.size() < written.size(); i--) {
            read.write(Objects.requireNonNull(spool.take()));
          }
        }
        spool.finish();
        for (byte[] bytes = spool.take(); bytes != null; bytes = spool.take()) {
          read.write(bytes);
        }
      }
      assertThat(read.toByteArray()).as("seed %d", seed).isEqualTo(written.toByteArray());
    }
  }

  @Test
  void writerWaitsAtTheBoundAndGoesOnWhenReadFrom() throws Exception {
    try (Spool spool = new Spool(MEGABYTE)) {
      CompletableFuture<Void> writer =
          CompletableFuture.runAsync(
              () -> {
                try {
                  for (int i = 0; i < 10; i++) {
                    spool.append(new byte[MEGABYTE]);
                  }
                  spool.finish();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      long read = 0;
      for (byte[] bytes = spool.take(); bytes != null; bytes = spool.take()) {
        read += bytes.length;
      }
      writer.get(10, TimeUnit.SECONDS);
      assertThat(read).isEqualTo(10L * MEGABYTE);
    }
  }

  @Test
  void writerIsNotHeldUpByReaderThatHasGone() throws Exception {
    try (Spool spool = new Spool(10)) {
      spool.abandon();
      for (int i = 0; i < 10; i++) {
        spool.append(new byte[100]);
      }
      assertThat(spool.isAbandoned()).isTrue();
      assertThat(spool.take()).isNull();
    }
  }
}
