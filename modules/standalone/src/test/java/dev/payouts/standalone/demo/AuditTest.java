package dev.payouts.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.rules.PayoutRules;
import dev.payouts.core.rules.RulePolicy;
import dev.payouts.standalone.client.RowOutcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final Book book;

  AuditTest(@TempDir Path directory) throws IOException {
    book = book(directory, "a,10.00,THB,TH,bank,0123456789");
    book.learn(new RowOutcome.Accepted(1, "a"));
  }

  @Test
  void agreesIfTheOneOrderIsTheCommand() {
    result("COMPLETED", "10.000000");

    assertThat(audit(ledger(1, order("completed", "10.00", "0123456789"))))
        .satisfies(audit -> assertThat(audit.disagreements()).isEmpty())
        .extracting(Audit::orders, Audit::paid, Audit::resent, Audit::paidTwice)
        .containsExactly(1L, 1L, 0L, 0L);
  }

  @ParameterizedTest
  @CsvSource({
    "FAILED, failed",
    "REJECTED, reject",
    "OVERDUE, overdue",
    "REFUNDED, refund",
    "COMPLETED, completed"
  })
  void knowsWhatEachWordOfTheGatewayMeans(String status, String word) {
    result(status, "10.000000");

    assertThat(audit(ledger(0, order(word, "10.00", "0123456789"))).disagreements()).isEmpty();
    assertThat(audit(ledger(0, order("processing", "10.00", "0123456789"))).disagreements())
        .hasSize(1);
  }

  @Test
  void disagreesOnAnotherAmountOrAccount() {
    result("COMPLETED", "10.000000");

    assertThat(audit(ledger(1, order("completed", "11.00", "0123456789"))).disagreements())
        .singleElement()
        .extracting(Audit.Disagreement::what)
        .isEqualTo("the gateway's order is of another amount than the command");
    assertThat(audit(ledger(1, order("completed", "10.00", "999"))).disagreements())
        .singleElement()
        .extracting(Audit.Disagreement::what)
        .isEqualTo("the gateway's order goes to another account than the command");
  }

  @Test
  void findsAPayoutThatWasPaidTwice() {
    result("COMPLETED", "10.000000");
    LedgerEntry.Order order = order("completed", "10.00", "0123456789");

    Audit audit = audit(Map.of("a", new LedgerEntry("a", 2, 2, List.of(order, order))));

    assertThat(audit.paidTwice()).isEqualTo(1);
    assertThat(audit.resent()).isEqualTo(1);
    assertThat(audit.disagreements()).hasSize(1);
  }

  @Test
  void comparesWhatWaitsForAPersonToo() {
    book.event("a", 4, 1, "open for too long");

    assertThat(audit(ledger(1, order("completed", "10.00", "0123456789"))).disagreements())
        .isEmpty();
    assertThat(audit(ledger(1, order("completed", "10.00", "999"))).disagreements())
        .singleElement()
        .extracting(Audit.Disagreement::what)
        .isEqualTo("the gateway's order goes to another account than the command");
    assertThat(audit(Map.of("a", new LedgerEntry("a", 2, 0, List.of()))).disagreements())
        .singleElement()
        .extracting(Audit.Disagreement::what)
        .isEqualTo("the gateway got 2 POSTs, 1 recorded");
  }

  @Test
  void findsAnOrderNobodyCommanded() {
    result("REJECTED", "10.000000");
    LedgerEntry.Order order = order("completed", "10.00", "1");

    assertThat(audit(Map.of("b", new LedgerEntry("b", 1, 1, List.of(order)))).disagreements())
        .containsExactly(new Audit.Disagreement("b", "the gateway has it, nobody commanded it"));
  }

  private void result(String status, String amount) {
    book.result(
        "a", new Result(1, 2, status, new BigDecimal(amount), "THB", NOW, Duration.ofSeconds(1)));
  }

  private Audit audit(Map<String, LedgerEntry> ledger) {
    return Audit.of(book.taken(), ledger, book);
  }

  private static Map<String, LedgerEntry> ledger(int paid, LedgerEntry.Order order) {
    return Map.of("a", new LedgerEntry("a", 1, paid, List.of(order)));
  }

  private static LedgerEntry.Order order(String status, String amount, String account) {
    BigDecimal decimal = new BigDecimal(amount);
    return new LedgerEntry.Order(status, decimal, decimal, "THB", account);
  }

  private static Book book(Path directory, String... rows) throws IOException {
    Path csv = directory.resolve("rows.csv");
    Files.writeString(
        csv, "payout_id,amount,currency,country,payment,payee_account\n" + String.join("\n", rows));
    return Book.of(csv, new PayoutRules(RulePolicy.DEFAULT), NOW);
  }
}
