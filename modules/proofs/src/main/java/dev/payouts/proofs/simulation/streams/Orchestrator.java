package dev.payouts.proofs.simulation.streams;

import dev.payouts.orchestrator.topology.Workplace;
import dev.payouts.proofs.simulation.engine.Machine;
import dev.payouts.proofs.simulation.engine.Story;
import dev.payouts.proofs.simulation.engine.Timeline;
import dev.payouts.proofs.simulation.engine.Weather;
import dev.payouts.proofs.simulation.kafka.Broker;
import dev.payouts.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The instances of the orchestrator and who of them owns which partition. */
public final class Orchestrator {
  private static final Duration SESSION = Duration.ofSeconds(10);

  /** A running instance. */
  private record Instance(Machine machine, Workplace workplace) {}

  private final Broker broker;
  private final Weather weather;
  private final Timeline timeline;
  private final Story story;
  private final Supplier<Workplace> workplaces;
  private final boolean exactlyOnce;
  private final boolean fencesTimers;
  private final List<Slot> slots;
  private final List<Instance> instances = new ArrayList<>();
  private final Map<Integer, Long> adopted = new HashMap<>();

  /**
   * @param exactlyOnce the processing guarantee that the product sets
   * @param fencesTimers whether the broker is asked about one who commits without having read
   */
  public Orchestrator(
      Broker broker,
      Weather weather,
      Story story,
      boolean exactlyOnce,
      boolean fencesTimers,
      Supplier<Workplace> workplaces) {
    this.broker = broker;
    this.weather = weather;
    this.timeline = weather.timeline();
    this.story = story;
    this.exactlyOnce = exactlyOnce;
    this.fencesTimers = fencesTimers;
    this.workplaces = workplaces;
    this.slots = IntStream.range(0, broker.partitions()).mapToObj(Slot::new).toList();
    Slot.SOURCES.forEach(topic -> broker.onArrival(topic, this::wake));
  }

  private void wake(int partition) {
    Task owner = slots.get(partition).owner;
    if (owner != null) {
      owner.wake();
    }
  }

  boolean isExactlyOnce() {
    return exactlyOnce;
  }

  boolean fencesTimers() {
    return fencesTimers;
  }

  /** Starts an instance whose clock is off by the skew given. */
  public void start(Duration skew) {
    Workplace workplace = workplaces.get();
    var instance = new Instance(new Machine(timeline, skew), workplace);
    workplace.adopt(adopted);
    instances.add(instance);
    assign();
  }

  /** Partitions without a living owner go to whoever runs. */
  private void assign() {
    List<Instance> running = instances.stream().filter(each -> each.machine().isRunning()).toList();
    if (running.isEmpty()) {
      return;
    }
    for (Slot slot : slots) {
      if (slot.owner == null) {
        take(slot, running.get(slot.partition % running.size()));
      }
    }
  }

  private void take(Slot slot, Instance instance) {
    Task before = slot.owner;
    if (before != null) {
      // What it has begun leaves nothing behind.
      before.abort();
    }
    slot.owner =
        new Task(slot, instance.machine(), broker, weather, instance.workplace(), this, story);
    if (weather.strikes(40, "orchestrator: held up when restored")) {
      stop(instance, weather.choices().of(Duration.ofSeconds(40), Duration.ofSeconds(12)));
    }
  }

  /** The task starts again from what is committed. */
  void reopen(Slot slot) {
    Task before = slot.owner;
    if (before == null) {
      return;
    }
    before.abort();
    before.close();
    Instance instance = find(before.machine());
    if (instance != null) {
      take(slot, instance);
    }
  }

  private @Nullable Instance find(Machine machine) {
    return instances.stream()
        .filter(instance -> instance.machine() == machine)
        .findFirst()
        .orElse(null);
  }

  /** kill -9 of a random instance. */
  public void crash() {
    Instance victim = pick();
    if (victim != null) {
      crash(victim.machine(), "in between");
    }
  }

  void crash(Machine machine, String when) {
    Duration absence =
        weather.choices().of(Duration.ofSeconds(2), Duration.ofSeconds(9), Duration.ofMinutes(4));
    story.tell(() -> "kill -9 of an orchestrator " + when + ", back after " + absence);
    machine.kill();
    Instance instance = find(machine);
    instances.remove(instance);
    timeline.in(SESSION, () -> orphan(machine));
    timeline.in(absence, () -> start(weather.skew()));
  }

  /** SIGSTOP of a random instance, SIGCONT later; meanwhile others take over. */
  public void stop(Duration time) {
    Instance victim = pick();
    if (victim != null) {
      stop(victim, time);
    }
  }

  private void stop(Instance victim, Duration time) {
    story.tell(() -> "an orchestrator is stopped for " + time);
    victim.machine().stop(time);
    if (time.compareTo(SESSION) > 0) {
      timeline.in(SESSION, () -> orphan(victim.machine()));
    }
    timeline.in(time.plusMillis(1), this::assign);
  }

  /** Its session has run out: its partitions go to others, or wait for one. */
  private void orphan(Machine machine) {
    List<Instance> running = instances.stream().filter(each -> each.machine().isRunning()).toList();
    for (Slot slot : slots) {
      Task owner = slot.owner;
      if (owner != null && owner.machine() == machine) {
        if (running.isEmpty()) {
          owner.abort();
          slot.owner = null;
        } else {
          take(slot, running.get(slot.partition % running.size()));
        }
      }
    }
  }

  /** An orderly hand-over of a random partition. */
  public void handOver() {
    Slot slot = slots.get(weather.choices().next(slots.size()));
    Task owner = slot.owner;
    List<Instance> others =
        instances.stream()
            .filter(each -> each.machine().isRunning())
            .filter(each -> owner == null || each.machine() != owner.machine())
            .toList();
    if (owner == null || others.isEmpty() || !owner.machine().isRunning() || broker.isDown()) {
      return;
    }
    story.tell(() -> "partition " + slot.partition + " moves to another orchestrator");
    if (owner.commit()) {
      owner.close();
      take(slot, others.getFirst());
    }
  }

  /** State and offsets are lost; all begin anew, told to adopt what is there. */
  public void loseState() {
    story.tell(() -> "the orchestrator's state and offsets are lost");
    adopt(
        slot -> {
          slot.reset();
          // As FirstStart does when it adopts without state.
          String replies = Topics.REPLIES.name();
          slot.offsets.put(replies, broker.log(replies, slot.partition).end());
        });
  }

  /** Offsets alone are lost; all go on with their state, told to adopt what is there. */
  public void loseOffsets() {
    story.tell(() -> "the orchestrator's offsets are lost");
    adopt(Slot::forgetOffsets);
  }

  private void adopt(Consumer<Slot> loss) {
    int count = instances.size();
    instances.forEach(instance -> instance.machine().kill());
    instances.clear();
    for (Slot slot : slots) {
      if (slot.owner != null) {
        slot.owner.abort();
      }
      slot.owner = null;
      loss.accept(slot);
      adopted.put(slot.partition, broker.log(Topics.COMMANDS.name(), slot.partition).end());
    }
    for (int i = 0; i < Math.max(1, count); i++) {
      timeline.in(Duration.ofSeconds(1), () -> start(weather.skew()));
    }
  }

  /** A clock is set, within what the policy allows. */
  public void setClock() {
    Instance victim = pick();
    if (victim != null) {
      Duration skew = weather.skew();
      story.tell(() -> "an orchestrator's clock is set to be off by " + skew);
      victim.machine().setSkew(skew);
    }
  }

  private @Nullable Instance pick() {
    return instances.isEmpty() ? null : instances.get(weather.choices().next(instances.size()));
  }
}
