package dev.payouts.proofs.simulation.gateway;

import dev.payouts.octopus.Deadline;
import dev.payouts.octopus.Transport;
import dev.payouts.proofs.guarantees.Observation;
import dev.payouts.proofs.simulation.engine.Choices;
import dev.payouts.proofs.simulation.engine.Machine;
import dev.payouts.proofs.simulation.engine.Story;
import dev.payouts.proofs.simulation.engine.Weather;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way from one machine to the gateway and back. A call runs in a pocket of time: what it brings
 * about at the gateway is found out at once, as of the moment of arrival.
 */
public final class Network implements Transport {
  private static final Pattern FIELD = Pattern.compile("\"([a-z_]+)\":\"([^\"]*)\"");
  private static final Duration USUAL = Duration.ofMillis(10);

  private final Machine machine;
  private final Gateway gateway;
  private final Weather weather;
  private final Duration callLimit;
  private final Duration orphanedSocket;
  private final Consumer<Observation> observer;
  private final Story story;

  /**
   * @param callLimit the longest the client waits
   * @param orphanedSocket how much later a request of a closed socket may arrive
   */
  public Network(
      Machine machine,
      Gateway gateway,
      Weather weather,
      Duration callLimit,
      Duration orphanedSocket,
      Consumer<Observation> observer,
      Story story) {
    this.machine = machine;
    this.gateway = gateway;
    this.weather = weather;
    this.callLimit = callLimit;
    this.orphanedSocket = orphanedSocket;
    this.observer = observer;
    this.story = story;
  }

  @Override
  public Reply post(Request request, Deadline deadline) {
    Choices choices = weather.choices();
    Map<String, String> fields = fields(request.body());
    boolean order = request.path().endsWith("/order/new");
    if (weather.strikes(6)) {
      machine.spend(choices.of(Duration.ofSeconds(2), Duration.ofSeconds(5), deadline.remaining()));
    }
    if (weather.strikes(10, "network: connection refused")) {
      return new Reply.NotSent("connection refused");
    }
    if (deadline.passed()) {
      return new Reply.NotSent("deadline passed");
    }
    if (order) {
      sent(fields);
    }
    Instant arrival = machine.trueTime().plus(way(choices));
    boolean arrives = !weather.strikes(8, "network: request lost");
    Duration back = weather.strikes(6, "network: answer lost or late") ? callLimit : USUAL;
    Instant answered = arrival.plus(back);
    Instant limit = machine.trueTime().plus(callLimit);
    Reply answer = arrives ? answer(fields, order, arrival) : new Reply.Lost("nothing came back");
    if (!arrives || !answered.isBefore(limit)) {
      // Closed by a reset or given up: either way nobody knows.
      machine.spend(choices.of(callLimit, USUAL));
      return new Reply.Lost("no answer within the limit");
    }
    machine.spend(Duration.between(machine.trueTime(), answered));
    return answer;
  }

  private void sent(Map<String, String> fields) {
    String id = Objects.requireNonNull(fields.get("merchant_order_id"));
    Instant at = machine.trueTime();
    Instant shown = machine.wall();
    story.tell(() -> "a worker sends " + id + " at " + shown + " by its clock");
    observer.accept(
        new Observation.Posted(
            id,
            new BigDecimal(fields.get("amount")),
            Objects.requireNonNull(fields.get("currency")),
            Objects.requireNonNull(fields.get("to")),
            at));
  }

  private Duration way(Choices choices) {
    return weather.faulty()
        ? choices.of(
            USUAL, USUAL, USUAL, Duration.ofSeconds(4), callLimit, callLimit.plus(orphanedSocket))
        : USUAL;
  }

  private Reply answer(Map<String, String> fields, boolean order, Instant arrival) {
    return order
        ? gateway.take(fields, arrival)
        : gateway.show(Objects.requireNonNull(fields.get("merchant_order_id")), arrival);
  }

  private static Map<String, String> fields(String body) {
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = FIELD.matcher(body);
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2));
    }
    return fields;
  }

  @Override
  public void close() {}
}
