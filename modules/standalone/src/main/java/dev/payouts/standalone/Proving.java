package dev.payouts.standalone;

import dev.payouts.proofs.crashes.CrashCampaign;
import dev.payouts.proofs.defects.DefectCampaign;
import dev.payouts.proofs.drills.DrillCampaign;
import dev.payouts.proofs.failpoints.FailpointCampaign;
import dev.payouts.proofs.fuzz.FuzzCampaign;
import dev.payouts.proofs.simulation.SimulationCampaign;
import dev.payouts.proofs.upgrade.UpgradeCampaign;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** Runs the proof that the launcher was asked for. */
final class Proving {
  /** As many as two processors do beside all that is started again. */
  private static final int CRASHES_PAYOUTS_PER_SECOND = 150;

  private static final int UPGRADE_PAYOUTS_PER_SECOND = 100;

  private final PrintStream out;
  private final Path home;

  Proving(PrintStream out, Path home) {
    this.out = out;
    this.home = home;
  }

  /** Returns whether every promise held. */
  boolean run(Command.Prove command) {
    return switch (command) {
      case Command.ProveSimulation prove -> {
        int threads = Runtime.getRuntime().availableProcessors();
        yield new SimulationCampaign(out, threads).run(prove.first(), prove.seeds());
      }
      case Command.ProveCrashes prove ->
          new CrashCampaign(out, OwnProgram.run(home), CRASHES_PAYOUTS_PER_SECOND)
              .run(Duration.ofMinutes(prove.minutes()), prove.seed());
      case Command.ProveFailpoints prove ->
          new FailpointCampaign(out, OwnProgram.run(home))
              .run(prove.points(), prove.seed(), prove.gateways());
      case Command.ProveDrills prove ->
          new DrillCampaign(out, OwnProgram.run(home)).run(prove.drills(), prove.seed());
      case Command.ProveUpgrade prove ->
          new UpgradeCampaign(out, home, OwnProgram.run(home), UPGRADE_PAYOUTS_PER_SECOND)
              .run(prove.from(), prove.services(), prove.seed());
      case Command.ProveFuzz prove ->
          new FuzzCampaign(out, home).run(prove.first(), prove.inputs());
      case Command.ProveDefects prove -> new DefectCampaign(out, home).run(prove.seeds());
    };
  }
}
