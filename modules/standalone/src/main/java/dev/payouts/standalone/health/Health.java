package dev.payouts.standalone.health;

/** How a role of this machine is, as far as can be told from outside. */
sealed interface Health {
  /** It does its work. */
  record Well() implements Health {}

  /** It is there and does not do its work. */
  record Unwell(String problem) implements Health {}

  /** Nothing listens at its port: it does not run here. */
  record Absent() implements Health {}
}
