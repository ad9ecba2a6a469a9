package dev.payouts.standalone.manual;

/** How a command can end, for whoever called it from a script. */
public enum Exit {
  DONE(0, "done"),
  FAILED(1, "not done, or not all of it; stderr says why"),
  MISUSED(2, "the command line or a setting means nothing; stderr says which"),
  NOT_AS_WANTED(3, "done, and the answer is no: bad rows, a refused command, a difference"),
  NOT_KNOWN(4, "cannot be told; doing it again is safe");

  private final int code;
  private final String meaning;

  Exit(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  /** Unless a command says it in words of its own. */
  String meaning() {
    return meaning;
  }

  /** For commands that either do it all or do not. */
  public static Exit of(boolean done) {
    return done ? DONE : FAILED;
  }
}
