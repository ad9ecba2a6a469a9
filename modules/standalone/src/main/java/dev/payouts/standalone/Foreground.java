package dev.payouts.standalone;

import dev.payouts.standalone.stack.AtExit;
import dev.payouts.standalone.stack.DataLock;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Stack;
import dev.payouts.standalone.stack.StackPlan;
import dev.payouts.standalone.stack.Surroundings;
import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Parts that run until this process is told to end, by Ctrl-C for instance. */
final class Foreground {
  private static final int LOOK_SECONDS = 1;

  private final PrintStream out;
  private final CountDownLatch told = new CountDownLatch(1);

  Foreground(PrintStream out) {
    this.out = out;
  }

  /** Everything that is not there already. */
  boolean up(Surroundings at) {
    Set<Role> roles = StackPlan.missingRoles(at);
    try (DataLock _ = DataLock.of(at.data())) {
      return stay(new StackPlan(roles, at, Map.of(), false, true));
    }
  }

  boolean run(Surroundings at, Set<Role> roles) {
    return stay(new StackPlan(roles, at, Map.of(), false, false));
  }

  private boolean stay(StackPlan plan) {
    Stack stack = Stack.start(plan);
    AtExit ending = AtExit.run(() -> end(stack));
    stack.addresses().forEach(out::println);
    if (plan.quiet()) {
      out.println("state in " + plan.at().data() + ", log in " + stack.logFile());
      out.println("up; Ctrl-C stops it");
    }
    String fallen = awaitEnd(stack);
    if (fallen != null) {
      System.err.println("error: a part has ended: " + fallen);
    }
    ending.close();
    return fallen == null;
  }

  /** Returns the part that has ended by itself; null once this process is told to end. */
  private @Nullable String awaitEnd(Stack stack) {
    try {
      while (!told.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
        String fallen = stack.fallen();
        if (fallen != null) {
          return fallen;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  private void end(Stack stack) {
    told.countDown();
    out.println("stopping");
    stack.close();
    out.println("stopped");
  }
}
