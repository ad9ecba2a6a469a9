package dev.payouts.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.BreakStanding;
import dev.payouts.avro.BreakType;
import dev.payouts.avro.FieldViolation;
import dev.payouts.avro.PayoutBreak;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.RecordPosition;
import dev.payouts.topics.Topics;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was refused, and what a reconciliation found, in PostgreSQL. */
class RejectionsAndBreaksSinkTest {
  private static Pipeline pipeline() {
    return Pipeline.shared();
  }

  private static Analytics analytics() {
    return pipeline().analytics();
  }

  @BeforeAll
  static void runTheSinks() {
    pipeline().run("payouts-rejections-postgres", "postgres/rejections.json");
    pipeline().run("payouts-breaks-postgres", "postgres/breaks.json");
  }

  @Test
  void rejectionsArriveByTheirCommandsPlace() {
    PayoutRejection rejection =
        PayoutRejection.newBuilder()
            .setPayoutId("refused-1")
            .setCommandId("7f2c1b9e-0d35-4c59-9a51-0a5a3f1f2f10")
            .setCode("invalid")
            .setDetail("1 field breaks a rule")
            .setViolations(List.of(new FieldViolation("amount", "has 3 decimals, THB allows 2")))
            .setRejectedAt(Records.ACCEPTED)
            .setSource(new RecordPosition("payout.commands", 3, 91_823L))
            .build();

    pipeline()
        .writer()
        .commit(Topics.REJECTIONS, PayoutRejection::getPayoutId, List.of(rejection, rejection));

    pipeline().await("a rejection", () -> analytics().count("payouts.payout_rejections") > 0);
    assertThat(analytics().ask("SELECT * FROM payouts.payout_rejections"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("payout_id", "refused-1")
                    .containsEntry("command_id", "7f2c1b9e-0d35-4c59-9a51-0a5a3f1f2f10")
                    .containsEntry("code", "invalid")
                    .containsEntry("detail", "1 field breaks a rule")
                    .containsEntry("rejected_at", Records.ACCEPTED)
                    .containsEntry("source_topic", "payout.commands")
                    .containsEntry("source_partition", 3)
                    .containsEntry("source_offset", 91_823L)
                    .hasSize(8));
  }

  @Test
  void ofABreakTheLatestWordStays() {
    PayoutBreak.Builder found =
        PayoutBreak.newBuilder()
            .setSubject("broken-1")
            .setType(BreakType.AMOUNT)
            .setStanding(BreakStanding.OPEN)
            .setDetail("100.000000 here, 90.000000 there")
            .setAmountHere(new BigDecimal("100.000000"))
            .setCurrencyHere("THB")
            .setAmountThere(new BigDecimal("90.000000"))
            .setCurrencyThere("THB")
            .setStatement("octopus-2026-11.csv")
            .setStatementLine(12L)
            .setSince(Records.ACCEPTED)
            .setFirstFoundAt(Records.ACCEPTED.plusSeconds(1))
            .setStandingSince(Records.ACCEPTED.plusSeconds(1));
    PayoutBreak open = found.build();
    PayoutBreak cleared =
        PayoutBreak.newBuilder(found)
            .setStanding(BreakStanding.CLEARED)
            .setStandingSince(Records.ACCEPTED.plusSeconds(2))
            .build();

    pipeline()
        .writer()
        .commit(Topics.BREAKS, one -> one.getSubject() + "/AMOUNT", List.of(open, cleared));

    pipeline()
        .await(
            "the break",
            () -> analytics().count("payouts.payout_breaks WHERE standing = 'CLEARED'") == 1);
    assertThat(analytics().ask("SELECT * FROM payouts.payout_breaks"))
        .isEqualTo(List.of(Records.row(cleared)));
  }
}
