package dev.payouts.producer.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** Whoever writes a receiver tries it with the page's example. */
  @Test
  void theExampleOfThePageIsSignedAsItSays() throws IOException {
    String page = Files.readString(Path.of("..", "..", "docs", "WEBHOOKS.md"));
    String body = found(page, "(\\{\"type\"[\\s\\S]*?\\}\\})\\n").replaceAll("\\n *", "");
    byte[] key = Base64.getDecoder().decode(found(page, "`whsec_([^`]+)`"));
    Instant at = Instant.ofEpochSecond(Long.parseLong(found(page, "webhook-timestamp: (\\d+)")));

    String signed =
        new Signature(List.of(key))
            .of(found(page, "webhook-id: (\\S+)"), at, body.getBytes(StandardCharsets.UTF_8));

    assertThat(signed).isEqualTo(found(page, "webhook-signature: (\\S+)"));
  }

  private static String found(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
