package dev.payouts.standalone.manual;

import java.util.List;

/** The proofs. docs/PROOF.md says what they assume and cover. */
final class ProvePages {
  private static final Option SEED =
      Option.of("--seed", "S", "another S, another run; 1 if not said");

  private ProvePages() {}

  static List<Page> all() {
    return List.of(
        page("simulation", "the promises in simulated histories")
            .about("Runs the real code on a modelled Kafka, network, gateway and clock.")
            .with(
                Option.of("--seeds", "N", "so many histories; 20,000 if not said"),
                Option.of("--seed", "S", "seed of the first; 1 if not said"))
            .example("./payouts prove simulation --seeds 10000")
            .page(),
        page("crashes", "real processes under load, killed, frozen and cut off")
            .with(Option.of("--minutes", "M", "for so long; 10 if not said"), SEED)
            .example("./payouts prove crashes --minutes 5")
            .page(),
        page("failpoints", "services that die at every step of their work")
            .about(
                "A payout for each misbehaviour of the gateway stands at that step when a service dies there.")
            .with(
                Option.of("--points", "N", "so many steps; all if not said"),
                SEED,
                Option.of(
                        "--ids",
                        "KIND",
                        "a gateway that keeps ids unique, or any; both if not said")
                    .completedBy(Values.oneOf("unique", "any")))
            .example("./payouts prove failpoints --points 3")
            .page(),
        page("drills", "the disasters of docs/DRILLS.md, and the steps that end them")
            .with(Option.of("--drills", "N", "so many of them; all if not said"), SEED)
            .example("./payouts prove drills")
            .page(),
        page("upgrade", "services of an older version, replaced one by one while they pay")
            .with(
                Option.of(
                    "--from",
                    "REV",
                    "the revision to come from; the last with another form of state if not said"),
                Option.of("--services", "N", "replace so many at most; all if not said"),
                SEED)
            .example("./payouts prove upgrade")
            .page(),
        page("fuzz", "spoilt input at every door: files, commands, callbacks, answers, settings")
            .with(
                Option.of("--inputs", "N", "so many at each; 20,000 if not said"),
                Option.of("--seed", "S", "seed of the first; 1 if not said"))
            .example("./payouts prove fuzz --inputs 5000")
            .page(),
        page("defects", "mistakes planted into the product, and which promise catches each")
            .with(
                Option.of(
                    "--seeds",
                    "N",
                    "histories after which one counts as not caught; 20,000 if not said"))
            .example("./payouts prove defects")
            .page());
  }

  private static Draft page(String name, String summary) {
    return new Draft(Section.PROVE, "prove " + name, summary)
        .exit(Exit.DONE, "every promise held")
        .exit(Exit.FAILED, "one did not, and is named; or it could not be tried");
  }
}
