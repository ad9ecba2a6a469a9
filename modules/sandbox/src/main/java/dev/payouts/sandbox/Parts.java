package dev.payouts.sandbox;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Puts the sandbox together. */
record Parts(
    Ledger ledger,
    Journal journal,
    Callbacks callbacks,
    Introspection introspection,
    Router router) {

  /** Reads the ledger from disk; until this returns nothing else runs. */
  static Parts of(SandboxSettings settings, Agenda agenda, EventLoop loop, URI uri)
      throws IOException {
    Rules rules = settings.rules();
    Delays delays = settings.delays();
    MerchantAccount account = settings.account();
    CallbackText callbackText = new CallbackText(account, rules.callbacksSignEmpty());
    Callbacks callbacks = new Callbacks(callbackText, delays, agenda, loop);
    Ledger ledger = new Ledger(new Timetable(delays), agenda, callbacks);
    Journal journal = journal(settings, ledger, loop);

    OrderText text = new OrderText(account);
    NewOrderAnswers answers = new NewOrderAnswers(text, rules, delays, agenda, uri + "/pay/");
    OctopusApi api =
        new OctopusApi(
            account,
            rules.statuses(),
            new NewOrder(ledger, journal, callbacks, rules, account, answers, agenda),
            new OrderInquiry(ledger, journal, rules, delays, agenda, text),
            new MerchantLedger(ledger, rules, account.merchantUid()));
    FaultSwitch faults = new FaultSwitch(agenda);
    Introspection introspection = new Introspection(ledger, journal, callbacks, faults, agenda);
    Router router = new Router(api, introspection, faults, agenda);
    return new Parts(ledger, journal, callbacks, introspection, router);
  }

  private static Journal journal(SandboxSettings settings, Ledger ledger, EventLoop loop)
      throws IOException {
    if (settings.directory().isEmpty()) {
      return Journal.none();
    }
    Path directory = settings.directory().get();
    try {
      FileChannel file = LedgerFile.open(directory, ledger);
      return new FileJournal(file, settings.fsync(), loop).start();
    } catch (IOException e) {
      throw new IOException("The ledger in " + directory + " cannot be used: " + e, e);
    }
  }
}
