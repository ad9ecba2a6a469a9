package dev.payouts.octopus;

import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * Calls the gateway for one merchant account. Each call is one signed POST, never repeated and
 * never redirected; whatever comes back is an outcome, not an exception. Thread-safe and blocking:
 * made to be called from many virtual threads.
 */
public final class OctopusClient implements AutoCloseable {
  private static final String NEW_ORDER = "/octopus/api/order/new";
  private static final String GET_ORDER = "/octopus/api/order/get";
  private static final String GET_LEDGER = "/octopus/api/ledger/get_merchant_ledger";

  private final GatewayAccount account;
  private final Signature signature;
  private final Transport transport;
  private final Answers answers;

  public OctopusClient(GatewayAccount account, ClientSettings settings) {
    // Asked for when needed: loading the trusted certificates takes a while, and http needs none.
    this(account, settings, () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  OctopusClient(
      GatewayAccount account, ClientSettings settings, Supplier<SSLSocketFactory> sockets) {
    this(account, settings, new SocketTransport(account, settings, sockets));
  }

  private OctopusClient(GatewayAccount account, ClientSettings settings, Transport transport) {
    this.account = account;
    this.signature = new Signature(account.secret());
    this.transport = transport;
    this.answers = new Answers(account, settings);
  }

  /** A client whose requests travel otherwise than over sockets, such as in a simulation. */
  public static OctopusClient over(
      Transport transport, GatewayAccount account, ClientSettings settings) {
    return new OctopusClient(account, settings, transport);
  }

  /** Whose account it calls with. */
  public String merchantUid() {
    return account.merchantUid();
  }

  /** Posts order/new once, unless the deadline has passed before its first byte is written. */
  public SubmitOutcome submit(NewOrder order, Deadline deadline) {
    return answers.submitted(post(NEW_ORDER, order.fields(account.merchantUid()), deadline), order);
  }

  /** Posts order/get once. */
  public InquiryOutcome inquire(String merchantOrderId, Deadline deadline) {
    var fields = Map.of("merchant_order_id", merchantOrderId);
    return answers.inquired(post(GET_ORDER, fields, deadline), merchantOrderId);
  }

  /** Posts ledger/get_merchant_ledger once. */
  public LedgerOutcome ledger(Deadline deadline) {
    return answers.ledger(
        post(GET_LEDGER, Map.of("merchant_uid", account.merchantUid()), deadline));
  }

  private Transport.Reply post(String path, Map<String, String> fields, Deadline deadline) {
    return transport.post(
        new Transport.Request(path, Json.write(fields), signature.sign(fields)), deadline);
  }

  /** Closes every connection; calls under way end as unknown. */
  @Override
  public void close() {
    transport.close();
  }

  @Override
  public String toString() {
    return "OctopusClient[" + account + "]";
  }
}
