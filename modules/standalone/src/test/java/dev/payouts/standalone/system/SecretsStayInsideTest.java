package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.PayoutEvent;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.system.Entrance.Answer;
import dev.payouts.testing.Await;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No secret and no full account number outside of requests and commands, of all tests that ran
 * before this one and of those payouts that make the gateway talk most.
 */
class SecretsStayInsideTest {
  /** Every payout of these tests goes to such an account, also those that are refused. */
  private static final Pattern ACCOUNT = Pattern.compile("8675309\\d{6}");

  /** Magic accounts: failed, rejected, declined, answers of all kinds, other payee. */
  private static final List<String> TALKATIVE =
      List.of("990005", "990006", "990020", "990033", "990035", "990039", "990053");

  private static final PayoutSystem SYSTEM = PayoutSystem.shared();

  @BeforeAll
  static void sendWhatMakesEveryoneTalk() {
    List<Good> good = Good.list(5);
    good.forEach(one -> SYSTEM.entrance().submit(one.json()));
    for (String magic : TALKATIVE) {
      String id = Reckoning.TALKATIVE + magic;
      SYSTEM
          .flow()
          .write(Good.command(id, new Good(id, magic + "8675309900003").submit("5.000000", "THB")));
    }
    // An account in every field but its own.
    String everywhere =
        """
        {"payout_id":"&8675309900004","amount":"8675309900004.001","currency":"8675309900004",
         "country":"8675309900004","payment":" 8675309900004","payee":{"account":"8675309900004\u00e9",
         "name":" 8675309900004"},"accounting_type":"8675309900004","lane":"L8675309900004"}""";
    Reckoning.bad(2);
    assertThat(SYSTEM.entrance().submit(everywhere).status()).isEqualTo(400);
    var submit =
        new Good("bad-secret", "8675309900005\u00e9")
            .submit("5.000000", "8675309900005", "L8675309900005");
    SYSTEM.flow().awaitRejection(SYSTEM.flow().write(Good.command("bad-secret", submit)));
    Reckoning.awaitPaid(SYSTEM, good);
    for (String magic : TALKATIVE) {
      Await.until("the end of " + magic, () -> isSettled(Reckoning.TALKATIVE + magic));
    }
  }

  private static boolean isSettled(String id) {
    return SYSTEM.flow().events(id).stream()
        .map(PayoutEvent::getToState)
        .anyMatch(
            state -> Set.of("COMPLETED", "FAILED", "REJECTED", "REVIEW").contains(state.name()));
  }

  /** Without this, a scan that finds nothing would prove nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"payout.commands", "payout.submissions", "payout.replies"})
  void findsAccountsWhereTheyBelong(String topic) {
    assertThat(texts(topic)).anyMatch(text -> ACCOUNT.matcher(text).find());
  }

  @ParameterizedTest
  @ValueSource(strings = {"payout.events", "payout.results", "payout.rejections"})
  void keepsAccountsAndSecretsOutOfWhatIsPublished(String topic) {
    assertThat(texts(topic)).isNotEmpty().allSatisfy(text -> assertInnocent(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payout.commands",
        "payout.submissions",
        "payout.inquiries",
        "payout.replies",
        "payout.dead-letters"
      })
  void keepsSecretsOutOfEveryTopic(String topic) {
    assertThat(texts(topic)).allMatch(text -> !holdsSecret(text));
  }

  @Test
  void keepsAccountsAndSecretsOutOfLogs() {
    assertThat(SYSTEM.servicesLog()).content().contains("Schema registered");
    SYSTEM.logs().lines().forEach(SecretsStayInsideTest::assertInnocent);
  }

  @ParameterizedTest
  @EnumSource(names = {"PRODUCER", "ORCHESTRATOR", "WORKER", "POLLER"})
  void keepsAccountsAndSecretsOutOfMetrics(Role role) {
    String metrics = SYSTEM.entrance().page(role, "/actuator/prometheus");

    assertThat(metrics).contains("# TYPE jvm_memory_used_bytes gauge");
    metrics.lines().forEach(SecretsStayInsideTest::assertInnocent);
  }

  @Test
  void keepsAccountsAndSecretsOutOfTraces() {
    Await.until(
        "the talkative are told of",
        () ->
            SYSTEM.collector().told().stream()
                .anyMatch(told -> told.text().contains(Reckoning.TALKATIVE + "990053")));
    SYSTEM.collector().told().forEach(told -> assertInnocent(told.text()));
  }

  @Test
  void keepsAccountsAndSecretsOutOfAnswers() {
    assertThat(SYSTEM.entrance().answers())
        .anyMatch(answer -> answer.status() == 400)
        .extracting(Answer::body)
        .allSatisfy(text -> assertInnocent(text));
    assertInnocent(SYSTEM.entrance().page(Role.ORCHESTRATOR, "/v1/payouts/talkative-990053"));
  }

  @Test
  void keepsAccountsAndSecretsOutOfWebhooks() {
    Await.until(
        "the talkative are told",
        () -> SYSTEM.receiver().ids().stream().anyMatch(id -> id.startsWith(Reckoning.TALKATIVE)));
    SYSTEM.receiver().told().forEach(told -> assertInnocent(told.body()));
  }

  /** The offending text is shown without what makes it offend. */
  private static void assertInnocent(String text) {
    assertThat(ACCOUNT.matcher(text).find()).as(ACCOUNT.matcher(text).replaceAll("#")).isFalse();
    assertThat(holdsSecret(text)).as("a key or a secret in a text").isFalse();
  }

  private static boolean holdsSecret(String text) {
    return text.contains(PayoutSystem.SECRET)
        || text.contains(PayoutSystem.KEY)
        || text.contains(PayoutSystem.WEBHOOK_SECRET);
  }

  /** Key, value and headers of each record as text; Avro's strings stand in it as they are. */
  private static List<String> texts(String topic) {
    return SYSTEM.flow().records(topic).stream().map(SecretsStayInsideTest::text).toList();
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    StringBuilder text = new StringBuilder();
    Stream.of(record.key(), record.value())
        .filter(bytes -> bytes != null)
        .forEach(bytes -> text.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n'));
    record
        .headers()
        .forEach(header -> text.append(new String(header.value(), StandardCharsets.ISO_8859_1)));
    return text.toString();
  }
}
