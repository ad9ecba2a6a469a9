package dev.payouts.topics;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro that it may make instances of the generated classes. Avro, from 1.12.2 on, refuses
 * every class nobody vouched for; whoever reads our records without {@link Topics} sets the system
 * property {@code org.apache.avro.SERIALIZABLE_PACKAGES=dev.payouts.avro} instead.
 */
public final class TrustedClasses {
  private static final String PACKAGE_PREFIX = "dev.payouts.avro.";

  private static boolean declared;

  private TrustedClasses() {}

  /** Adds our classes to those Avro trusts in this JVM; further calls change nothing. */
  public static synchronized void declare() {
    if (!declared) {
      ClassSecurityPredicate ours = type -> type.getName().startsWith(PACKAGE_PREFIX);
      ClassSecurityValidator.setGlobal(
          ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), ours));
      declared = true;
    }
  }
}
