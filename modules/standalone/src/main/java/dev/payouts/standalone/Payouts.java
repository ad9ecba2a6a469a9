package dev.payouts.standalone;

import dev.payouts.localstack.Lifeline;
import dev.payouts.proofs.crashes.CrashCampaign;
import dev.payouts.proofs.defects.DefectCampaign;
import dev.payouts.proofs.drills.DrillCampaign;
import dev.payouts.proofs.failpoints.FailpointCampaign;
import dev.payouts.proofs.fuzz.FuzzCampaign;
import dev.payouts.proofs.simulation.SimulationCampaign;
import dev.payouts.proofs.upgrade.UpgradeCampaign;
import dev.payouts.service.InvalidSetting;
import dev.payouts.standalone.client.ClientFailure;
import dev.payouts.standalone.client.KeyFile;
import dev.payouts.standalone.client.ResultsView;
import dev.payouts.standalone.client.Submission;
import dev.payouts.standalone.client.Timeline;
import dev.payouts.standalone.demo.Demo;
import dev.payouts.standalone.stack.ServiceLogs;
import dev.payouts.standalone.stack.StartFailure;
import dev.payouts.standalone.stack.Surroundings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The launcher's commands. Exit codes: 0 done, 1 failed with one sentence on stderr, 2 misused.
 *
 * <p>System properties, set by the launcher: {@code payouts.home} the repository, {@code
 * payouts.stack.home} the jars of broker and registry, {@code payouts.terminal} whether somebody
 * watches.
 */
public final class Payouts {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  /** As many as two processors do beside all that is started again. */
  private static final int CRASHES_PAYOUTS_PER_SECOND = 150;

  private static final int UPGRADE_PAYOUTS_PER_SECOND = 100;

  private static final String EXAMPLES = "examples/payouts.csv";

  private final Surroundings at;
  private final PrintStream out;
  private final boolean terminal;

  private Payouts(Surroundings at, PrintStream out, boolean terminal) {
    this.at = at;
    this.out = out;
    this.terminal = terminal;
  }

  public static void main(String[] words) {
    if (Boolean.getBoolean(OwnProgram.LIFELINE)) {
      Lifeline.watch();
    }
    System.exit(exitCode(words));
  }

  private static int exitCode(String[] words) {
    try {
      Command command = CommandLine.parse(words);
      Surroundings at =
          command instanceof Command.Demo
              ? Surroundings.ofSandbox(System.getenv())
              : Surroundings.from(System.getenv());
      Payouts payouts = new Payouts(at, System.out, Boolean.getBoolean("payouts.terminal"));
      return payouts.run(command) ? 0 : FAILED;
    } catch (UsageError e) {
      System.err.println("payouts: " + e.getMessage() + "; see ./payouts help");
      return MISUSED;
    } catch (InvalidSetting | dev.payouts.sandbox.InvalidSetting e) {
      System.err.println("error: " + e.getMessage());
      return MISUSED;
    } catch (ClientFailure | StartFailure e) {
      System.err.println("error: " + e.getMessage());
      return FAILED;
    }
  }

  private boolean run(Command command) {
    return switch (command) {
      case Command.Demo demo ->
          new Demo(at, out, terminal).run(demo.csv().orElseGet(Payouts::bundled), demo.payouts());
      case Command.Up up -> new Foreground(out).up(at.keptIn(up.data().orElse(at.data())));
      case Command.Run run -> new Foreground(out).run(at, run.roles());
      case Command.Submit submit -> new Submission(out, terminal).run(at, submit.file());
      case Command.Get get -> {
        Timeline.of(at, get.payoutId()).forEach(out::println);
        yield true;
      }
      case Command.AddKey add -> {
        KeyFile keys = KeyFile.of(at.environment(), add.file());
        out.println(keys.add(add.holder(), add.roles()));
        System.err.println("the key is shown only now; " + keys.path() + " has its hash");
        yield true;
      }
      case Command.Results results -> {
        ServiceLogs.off();
        new ResultsView(out, results.json()).run(at, results.follow());
        yield true;
      }
      case Command.ProveSimulation prove -> {
        ServiceLogs.off();
        int threads = Runtime.getRuntime().availableProcessors();
        yield new SimulationCampaign(out, threads).run(prove.first(), prove.seeds());
      }
      case Command.ProveCrashes prove -> {
        ServiceLogs.off();
        yield new CrashCampaign(out, OwnProgram.run(home()), CRASHES_PAYOUTS_PER_SECOND)
            .run(Duration.ofMinutes(prove.minutes()), prove.seed());
      }
      case Command.ProveFailpoints prove -> {
        ServiceLogs.off();
        yield new FailpointCampaign(out, OwnProgram.run(home()))
            .run(prove.points(), prove.seed(), prove.gateways());
      }
      case Command.ProveDrills prove -> {
        ServiceLogs.off();
        yield new DrillCampaign(out, OwnProgram.run(home())).run(prove.drills(), prove.seed());
      }
      case Command.ProveUpgrade prove -> {
        ServiceLogs.off();
        yield new UpgradeCampaign(out, home(), OwnProgram.run(home()), UPGRADE_PAYOUTS_PER_SECOND)
            .run(prove.from(), prove.services(), prove.seed());
      }
      case Command.ProveFuzz prove -> {
        ServiceLogs.off();
        yield new FuzzCampaign(out, home()).run(prove.first(), prove.inputs());
      }
      case Command.Bench bench -> {
        ServiceLogs.off();
        yield new Measuring(at, out, home()).run(bench);
      }
      case Command.ProveDefects prove -> {
        ServiceLogs.off();
        yield new DefectCampaign(out, home()).run(prove.seeds());
      }
    };
  }

  private static Path bundled() {
    return home().resolve(EXAMPLES);
  }

  private static Path home() {
    return Path.of(System.getProperty("payouts.home", "."));
  }
}
