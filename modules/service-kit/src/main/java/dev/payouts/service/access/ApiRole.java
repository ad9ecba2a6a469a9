package dev.payouts.service.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the holder of an API key may do. */
public enum ApiRole {
  /** Command payouts and cancel them. */
  SUBMIT,
  /** See payouts, lanes and metrics. */
  READ,
  /** Decide about payouts in review, and open and close lanes. */
  OPERATE;

  /** All of them, as messages and files write them. */
  public static final String WORDS =
      Stream.of(values()).map(ApiRole::word).collect(Collectors.joining(", "));

  /** As files write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that word; exactly so, because a key with a role misread is a key too many. */
  public static Optional<ApiRole> of(String word) {
    return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
