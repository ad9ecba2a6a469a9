package dev.payouts.sandbox;

import java.io.IOException;

/**
 * Runs a sandbox until it is stopped. Prints one line with its address and credentials; settings
 * that cannot work end it with one sentence and exit code 2.
 */
public final class SandboxMain {
  private static final int EXIT_CANNOT_START = 2;

  private SandboxMain() {}

  public static void main(String[] arguments) {
    try {
      Sandbox sandbox = Sandbox.start(SandboxSettings.from(System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
      System.out.println(startLine(sandbox));
    } catch (InvalidSetting | IOException e) {
      System.err.println("sandbox: " + e.getMessage());
      System.exit(EXIT_CANNOT_START);
    }
  }

  /** The published line: the credentials are a sandbox's and open nothing else. */
  static String startLine(Sandbox sandbox) {
    MerchantAccount account = sandbox.account();
    return "sandbox: "
        + sandbox.uri()
        + " OC-Key="
        + account.key()
        + " secret="
        + account.secret()
        + " merchant_uid="
        + account.merchantUid();
  }
}
