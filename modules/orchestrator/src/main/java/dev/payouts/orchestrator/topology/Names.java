package dev.payouts.orchestrator.topology;

/** The names of the topology's nodes and stores; changelog topics are named after stores. */
public final class Names {
  public static final String PAYOUTS = "payouts";

  static final String TALLIES = "tallies";
  static final String COMMANDS = "commands";
  static final String REPLIES = "replies";
  static final String ORCHESTRATE = "orchestrate";

  private Names() {}
}
