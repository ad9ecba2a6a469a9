package dev.payouts.proofs.simulation.gateway;

import dev.payouts.avro.GatewayReply;
import dev.payouts.octopus.GatewayAccount;
import dev.payouts.octopus.Signature;
import dev.payouts.producer.CallbackReader;
import dev.payouts.proofs.simulation.engine.Choices;
import dev.payouts.proofs.simulation.engine.Timeline;
import dev.payouts.proofs.simulation.engine.Weather;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The gateway's callbacks and the producer's check of them: lost, late, twice, out of order, forged
 * and about strangers until the faults stop.
 */
public final class Callbacks {
  private final Weather weather;
  private final Timeline timeline;
  private final GatewayAccount account;
  private final CallbackReader reader;
  private final Consumer<GatewayReply> hints;

  public Callbacks(
      Weather weather, GatewayAccount account, Gateway gateway, Consumer<GatewayReply> hints) {
    this.weather = weather;
    this.timeline = weather.timeline();
    this.account = account;
    this.reader = new CallbackReader(account, timeline::now);
    this.hints = hints;
    gateway.onOrder(this::plan);
  }

  private void plan(Order order) {
    Choices choices = weather.choices();
    for (Order.Change change : order.life()) {
      int times = weather.faulty() ? choices.of(1, 0, 2) : 1;
      for (int i = 0; i < times; i++) {
        Duration late =
            weather.faulty()
                ? choices.of(Duration.ofMillis(20), Duration.ofSeconds(30), Duration.ofMinutes(20))
                : Duration.ofMillis(20);
        Instant due = change.at().plus(late);
        timeline.in(
            Duration.between(timeline.now(), due),
            () -> call(order.id(), order.word(due), account));
      }
    }
    if (weather.strikes(10, "callback: forged")) {
      var forger = new GatewayAccount(account.url(), "forger", "guessed", account.merchantUid());
      timeline.in(Duration.ofMillis(5), () -> call(order.id(), "completed", forger));
    }
  }

  /** One that speaks of an order before it is made, or of a payout nobody knows. */
  public void callUnasked(String id) {
    call(id, "processing", account);
  }

  private void call(String id, String word, GatewayAccount signer) {
    Map<String, String> fields =
        new TreeMap<>(
            Map.of(
                "merchant_order_id",
                id,
                "payment_status",
                word,
                "merchant_uid",
                account.merchantUid()));
    String body =
        fields.entrySet().stream()
            .map(field -> "\"" + field.getKey() + "\":\"" + field.getValue() + "\"")
            .collect(Collectors.joining(",", "{", "}"));
    String signature = new Signature(signer.secret()).sign(fields);
    if (reader.read(body, signature) instanceof CallbackReader.Reading.Hint hint) {
      hints.accept(hint.reply());
    }
  }
}
