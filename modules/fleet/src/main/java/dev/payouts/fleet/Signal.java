package dev.payouts.fleet;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/** The signals that Java cannot send by itself; the numbers are those of Linux and of macOS. */
public enum Signal {
  STOP(19, 17),
  CONT(18, 19);

  private static final MethodHandle KILL = kill();

  private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

  private final int onLinux;
  private final int onMac;

  Signal(int onLinux, int onMac) {
    this.onLinux = onLinux;
    this.onMac = onMac;
  }

  @SuppressWarnings("restricted") // The launcher allows native access.
  private static MethodHandle kill() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("kill"),
        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  }

  /** A process that is gone already hears nothing, and that is no error. */
  public void send(long pid) {
    try {
      int _ = (int) KILL.invokeExact(Math.toIntExact(pid), MAC ? onMac : onLinux);
    } catch (Throwable impossible) {
      throw new IllegalStateException("kill cannot be called", impossible);
    }
  }
}
