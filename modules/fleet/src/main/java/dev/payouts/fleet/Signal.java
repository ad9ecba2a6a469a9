package dev.payouts.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;

/** The signals that Java cannot send by itself. */
public enum Signal {
  STOP,
  CONT;

  /** A process that is gone already hears nothing, and that is no error. */
  public void send(long pid) {
    try {
      int _ =
          new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start()
              .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
