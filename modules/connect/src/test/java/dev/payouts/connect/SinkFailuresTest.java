package dev.payouts.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.testing.Await;
import dev.payouts.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What goes wrong: lines of deploy/connect are left out, and what they prevent happens; records
 * cannot be read; the database goes away. Each test has a table of its own, most a topic too.
 */
class SinkFailuresTest {
  private static final String FILE = "postgres/results.json";
  private static final Map<String, String> NO_UTC = Map.of("hibernate.agroal.initialSQL", "");

  private static Pipeline pipeline() {
    return Pipeline.shared();
  }

  /** As payout_results, without its triggers. */
  private static String table(String name) {
    String table = "payouts." + name;
    pipeline()
        .analytics()
        .run("CREATE TABLE " + table + " (LIKE payouts.payout_results INCLUDING ALL)");
    pipeline().analytics().run("GRANT ALL ON " + table + " TO payouts_connect");
    return table;
  }

  /** One that the role connect may read. */
  private static Topic<PayoutResult> topic(String name) {
    Topic<PayoutResult> topic =
        new Topic<>("payouts-connect-" + name, PayoutResult.class, Optional.empty());
    pipeline().kafka().add(topic);
    return topic;
  }

  private static void write(Topic<PayoutResult> topic, PayoutResult... results) {
    pipeline().writer().commit(topic, PayoutResult::getPayoutId, List.of(results));
  }

  private static PayoutResult result(String id) {
    return Records.result(id, PayoutStatus.COMPLETED).build();
  }

  private static List<Map<String, @Nullable Object>> rows(String table) {
    return pipeline().analytics().ask("SELECT * FROM " + table + " ORDER BY payout_id");
  }

  @Test
  void withoutReadCommittedAResultThatNeverWasArrives() {
    String table = table("dirty");
    pipeline()
        .run(
            "payouts-dirty",
            FILE,
            Map.of(
                "collection.name.format",
                table,
                "consumer.override.isolation.level",
                "read_uncommitted"));

    pipeline().writeAborted(result("never-1"));
    pipeline().awaitResults(table);

    assertThat(pipeline().analytics().count(table + " WHERE payout_id = 'never-1'")).isEqualTo(1);
  }

  @Test
  void withoutItsTimeZoneASinkIsRefused() {
    String table = table("guarded");
    Topic<PayoutResult> topic = topic("guarded");
    pipeline()
        .analytics()
        .run(
            "CREATE TRIGGER require_utc BEFORE INSERT OR UPDATE ON "
                + table
                + " FOR EACH STATEMENT EXECUTE FUNCTION payouts.require_utc()");
    write(topic, result("guarded-1"));

    pipeline().start("payouts-guarded", FILE, with(NO_UTC, topic, table));

    assertThat(pipeline().worker().api().awaitFailure("payouts-guarded"))
        .contains("the time zone of this session is " + Pipeline.TIME_ZONE);
    assertThat(rows(table)).isEmpty();
  }

  @Test
  void withoutItsTimeZoneAndTheTriggerTimesAreHoursOff() {
    String table = table("hours_off");
    Topic<PayoutResult> topic = topic("hours-off");
    pipeline().run("payouts-hours-off", FILE, with(NO_UTC, topic, table));

    write(topic, result("hours-off-1"));
    pipeline().await("a result", () -> !rows(table).isEmpty());

    assertThat(rows(table))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("accepted_at", Records.ACCEPTED.minusSeconds(7 * 60 * 60)));
  }

  /** Nothing behind it in the partition is written: nobody takes a sum for whole that is not. */
  @Test
  void aSinkStopsAtARecordThatItCannotRead() {
    String table = table("stopped");
    Topic<PayoutResult> topic = topic("stopped");
    PayoutResult before = result("one-partition");
    write(topic, before);
    byte[] noAvro = "{}".getBytes(StandardCharsets.UTF_8);
    pipeline().writer().commit(topic, before.getPayoutId(), noAvro);
    write(topic, PayoutResult.newBuilder(before).setRevision(2).build());

    pipeline().start("payouts-stopped", FILE, with(Map.of(), topic, table));
    String why = pipeline().worker().api().awaitFailure("payouts-stopped");
    pipeline().worker().api().restartFailed("payouts-stopped");
    pipeline().worker().api().awaitFailure("payouts-stopped");

    assertThat(why).contains("Tolerance exceeded in error handler");
    assertThat(rows(table)).allSatisfy(row -> assertThat(row).containsEntry("revision", 1));
  }

  @Test
  void nothingIsLostWhereTheDatabaseCutsConnections() {
    String table = table("cut");
    Topic<PayoutResult> topic = topic("cut");
    String url = pipeline().analytics().url() + "?ApplicationName=payouts-cut";
    pipeline().run("payouts-cut", FILE, with(Map.of("connection.url", url), topic, table));
    write(topic, result("cut-1"));
    pipeline().await("the first result", () -> rows(table).size() == 1);

    assertThat(
            pipeline()
                .analytics()
                .ask(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'payouts-cut'"))
        .isNotEmpty();
    write(topic, result("cut-2"), result("cut-3"));

    Await.until(
        "all results, with failed tasks started again",
        () -> {
          pipeline().worker().api().restartFailed("payouts-cut");
          return rows(table).size() == 3;
        });
  }

  private static Map<String, String> with(
      Map<String, String> changes, Topic<?> topic, String table) {
    Map<String, String> all = new TreeMap<>(changes);
    all.put("topics", topic.name());
    all.put("collection.name.format", table);
    return all;
  }
}
