package dev.payouts.proofs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is tried, and that it can fail. */
class FuzzCampaignTest {
  private static final byte[] INPUT = "payout_id,amount".getBytes(StandardCharsets.UTF_8);

  @Test
  void findsNothingWrongWithTheProduct() {
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);

    boolean held = new FuzzCampaign(out, Path.of("../..")).run(1, 300);

    assertThat(said.toString(StandardCharsets.UTF_8))
        .containsPattern("fuzz: inputs=\\d+ taken=\\d+ refused=\\d+ unanswered=0 violations=0");
    assertThat(held).isTrue();
  }

  @Test
  void spoilsTheSameWayForTheSameSeedAndInManyWays() {
    List<String> spoilt =
        IntStream.range(0, 100)
            .mapToObj(seed -> Arrays.toString(new Spoiler(new SplittableRandom(seed)).spoil(INPUT)))
            .toList();

    assertThat(spoilt.getFirst())
        .isEqualTo(Arrays.toString(new Spoiler(new SplittableRandom(0)).spoil(INPUT)));
    assertThat(spoilt.stream().distinct().count()).isGreaterThan(50);
  }

  @Test
  void doesNotAcceptARefusalWithoutWordsOrWithTheInputItself() {
    assertThatThrownBy(() -> Speech.require(" ")).hasMessageContaining("without a word");
    assertThatThrownBy(() -> Speech.require(List.of())).hasMessageContaining("without a word");
    assertThatThrownBy(() -> Speech.require("x".repeat(5_000))).hasMessageContaining("5000");
    assertThatThrownBy(() -> Speech.require("a\u0000b")).hasMessageContaining("control");
  }
}
