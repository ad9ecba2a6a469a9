package dev.payouts.proofs.crashes.faults;

import dev.payouts.fleet.Role;
import dev.payouts.fleet.network.Weather;
import java.time.Duration;
import java.util.Locale;

/** One thing that goes wrong. */
public sealed interface Fault {
  /** SIGKILL, and a new life some time later. */
  record Kill(Role role, Duration down) implements Fault {}

  /** SIGTERM, and a new life at once. */
  record Restart(Role role) implements Fault {}

  /** Another one joins, and leaves by SIGTERM some time later. */
  record Added(Role role, Duration stay) implements Fault {}

  /** SIGTERM, and a new life some time later. */
  record Removed(Role role, Duration absence) implements Fault {}

  /** SIGSTOP, and SIGCONT some time later. */
  record Freeze(Role role, Duration length) implements Fault {}

  /** SIGKILL of one broker. */
  record BrokerKill(Which which, Duration down) implements Fault {}

  /** SIGSTOP of one broker. */
  record BrokerFreeze(Duration length) implements Fault {}

  /** SIGKILL of all brokers. */
  record Outage(Duration down) implements Fault {}

  /** SIGKILL of the registry. */
  record RegistryKill(Duration down) implements Fault {}

  /** Trouble between a service and the gateway. */
  record Network(Role role, Weather weather, Duration length) implements Fault {}

  /** SIGKILL of an orchestrator, whose state directory is then deleted. */
  record StateWiped() implements Fault {}

  /** SIGTERM of an orchestrator, whose state files then lose their second halves. */
  record StateTruncated() implements Fault {}

  /** All of a role are stopped, and their committed offsets deleted. */
  record OffsetsDeleted(Role role) implements Fault {}

  /** Which broker. */
  enum Which {
    ANY,
    /** That leads the first partition of the commands. */
    LEADER,
    /** That coordinates the workers' group. */
    COORDINATOR
  }

  /** What reports call it. */
  default String kind() {
    return switch (this) {
      case Kill kill -> "kill -9 " + kill.role().word();
      case Restart restart -> "restart " + restart.role().word();
      case Added added -> "added and removed " + added.role().word();
      case Removed removed -> "removed and added " + removed.role().word();
      case Freeze freeze ->
          "SIGSTOP %d s %s".formatted(freeze.length().toSeconds(), freeze.role().word());
      case BrokerKill kill -> "kill -9 broker, " + kill.which().name().toLowerCase(Locale.ROOT);
      case BrokerFreeze freeze -> "SIGSTOP %d s broker".formatted(freeze.length().toSeconds());
      case Outage _ -> "kill -9 all brokers";
      case RegistryKill _ -> "kill -9 registry";
      case Network network ->
          "network %s, %s"
              .formatted(
                  network.weather().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  network.role().word());
      case StateWiped _ -> "state directory wiped";
      case StateTruncated _ -> "state files truncated";
      case OffsetsDeleted deleted -> "offsets deleted, " + deleted.role().word();
    };
  }
}
