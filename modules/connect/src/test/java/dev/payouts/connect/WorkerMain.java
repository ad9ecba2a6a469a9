package dev.payouts.connect;

import dev.payouts.localstack.Lifeline;
import org.apache.kafka.connect.cli.ConnectDistributed;

/** Runs a Kafka Connect worker in this JVM until its parent is gone; its argument is its file. */
final class WorkerMain {
  private WorkerMain() {}

  public static void main(String[] arguments) {
    Lifeline.watch();
    ConnectDistributed.main(arguments);
  }
}
