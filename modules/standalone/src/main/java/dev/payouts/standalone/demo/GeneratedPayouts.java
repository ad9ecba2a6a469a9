package dev.payouts.standalone.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Made-up payouts, the same at every run: several currencies, and one in a hundred with a magic
 * account that makes the sandbox misbehave in a way that is settled within seconds.
 */
final class GeneratedPayouts {
  private static final long SEED = 20_261_123;
  private static final int MAGIC_EVERY = 100;

  /** Source: docs/SANDBOX.md. */
  private static final List<String> MAGIC =
      List.of(
          "990001", "990004", "990005", "990006", "990007", "990008", "990013", "990020", "990021",
          "990030", "990033", "990034", "990035", "990036", "990037", "990039", "990051", "990056",
          "990060", "990061");

  private static final String HEADER =
      "payout_id,amount,currency,country,payment,payee_account,payee_name,payee_bank_name,source";

  private record Corridor(
      String currency, String country, String payment, int decimals, int amountMax, String bank) {}

  private static final List<Corridor> CORRIDORS =
      List.of(
          new Corridor("THB", "TH", "bank", 2, 50_000, "KBANK"),
          new Corridor("THB", "TH", "promptpay", 2, 20_000, ""),
          new Corridor("PHP", "PH", "gcash", 2, 30_000, ""),
          new Corridor("IDR", "ID", "bank", 2, 9_000_000, "BCA"),
          new Corridor("VND", "VN", "bank", 0, 15_000_000, "VCB"),
          new Corridor("BDT", "BD", "wallet", 2, 25_000, "bkash"),
          new Corridor("BDT", "BD", "wallet", 2, 25_000, "nagad"),
          new Corridor("CNY", "CN", "bank", 2, 8_000, "ICBC"),
          new Corridor("SGD", "SG", "bank", 2, 2_000, "DBS"),
          new Corridor("USD", "US", "bank", 2, 3_000, "Chase"));

  private GeneratedPayouts() {}

  /** Writes a CSV file of this many payouts. */
  static void write(Path csv, int count) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    try (BufferedWriter out = Files.newBufferedWriter(csv)) {
      out.write(HEADER);
      out.newLine();
      for (int i = 1; i <= count; i++) {
        out.write(row(i, CORRIDORS.get(random.nextInt(CORRIDORS.size())), random));
        out.newLine();
      }
    }
  }

  private static String row(int number, Corridor corridor, SplittableRandom random) {
    String prefix =
        number % MAGIC_EVERY == 0
            ? MAGIC.get(number / MAGIC_EVERY % MAGIC.size())
            : "2" + random.nextInt(10_000, 100_000);
    return String.format(
        Locale.ROOT,
        "demo-%07d,%s,%s,%s,%s,%s%06d,Payee %d,%s,demo",
        number,
        amount(corridor, random),
        corridor.currency(),
        corridor.country(),
        corridor.payment(),
        prefix,
        number % 1_000_000,
        number,
        corridor.bank());
  }

  private static String amount(Corridor corridor, SplittableRandom random) {
    int units = random.nextInt(1, corridor.amountMax());
    return corridor.decimals() == 0
        ? Integer.toString(units)
        : String.format(Locale.ROOT, "%d.%02d", units, random.nextInt(100));
  }
}
