package dev.payouts.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void areTheDocumentedOnes() {
    assertThat(words(PaymentStatus.values(), PaymentStatus::word))
        .containsExactly(
            "none", "pending", "processing", "completed", "failed", "reject", "refund", "overdue");
    assertThat(words(NotifyStatus.values(), NotifyStatus::word))
        .containsExactly("none", "delivered", "completed", "failed");
    assertThat(words(AccountingStatus.values(), AccountingStatus::word))
        .containsExactly("none", "delivered", "accounted", "failed");
    assertThat(words(TransactionType.values(), TransactionType::word))
        .containsExactly("income", "expense");
    assertThat(words(AccountingType.values(), AccountingType::word))
        .containsExactly("recharge", "receive", "pay", "settle");
    assertThat(words(GatewayCurrency.values(), GatewayCurrency::word))
        .containsExactly(
            "cny", "usd", "thb", "vnd", "php", "sgd", "idr", "bdt", "twd", "inr", "mmk", "brl",
            "mxn");
  }

  @Test
  void areFoundByTheirExactWord() {
    assertThat(PaymentStatus.of("reject")).contains(PaymentStatus.REJECT);
    assertThat(NotifyStatus.of("delivered")).contains(NotifyStatus.DELIVERED);
    assertThat(AccountingStatus.of("accounted")).contains(AccountingStatus.ACCOUNTED);
    assertThat(TransactionType.of("income")).contains(TransactionType.INCOME);
    assertThat(AccountingType.of("settle")).contains(AccountingType.SETTLE);
    assertThat(GatewayCurrency.of("thb"))
        .contains(GatewayCurrency.THB)
        .isEqualTo(GatewayCurrency.of("THB"));
  }

  @Test
  void leaveUnknownWordsToTheCaller() {
    for (String word : List.of("", "Completed", "COMPLETED", "complete", "completed ")) {
      assertThat(PaymentStatus.of(word)).isEmpty();
      assertThat(NotifyStatus.of(word)).isEmpty();
    }
    assertThat(GatewayCurrency.of("xxx")).isEmpty();
  }

  private static <E> List<String> words(E[] constants, Function<E, String> word) {
    return Stream.of(constants).map(word).toList();
  }
}
