package dev.payouts.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTest {
  /** Each signature is what {@code printf '%s' TEXT | openssl dgst -sha256 -hmac SECRET} prints. */
  static Stream<Arguments> vectors() {
    return Stream.of(
        // TEXT: a=1&b=2
        Arguments.of(
            "secret",
            Map.of("b", "2", "a", "1"),
            "604fe97c66c6393ff22e3cae366eee1131e351ebc736bf12f5d62e1755b7a233"),
        // TEXT: amount=100.00&country=TH&currency=thb&merchant_order_id=wage-2026-11-000017
        //   &merchant_uid=M-1&payment=bank&response_type=json&to=0123456789
        //   &to_name=สมชาย ใจดี&transaction_type=expense
        Arguments.of(
            "top-secret",
            Map.of(
                "transaction_type", "expense",
                "amount", "100.00",
                "merchant_order_id", "wage-2026-11-000017",
                "merchant_uid", "M-1",
                "currency", "thb",
                "payment", "bank",
                "response_type", "json",
                "country", "TH",
                "to", "0123456789",
                "to_name", "สมชาย ใจดี"),
            "3c08e3170404b47f9a0557a8046ed13a8a0384f2c6f2488a06646ad6d2c80358"),
        // TEXT: a=&b=x
        Arguments.of(
            "top-secret",
            Map.of("a", "", "b", "x"),
            "bb492059506372a51d1f9357edea429df444f9f990223bdb3675aa68a03db6c4"),
        // TEXT: a=1&b=2=3&c=d
        Arguments.of(
            "top-secret",
            Map.of("a", "1&b=2=3", "c", "d"),
            "c31f55176ba821eae6fabd902f07ea734e0d8a9e7bd3be7a4d49542607d6653a"),
        // TEXT: from=1&from_bank_name=2&from_name=3&to=4
        Arguments.of(
            "top-secret",
            Map.of("to", "4", "from_name", "3", "from_bank_name", "2", "from", "1"),
            "6c6ea71c3c3fadc4a31acb171cd8ff9934bf637e061b39fa248c6d5717e1cee3"),
        // TEXT: name=😀 žluťoučký&tab=a<TAB>b, SECRET: clé-秘密
        Arguments.of(
            "clé-秘密",
            Map.of("name", "😀 žluťoučký", "tab", "a\tb"),
            "4b325a7e3be4076bb5e865b69479cad13bde692f355c5a6ba57e1f5787d6685a"),
        // TEXT is empty
        Arguments.of(
            "top-secret",
            Map.of(),
            "197d1fae0b31e15ab2716b002b38f53307453188ccddc7d2d587e7ebcbdba3e0"),
        // TEXT: A=1&Z=2&_=3&a=4
        Arguments.of(
            "top-secret",
            Map.of("a", "4", "_", "3", "Z", "2", "A", "1"),
            "28cefdea4184ab8de422f0ec40c0324f4ac1e947ba976bbbee532b8b3074b392"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void signsLikeOpenssl(String secret, Map<String, String> fields, String signature) {
    assertThat(new Signature(secret).sign(fields)).isEqualTo(signature);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void matchesNothingElse(String secret, Map<String, String> fields, String signature) {
    var sut = new Signature(secret);

    assertThat(sut.matches(fields, signature)).isTrue();
    assertThat(sut.matches(fields, signature.substring(1))).isFalse();
    assertThat(sut.matches(fields, "")).isFalse();
    assertThat(sut.matches(fields, signature + "0")).isFalse();
    assertThat(new Signature(secret + "x").matches(fields, signature)).isFalse();
  }

  @Test
  void hidesTheSecret() {
    assertThat(new Signature("top-secret").toString()).doesNotContain("top-secret");
  }
}
