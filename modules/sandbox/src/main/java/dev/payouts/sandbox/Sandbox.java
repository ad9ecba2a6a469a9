package dev.payouts.sandbox;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running sandbox gateway: the Octopus API over HTTP, with a ledger and magic values.
 *
 * <p>Close it to stop it. What it accepted is in its directory, if it has one, and there again when
 * it is started anew.
 */
public final class Sandbox implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Sandbox.class.getName());

  /** Fine enough for callbacks; answers look at the clock themselves. */
  private static final int TICK_MILLIS = 5;

  private final Listener listener;
  private final Journal journal;
  private final Callbacks callbacks;
  private final Introspection introspection;
  private final SandboxLedger ledger;
  private final MerchantAccount account;

  private Sandbox(Listener listener, Parts parts, SandboxLedger ledger, MerchantAccount account) {
    this.listener = listener;
    this.journal = parts.journal();
    this.callbacks = parts.callbacks();
    this.introspection = parts.introspection();
    this.ledger = ledger;
    this.account = account;
  }

  /** Starts a sandbox by the system's clock. */
  public static Sandbox start(SandboxSettings settings) throws IOException {
    return start(settings, InstantSource.system());
  }

  /**
   * Starts a sandbox; it answers calls when this returns.
   *
   * @param clock by which orders move from status to status
   * @throws IOException if the address is taken or the ledger cannot be read
   * @throws InvalidSetting if the ledger is damaged or in use by another sandbox
   */
  public static Sandbox start(SandboxSettings settings, InstantSource clock) throws IOException {
    Listener listener = Listener.bind(settings.bindAddress(), settings.port());
    try {
      EventLoop loop = listener.loop();
      Agenda agenda = new Agenda(clock);
      Parts parts = Parts.of(settings, agenda, loop, listener.uri());
      var _ =
          loop.scheduleWithFixedDelay(
              () -> tick(agenda), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
      listener.serve(parts.router());
      SandboxLedger ledger = new SandboxLedger(parts.ledger(), agenda, loop);
      return new Sandbox(listener, parts, ledger, settings.account());
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  private static void tick(Agenda agenda) {
    try {
      agenda.runDue();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "something that was due went wrong", e);
    }
  }

  /** Such as {@code http://127.0.0.1:40123}; the calls are below {@code /octopus/api/}. */
  public URI uri() {
    return listener.uri();
  }

  public MerchantAccount account() {
    return account;
  }

  public SandboxLedger ledger() {
    return ledger;
  }

  /** Forgets every order, in memory and on disk, and switches faults off. */
  public void reset() {
    CompletableFuture<Answer> done = new CompletableFuture<>();
    listener.loop().execute(() -> introspection.reset(done::complete));
    var _ = done.join();
  }

  @Override
  public void close() {
    listener.close();
    callbacks.close();
    journal.close();
  }
}
