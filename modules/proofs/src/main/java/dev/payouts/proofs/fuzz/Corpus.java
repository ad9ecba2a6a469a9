package dev.payouts.proofs.fuzz;

import dev.payouts.avro.CancelPayout;
import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.Resolution;
import dev.payouts.avro.ResolvePayout;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.proofs.simulation.engine.Timeline;
import dev.payouts.proofs.simulation.kafka.FixedRegistry;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is spoilt: files kept beside the sources, and commands as Avro. */
final class Corpus {
  private static final Instant NOW = Timeline.START;
  private static final int COMMANDS = 400;
  private static final List<String> AMOUNTS =
      List.of("0.000000", "-1.000000", "0.000001", "1.001000", "99999999999999.000000");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a&b",
          "a\u0000b",
          "\uFEFF",
          "é",
          "\u202Ex",
          "x".repeat(65),
          "x".repeat(5_000),
          "\"",
          "null",
          "../..",
          "pay-1",
          "😀");

  private final Path directory;

  Corpus(Path directory) {
    this.directory = directory;
  }

  /** In the order of their names. */
  List<byte[]> files(String door) {
    try (Stream<Path> found = Files.list(directory.resolve(door))) {
      List<byte[]> files = new ArrayList<>();
      for (Path file : found.sorted().toList()) {
        files.add(Files.readAllBytes(file));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Readable commands, most of them with one field that breaks a rule. */
  static List<byte[]> commands() {
    PayoutCodec<PayoutCommand> codec = PayoutCodecs.using(new FixedRegistry()).of(Topics.COMMANDS);
    List<byte[]> commands = new ArrayList<>();
    for (int number = 0; number < COMMANDS; number++) {
      String id = number % 7 == 0 ? pick(TEXTS, number) : "pay-" + number;
      commands.add(codec.serialize(new PayoutCommand("c" + number, id, NOW, body(number))));
    }
    return commands;
  }

  private static Object body(int number) {
    return switch (number % 10) {
      case 0 -> new CancelPayout(pick(TEXTS, number));
      case 1 -> new ResolvePayout(Resolution.COMPLETED, pick(TEXTS, number), "statement");
      default -> submit(number);
    };
  }

  private static SubmitPayout submit(int number) {
    int bad = number % 9;
    return SubmitPayout.newBuilder()
        .setAmount(new BigDecimal(bad == 1 ? pick(AMOUNTS, number) : "100.250000"))
        .setCurrency(bad == 2 ? pick(TEXTS, number) : "THB")
        .setCountry(bad == 3 ? pick(TEXTS, number) : "TH")
        .setPayment(bad == 4 ? pick(TEXTS, number) : "bank")
        .setPayee(
            new Payee(
                bad == 5 ? pick(TEXTS, number) : "01234567%04d".formatted(number),
                bad == 6 ? pick(TEXTS, number) : "Somchai",
                "KBANK"))
        .setPriority(bad == 7 ? number * 31 - 500 : 5)
        .setNotBefore(number % 4 == 0 ? NOW.plusSeconds(3_600L * number * number) : null)
        .setReference(bad == 8 ? pick(TEXTS, number) : null)
        .build();
  }

  private static String pick(List<String> texts, int number) {
    return texts.get(number / 10 % texts.size());
  }

  static List<byte[]> values() {
    return Stream.of(
            "127.0.0.1:9092", "http://127.0.0.1:8080/apis", "true", "4", "30s", "PT5M", "365d", "1")
        .map(value -> value.getBytes(StandardCharsets.UTF_8))
        .toList();
  }
}
