package dev.payouts.benchmarks.micro;

import dev.payouts.octopus.ClientSettings;
import dev.payouts.octopus.Deadline;
import dev.payouts.octopus.GatewayAccount;
import dev.payouts.octopus.OctopusClient;
import dev.payouts.octopus.Transport;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A gateway without a network, which says the same to everything. */
final class CannedGateway implements Transport {
  static final String SECRET = "0123456789abcdef0123456789abcdef";

  private static final GatewayAccount ACCOUNT =
      new GatewayAccount(URI.create("https://gateway.invalid"), "key-1", SECRET, Specimen.MERCHANT);

  private final Reply reply;

  /** Kept, so that no compiler leaves out what nobody would read. */
  private @Nullable Request last;

  private CannedGateway(Reply reply) {
    this.reply = reply;
  }

  static OctopusClient saying(String body) {
    return client(new Reply.Answered(200, "application/json; charset=utf-8", "", body));
  }

  /** Takes nothing, so that there is nothing to read either. */
  static OctopusClient away() {
    return client(new Reply.NotSent(""));
  }

  private static OctopusClient client(Reply reply) {
    return OctopusClient.over(new CannedGateway(reply), ACCOUNT, ClientSettings.defaults());
  }

  @Override
  public Reply post(Request request, Deadline deadline) {
    last = request;
    return reply;
  }

  @Override
  public void close() {
    last = null;
  }

  @Override
  public String toString() {
    return "CannedGateway[last=" + last + "]";
  }
}
