package dev.payouts.orchestrator.topology;

import java.util.List;

/** The names of the topology's nodes and stores; changelog topics are named after stores. */
public final class Names {
  public static final String PAYOUTS = "payouts";

  static final String TALLIES = "tallies";
  static final String COMMANDS = "commands";
  static final String REPLIES = "replies";
  static final String ORCHESTRATE = "orchestrate";

  private Names() {}

  /** The topic with the state of all payouts. */
  public static String changelog(String applicationId) {
    return changelog(applicationId, PAYOUTS);
  }

  /** Every topic that Kafka Streams makes for itself. */
  public static List<String> changelogs(String applicationId) {
    return List.of(changelog(applicationId), changelog(applicationId, TALLIES));
  }

  private static String changelog(String applicationId, String store) {
    return applicationId + "-" + store + "-changelog";
  }
}
