package dev.payouts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerOnDiskTest {
  private final SteppedClock clock = new SteppedClock();
  @TempDir private Path directory;

  private Sandbox start(String... more) throws IOException {
    Map<String, String> environment =
        more.length == 0
            ? Map.of("PAYOUTS_SANDBOX_DATA_DIR", directory.toString())
            : Map.of("PAYOUTS_SANDBOX_DATA_DIR", directory.toString(), more[0], more[1]);
    return Sandbox.start(SandboxSettings.from(environment), clock);
  }

  private Path file() {
    return directory.resolve("ledger.jsonl");
  }

  private SeenOrder orderedAndStopped() throws IOException {
    try (Sandbox sandbox = start();
        Merchant merchant = new Merchant(sandbox.uri())) {
      Map<String, String> fields = Merchant.expense("a-1", Behaviour.SLOW);
      fields.put("to_name", "ชื่อ \"quoted\" \\ name");
      merchant.order(fields);
      merchant.order(fields);
      merchant.order(Merchant.expense("a-2", Behaviour.DECLINED));
      return sandbox.ledger().order("a-1").orElseThrow();
    }
  }

  @Test
  void remembersOrdersAndPosts() throws IOException {
    SeenOrder before = orderedAndStopped();

    try (Sandbox sandbox = start();
        Merchant merchant = new Merchant(sandbox.uri())) {
      assertThat(sandbox.ledger().order("a-1")).hasValue(before);
      assertThat(sandbox.ledger().order("a-2").orElseThrow().posts()).isEqualTo(1);
      assertThat(sandbox.ledger().repeatedIds()).containsExactly("a-1");
      assertThat(merchant.order(Merchant.expense("a-1")).body()).contains("Duplicate order");
    }
  }

  @Test
  void letsOrdersGoOnWhileItIsDown() throws IOException {
    orderedAndStopped();
    clock.pass(Duration.ofMillis(1999));

    try (Sandbox sandbox = start();
        Merchant merchant = new Merchant(sandbox.uri())) {
      assertThat(merchant.inquire("a-1").body()).contains("\"payment_status\":\"processing\"");
      clock.pass(Duration.ofMillis(1));
      assertThat(merchant.inquire("a-1").body()).contains("\"payment_status\":\"completed\"");
    }
    clock.pass(Duration.ofDays(1));
    try (Sandbox sandbox = start()) {
      assertThat(sandbox.ledger().order("a-1").orElseThrow().paid()).isEqualTo(1);
    }
  }

  @Test
  void forgetsALineThatWasNeverFinished() throws IOException {
    orderedAndStopped();
    String whole = Files.readString(file());
    Files.writeString(file(), "{\"event\":\"accepted\",\"at\":\"17", StandardOpenOption.APPEND);

    try (Sandbox sandbox = start();
        Merchant merchant = new Merchant(sandbox.uri())) {
      assertThat(sandbox.ledger().summary().posts()).isEqualTo(3);
      merchant.order(Merchant.expense("a-3"));
    }

    assertThat(Files.readString(file())).startsWith(whole);
    assertThat(Files.readAllLines(file())).hasSize(4).last().asString().contains("a-3");
  }

  @Test
  void readsEveryPrefixOfItsFile() throws IOException {
    orderedAndStopped();
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file(), java.util.Arrays.copyOf(whole, length));
      try (Sandbox sandbox = start()) {
        long lines =
            new String(whole, 0, length, java.nio.charset.StandardCharsets.UTF_8)
                .chars()
                .filter(c -> c == '\n')
                .count();
        assertThat(sandbox.ledger().summary().posts()).isEqualTo(lines);
      }
    }
  }

  @Test
  void refusesADamagedLedger() throws IOException {
    orderedAndStopped();
    List<String> lines = Files.readAllLines(file());
    Files.writeString(file(), lines.getFirst() + "\nrubbish\n" + lines.getLast() + "\n");

    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(
            "Line 2 of the ledger ledger.jsonl is damaged; move the file away.");
  }

  @Test
  void saysWhichDirectoryItCannotUse() throws IOException {
    Path inTheWay = Files.writeString(directory.resolve("file"), "not a directory");
    Map<String, String> settings = Map.of("PAYOUTS_SANDBOX_DATA_DIR", inTheWay.toString());

    assertThatThrownBy(() -> Sandbox.start(SandboxSettings.from(settings), clock))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("The ledger in " + inTheWay + " cannot be used: ");
  }

  @Test
  void keepsASecondSandboxOut() throws IOException {
    try (Sandbox first = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(InvalidSetting.class)
          .hasMessageStartingWith("Another sandbox is using the ledger in ");
      assertThat(first.ledger().summary().posts()).isZero();
    }
  }

  @Test
  void resetsTheFileToo() throws IOException {
    try (Sandbox sandbox = start();
        Merchant merchant = new Merchant(sandbox.uri())) {
      merchant.order(Merchant.expense("a-1"));
      sandbox.reset();
      assertThat(Files.size(file())).isZero();
      assertThat(merchant.inquire("a-1").body()).contains("Order not found");
      merchant.order(Merchant.expense("a-2"));
    }
    try (Sandbox sandbox = start()) {
      assertThat(sandbox.ledger().ids()).containsExactly("a-2");
    }
  }

  @Test
  void worksWithFsync() throws IOException {
    try (Sandbox sandbox = start("PAYOUTS_SANDBOX_FSYNC", "true");
        Merchant merchant = new Merchant(sandbox.uri())) {
      assertThat(merchant.order(Merchant.expense("a-1")).body()).contains("success");
    }
    assertThat(Files.readAllLines(file())).hasSize(1);
  }
}
