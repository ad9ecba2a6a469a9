package dev.payouts.standalone.manual;

/**
 * An option of a command.
 *
 * @param name with its dashes
 * @param value what follows it, such as FILE; empty for a switch
 * @param required whether the command means nothing without it
 * @param what it does, read after its name
 */
record Option(String name, String value, boolean required, Values values, String what) {
  static final Option JSON = flag("--json", "data as JSON, the same names as in the API");

  static Option flag(String name, String what) {
    return new Option(name, "", false, new Values.Free(), what);
  }

  static Option of(String name, String value, String what) {
    return new Option(name, value, false, new Values.Free(), what);
  }

  static Option file(String name, String what) {
    return new Option(name, "FILE", false, new Values.Files(), what);
  }

  Option completedBy(Values completion) {
    return new Option(name, value, required, completion, what);
  }

  Option must() {
    return new Option(name, value, true, values, what);
  }

  /** As the usage writes it without brackets. */
  String written() {
    return value.isEmpty() ? name : name + " " + value;
  }
}
