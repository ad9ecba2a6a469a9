package dev.payouts.standalone.catalogue;

/** Something that is not as it has to be. */
record Difference(String what, String found, String needed) {
  @Override
  public String toString() {
    return found.isEmpty() ? what : "%s is %s, needed is %s".formatted(what, found, needed);
  }
}
