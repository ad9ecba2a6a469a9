package dev.payouts.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
  @Test
  void signsFieldsSortedByName() {
    String signature = new Signature("secret").sign(Map.of("b", "2", "a", "1"));

    // printf 'a=1&b=2' | openssl dgst -sha256 -hmac secret
    assertThat(signature)
        .isEqualTo("604fe97c66c6393ff22e3cae366eee1131e351ebc736bf12f5d62e1755b7a233");
  }
}
