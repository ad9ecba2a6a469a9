package dev.payouts.producer.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.service.InvalidSetting;
import dev.payouts.service.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSettingsTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Map<String, String> SHOP =
      Map.of(
          "PAYOUTS_WEBHOOKS_SHOP_URL",
          "https://shop.example/payouts",
          "PAYOUTS_WEBHOOKS_SHOP_SECRET",
          SECRET);

  @Test
  void readsThemFromTheEnvironment(@TempDir Path directory) throws Exception {
    Path former = Files.writeString(directory.resolve("former"), SECRET + "\n");

    List<Webhook> all =
        read(
                "PAYOUTS_WEBHOOKS_SHOP_FORMER_SECRET_FILE", former.toString(),
                "PAYOUTS_WEBHOOKS_SHOP_SOURCES", "payroll, refunds",
                "PAYOUTS_WEBHOOKS_SHOP_LIMIT", "3s",
                "PAYOUTS_WEBHOOKS_DESK_URL", "http://127.0.0.1:9000/",
                "PAYOUTS_WEBHOOKS_DESK_SECRET", SECRET)
            .all();

    assertThat(all).extracting(Webhook::name).containsExactly("desk", "shop");
    Webhook shop = all.getLast();
    assertThat(shop.url()).hasToString("https://shop.example/payouts");
    assertThat(shop.limit()).isEqualTo(Duration.ofSeconds(3));
    assertThat(shop.wants("refunds")).isTrue();
    assertThat(shop.wants("wages")).isFalse();
    assertThat(shop.signature().of("a", java.time.Instant.EPOCH, new byte[0]).split(" "))
        .hasSize(2);
    assertThat(all.getFirst().wants("wages")).isTrue();
  }

  @Test
  void asksForNoWebhook() {
    assertThat(Settings.from(Map.of(), WebhookSettings.PREFIX, WebhookSettings.class).all())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "URL | http://shop.example/ | shop.url (PAYOUTS_WEBHOOKS_SHOP_URL) must be an https address without user name, or http to this machine",
        "URL | https://me:pass@shop.example/ | shop.url (PAYOUTS_WEBHOOKS_SHOP_URL) must be an https address without user name, or http to this machine",
        "URL | ftp://127.0.0.1/ | shop.url (PAYOUTS_WEBHOOKS_SHOP_URL) must be an https address without user name, or http to this machine",
        "URL | '' | shop.url (PAYOUTS_WEBHOOKS_SHOP_URL) is not set",
        "SECRET | '' | shop.secret (PAYOUTS_WEBHOOKS_SHOP_SECRET) is not set; set it or payouts.webhooks.shop.secret-file",
        "SECRET | MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | shop.secret (PAYOUTS_WEBHOOKS_SHOP_SECRET) must be whsec_ and then 24 to 64 bytes in Base64; make one by: echo whsec_$(openssl rand -base64 32)",
        "SECRET | whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2La | shop.secret (PAYOUTS_WEBHOOKS_SHOP_SECRET) must be whsec_ and then 24 to 64 bytes in Base64; make one by: echo whsec_$(openssl rand -base64 32)",
        "SECRET | whsec_no*base64 | shop.secret (PAYOUTS_WEBHOOKS_SHOP_SECRET) must be whsec_ and then 24 to 64 bytes in Base64; make one by: echo whsec_$(openssl rand -base64 32)",
        "LIMIT | 0s | shop.limit (PAYOUTS_WEBHOOKS_SHOP_LIMIT) must be from 100ms to 1m and is PT0S",
        "AUTHORITY_FILE | /nowhere/at/all | shop.authority-file (PAYOUTS_WEBHOOKS_SHOP_AUTHORITY_FILE) names a file that cannot be read: /nowhere/at/all",
      })
  void saysWhatCannotWork(String name, String value, String sentence) {
    assertThatThrownBy(() -> read("PAYOUTS_WEBHOOKS_SHOP_" + name, value))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("payouts.webhooks." + sentence);
  }

  private static WebhookSettings read(String... pairs) {
    Map<String, String> environment = new HashMap<>(SHOP);
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put(pairs[i], pairs[i + 1]);
    }
    return Settings.from(environment, WebhookSettings.PREFIX, WebhookSettings.class);
  }
}
