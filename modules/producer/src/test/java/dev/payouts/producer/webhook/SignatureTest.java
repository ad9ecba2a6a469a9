package dev.payouts.producer.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the vector that the libraries of the Standard Webhooks specification are tested with. */
class SignatureTest {
  private static final byte[] KEY = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final byte[] FORMER =
      "not less than twenty-four bytes".getBytes(StandardCharsets.UTF_8);
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant AT = Instant.ofEpochSecond(1_614_265_330).plusMillis(999);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void signsAsTheSpecificationDoes() {
    assertThat(new Signature(List.of(KEY)).of(ID, AT, BODY)).isEqualTo(SIGNED);
  }

  @Test
  void signsWithTheFormerKeyToo() {
    String both = new Signature(List.of(KEY, FORMER)).of(ID, AT, BODY);

    assertThat(both).startsWith(SIGNED + " v1,").hasSize(2 * SIGNED.length() + 1);
    assertThat(both).endsWith(new Signature(List.of(FORMER)).of(ID, AT, BODY));
  }
}
