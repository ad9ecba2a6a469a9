package dev.payouts.proofs.failpoints;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Payouts that go through a failpoint together, one for each misbehaviour of the gateway.
 *
 * @param prefix of their ids
 * @param accounts with what those of their payees begin, which is how their ids end as well
 * @param enough how many of them must be there together
 */
record Wave(String prefix, List<String> accounts, int enough) {
  Wave {
    accounts = List.copyOf(accounts);
  }

  Set<String> ids() {
    return accounts.stream().map(this::id).collect(Collectors.toUnmodifiableSet());
  }

  String id(String account) {
    return prefix + account;
  }

  /** Of a payout of any wave. */
  static String account(String id) {
    return id.substring(id.lastIndexOf('-') + 1);
  }
}
