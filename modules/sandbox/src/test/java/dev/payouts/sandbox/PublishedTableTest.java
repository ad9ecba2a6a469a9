package dev.payouts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/SANDBOX.md to the code; run with {@code -Ddocs.write=true} to bring it up to date. */
class PublishedTableTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "SANDBOX.md");

  @Test
  void publishesEveryMagicValue() throws IOException {
    keepsCurrent("magic values", PublishedTable.magicValues());
  }

  @Test
  void publishesEveryDelay() throws IOException {
    keepsCurrent("delays", PublishedTable.delays());
  }

  @Test
  void namesEverySetting() throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/dev/payouts/sandbox/SandboxSettings.java"));
    Matcher names =
        Pattern.compile("(?:integer|flag|text|decimal)\\(\\s*\"([A-Z_]+)\"").matcher(source);
    String page = Files.readString(PAGE);

    assertThat(names.results().map(name -> "`PAYOUTS_SANDBOX_" + name.group(1) + "`"))
        .hasSizeGreaterThan(10)
        .allSatisfy(name -> assertThat(page).contains(name));
  }

  @Test
  void givesEveryBehaviourACodeOfItsOwn() {
    assertThat(Stream.of(Behaviour.values()).map(Behaviour::prefix)).doesNotHaveDuplicates();
    assertThat(Behaviour.values())
        .allSatisfy(
            behaviour -> assertThat(Behaviour.of(behaviour.prefix() + "77")).isEqualTo(behaviour));
    assertThat(Stream.of("", "9900", "99003", "9900x1", "990099", "1234567890", "09900301"))
        .allSatisfy(account -> assertThat(Behaviour.of(account)).isEqualTo(Behaviour.ORDINARY));
  }

  private static void keepsCurrent(String name, String expected) throws IOException {
    String start = "<!-- " + name + ": made from the code -->\n\n";
    String end = "\n<!-- end -->";
    String page = Files.readString(PAGE);
    int from = page.indexOf(start) + start.length();
    int to = page.indexOf(end, from);
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, page.substring(0, from) + expected + page.substring(to));
    } else {
      assertThat(page.substring(from, to)).isEqualTo(expected);
    }
  }
}
