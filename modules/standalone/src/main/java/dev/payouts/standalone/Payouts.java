package dev.payouts.standalone;

import dev.payouts.localstack.Lifeline;
import dev.payouts.reporting.Misuse;
import dev.payouts.reporting.ReportFailure;
import dev.payouts.reporting.sheet.Outlet;
import dev.payouts.service.InvalidSetting;
import dev.payouts.standalone.client.ClientFailure;
import dev.payouts.standalone.demo.Demo;
import dev.payouts.standalone.manual.Completion;
import dev.payouts.standalone.manual.Exit;
import dev.payouts.standalone.manual.Help;
import dev.payouts.standalone.manual.Manual;
import dev.payouts.standalone.reporting.ReportingCommands;
import dev.payouts.standalone.stack.ServiceLogs;
import dev.payouts.standalone.stack.StartFailure;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.standalone.webhook.WebhookCommands;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * The launcher's commands. Exit codes: {@link Exit}.
 *
 * <p>System properties, set by the launcher: {@code payouts.home} the repository, {@code
 * payouts.stack.home} the jars of broker and registry, {@code payouts.terminal} whether somebody
 * watches standard output, {@code payouts.terminal.err} standard error.
 */
public final class Payouts {
  private static final String EXAMPLES = "examples/payouts.csv";

  private final PrintStream out = System.out;

  private Payouts() {}

  public static void main(String[] words) {
    if (Boolean.getBoolean(OwnProgram.LIFELINE)) {
      Lifeline.watch();
    }
    System.exit(exit(words).code());
  }

  private static Exit exit(String[] words) {
    try {
      return new Payouts().run(CommandLine.parse(words));
    } catch (UsageError | Misuse e) {
      String topic = Manual.topic(List.of(words));
      System.err.println(
          "payouts: %s; see ./payouts help %s".formatted(e.getMessage(), topic).strip());
      return Exit.MISUSED;
    } catch (InvalidSetting | dev.payouts.sandbox.InvalidSetting e) {
      System.err.println("error: " + e.getMessage());
      return Exit.MISUSED;
    } catch (ClientFailure | StartFailure | ReportFailure e) {
      System.err.println("error: " + e.getMessage());
      return Exit.FAILED;
    }
  }

  private Exit run(Command command) {
    return switch (command) {
      case Command.Help help -> {
        Help.of(help.topic()).forEach(out::println);
        yield Exit.DONE;
      }
      case Command.Completion(String shell) -> {
        out.print(shell.equals("bash") ? Completion.bash() : Completion.zsh());
        yield Exit.DONE;
      }
      case Command.Demo demo -> {
        Surroundings at = Surroundings.ofSandbox(System.getenv());
        boolean terminal = Boolean.getBoolean("payouts.terminal");
        yield Exit.of(
            new Demo(at, out, terminal)
                .run(demo.csv().orElseGet(Payouts::bundled), demo.payouts()));
      }
      case Command.Up up -> {
        Surroundings at = surroundings();
        yield Exit.of(new Foreground(out).up(at.keptIn(up.data().orElse(at.data()))));
      }
      case Command.Run run -> {
        Surroundings at = Surroundings.of(run.roles(), System.getenv());
        yield Exit.of(new Foreground(out).run(at, run.roles()));
      }
      case Command.Ask ask -> {
        ServiceLogs.off();
        boolean terminal = Boolean.getBoolean("payouts.terminal.err");
        yield new Asking(surroundings(), out, System.err, terminal).run(ask);
      }
      case Command.Reporting(String name, List<String> options) -> {
        ServiceLogs.off();
        Outlet.Streams streams = new Outlet.Streams(out, System.err);
        yield new ReportingCommands(surroundings(), streams, InstantSource.system())
            .run(name, options);
      }
      case Command.Webhooks(String part, String webhook, List<String> options) -> {
        ServiceLogs.off();
        Surroundings at = surroundings();
        yield new WebhookCommands(
                at, ReportingCommands.source(at), out, System.err, InstantSource.system())
            .run(part, webhook, options);
      }
      case Command.Prove prove -> {
        ServiceLogs.off();
        yield Exit.of(new Proving(out, home()).run(prove));
      }
      case Command.Bench bench -> {
        ServiceLogs.off();
        yield Exit.of(new Measuring(surroundings(), out, home()).run(bench));
      }
    };
  }

  private static Surroundings surroundings() {
    return Surroundings.from(System.getenv());
  }

  private static Path bundled() {
    return home().resolve(EXAMPLES);
  }

  private static Path home() {
    return Path.of(System.getProperty("payouts.home", "."));
  }
}
