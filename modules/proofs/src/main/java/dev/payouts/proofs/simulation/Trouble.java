package dev.payouts.proofs.simulation;

import dev.payouts.proofs.simulation.engine.Choices;
import dev.payouts.proofs.simulation.engine.Story;
import dev.payouts.proofs.simulation.engine.Timeline;
import dev.payouts.proofs.simulation.engine.Weather;
import dev.payouts.proofs.simulation.gateway.Callbacks;
import dev.payouts.proofs.simulation.kafka.Broker;
import dev.payouts.proofs.simulation.kafka.RequestGroup;
import dev.payouts.proofs.simulation.streams.Orchestrator;
import dev.payouts.proofs.simulation.upstream.Operator;
import dev.payouts.proofs.simulation.upstream.Upstream;
import java.time.Duration;
import java.util.List;

/** What others do to the system, at any time until the faults stop. */
record Trouble(
    Weather weather,
    Broker broker,
    Orchestrator orchestrator,
    RequestGroup workers,
    RequestGroup pollers,
    Callbacks callbacks,
    Upstream upstream,
    Operator operator,
    Runnable stateLost,
    Story story) {
  private static final List<String> KINDS =
      List.of(
          "nothing",
          "orchestrator: kill -9",
          "orchestrator: SIGSTOP",
          "orchestrator: partition handed over",
          "orchestrator: clock set",
          "worker: kill -9",
          "worker: SIGSTOP",
          "poller: kill -9",
          "poller: SIGSTOP",
          "kafka: broker away",
          "worker: offsets set back or deleted",
          "poller: offsets set back or deleted",
          "callback: unasked",
          "upstream: everything sent again",
          "operator: reviews resolved",
          "orchestrator: state and offsets lost",
          "worker: another one joins",
          "orchestrator: offsets lost",
          "worker: another one joins, its clock hours off");

  void begin() {
    Timeline timeline = weather.timeline();
    if (!weather.faulty()) {
      return;
    }
    Duration wait =
        weather.choices().of(Duration.ofMinutes(4), Duration.ofMillis(700), Duration.ofSeconds(20));
    timeline.in(
        wait,
        () -> {
          if (weather.faulty()) {
            strike();
            begin();
          }
        });
  }

  private void strike() {
    Choices choices = weather.choices();
    int kind = choices.next(KINDS.size());
    if (kind > 0) {
      weather.counts().add(KINDS.get(kind));
    }
    switch (kind) {
      case 1 -> orchestrator.crash();
      case 2 -> orchestrator.stop(pause());
      case 3 -> orchestrator.handOver();
      case 4 -> orchestrator.setClock();
      case 5 -> workers.kill(absence());
      case 6 -> workers.stop(pause());
      case 7 -> pollers.kill(absence());
      case 8 -> pollers.stop(pause());
      case 9 -> {
        Duration time = choices.of(Duration.ofSeconds(2), Duration.ofSeconds(40));
        story.tell(() -> "the broker is away for " + time);
        broker.goDown(time);
      }
      case 10 -> workers.tamper(choices.next(2) == 1);
      case 11 -> pollers.tamper(choices.next(2) == 1);
      case 12 -> callbacks.callUnasked("pay-" + choices.next(9));
      case 13 -> upstream.sendAllAgain();
      case 14 -> operator.work();
      case 15 -> {
        stateLost.run();
        orchestrator.loseState();
      }
      case 16 -> workers.start(Duration.ofMillis(choices.next(2_000)));
      case 17 -> orchestrator.loseOffsets();
      case 18 -> workers.startAstray(choices.of(Duration.ofHours(-2), Duration.ofHours(2)));
      default -> {}
    }
  }

  private Duration pause() {
    return weather
        .choices()
        .of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1));
  }

  private Duration absence() {
    return weather.choices().of(Duration.ofSeconds(3), Duration.ofSeconds(45));
  }
}
