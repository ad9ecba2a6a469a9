package dev.payouts.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.proofs.failpoints.FailpointCampaign.Gateway;
import dev.payouts.service.access.ApiRole;
import dev.payouts.standalone.bench.Benchmarks.Shown;
import dev.payouts.standalone.client.LaneChange.Wish;
import dev.payouts.standalone.manual.CommandLines;
import dev.payouts.standalone.stack.Role;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandLineTest {
  private static final Shown TABLES = new Shown(false, Optional.empty());
  private static final Shown JSON = new Shown(true, Optional.empty());

  @Test
  void readsEveryCommand() throws UsageError {
    assertThat(CommandLine.parse("demo"))
        .isEqualTo(new Command.Demo(OptionalInt.empty(), Optional.empty()));
    assertThat(CommandLine.parse("demo", "--payouts", "50000"))
        .isEqualTo(new Command.Demo(OptionalInt.of(50_000), Optional.empty()));
    assertThat(CommandLine.parse("demo", "--csv", "wages.csv"))
        .isEqualTo(new Command.Demo(OptionalInt.empty(), Optional.of(Path.of("wages.csv"))));
    assertThat(CommandLine.parse("up")).isEqualTo(new Command.Up(Optional.empty()));
    assertThat(CommandLine.parse("up", "--data", "d"))
        .isEqualTo(new Command.Up(Optional.of(Path.of("d"))));
    assertThat(CommandLine.parse("run", "worker", "poller"))
        .isEqualTo(new Command.Run(Set.of(Role.WORKER, Role.POLLER)));
    assertThat(CommandLine.parse("submit", "a.csv"))
        .isEqualTo(new Command.Submit(Path.of("a.csv"), false));
    assertThat(CommandLine.parse("get", "wage-1")).isEqualTo(new Command.Get("wage-1", false));
    assertThat(CommandLine.parse("keys", "add", "payroll", "--roles", "submit,read"))
        .isEqualTo(
            new Command.AddKey(
                "payroll", Set.of(ApiRole.SUBMIT, ApiRole.READ), Optional.empty(), false));
    assertThat(CommandLine.parse("keys", "add", "sre", "--roles", "operate", "--file", "k"))
        .isEqualTo(
            new Command.AddKey("sre", Set.of(ApiRole.OPERATE), Optional.of(Path.of("k")), false));
    assertThat(CommandLine.parse("lanes", "close", "usd", "--reason=late", "--operator", "sre"))
        .isEqualTo(
            new Command.ChangeLane(
                "usd", new Wish.Turn(false), Optional.of("sre"), Optional.of("late"), false));
    assertThat(CommandLine.parse("lanes", "limit", "usd", "--window", "5", "--rate=configured"))
        .isEqualTo(
            new Command.ChangeLane(
                "usd",
                new Wish.Limit(
                    Map.of(
                        "window",
                        Optional.of(BigDecimal.valueOf(5)),
                        "rate_per_second",
                        Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                false));
    assertThat(CommandLine.parse("results")).isEqualTo(new Command.Results(false, false));
    assertThat(CommandLine.parse("results", "--json", "--follow"))
        .isEqualTo(new Command.Results(true, true));
  }

  @Test
  void readsWhatIsToldAboutOnePayout() throws UsageError {
    Duration usual = Duration.ofSeconds(30);
    assertThat(CommandLine.parse("cancel", "a"))
        .isEqualTo(new Command.Cancel("a", Optional.empty(), usual, false));
    assertThat(CommandLine.parse("cancel", "--reason=left", "--json", "--wait", "0", "--", "-a"))
        .isEqualTo(new Command.Cancel("-a", Optional.of("left"), Duration.ZERO, true));
    assertThat(CommandLine.parse("resolve", "a", "--as", "FAILED", "--reason", "on no statement"))
        .isEqualTo(
            new Command.Resolve("a", "FAILED", "on no statement", Optional.empty(), usual, false));
    assertThat(
            CommandLine.parse(
                "resolve", "--as=REFUNDED", "--reason=b", "--operator", "desk", "--wait=9", "a"))
        .isEqualTo(
            new Command.Resolve(
                "a", "REFUNDED", "b", Optional.of("desk"), Duration.ofSeconds(9), false));
  }

  @Test
  void readsWhatOnlyLooks() throws UsageError {
    assertThat(CommandLine.parse("validate", "a.csv", "--json"))
        .isEqualTo(new Command.Validate(Path.of("a.csv"), true));
    assertThat(CommandLine.parse("topics")).isEqualTo(new Command.Topics(false));
    assertThat(CommandLine.parse("schemas", "--json")).isEqualTo(new Command.Schemas(true));
    assertThat(CommandLine.parse("results", "-f")).isEqualTo(new Command.Results(true, false));
    assertThat(CommandLine.parse("completion", "zsh")).isEqualTo(new Command.Completion("zsh"));
  }

  @Test
  void showsHelpWhereverItIsAskedFor() throws UsageError {
    assertThat(CommandLine.parse("help")).isEqualTo(new Command.Help(""));
    assertThat(CommandLine.parse("--help")).isEqualTo(new Command.Help(""));
    assertThat(CommandLine.parse("help", "prove", "drills"))
        .isEqualTo(new Command.Help("prove drills"));
    assertThat(CommandLine.parse("submit", "a.csv", "--help"))
        .isEqualTo(new Command.Help("submit"));
    assertThat(CommandLine.parse("prove", "-h")).isEqualTo(new Command.Help("prove"));
    assertThat(CommandLine.parse("keys", "add", "--help")).isEqualTo(new Command.Help("keys add"));
  }

  /** What the manual promises; that nothing else is taken is the business of {@link Words}. */
  @ParameterizedTest
  @MethodSource("optionsOfTheManual")
  void takesEveryOptionOfTheManual(String line) throws UsageError {
    assertThat(CommandLine.parse(line.split(" "))).isNotNull();
  }

  private static Stream<String> optionsOfTheManual() {
    return CommandLines.all().stream();
  }

  @Test
  void readsEveryBenchmark() throws UsageError {
    assertThat(CommandLine.parse("bench", "throughput"))
        .isEqualTo(new Command.BenchThroughput(30_000, TABLES));
    assertThat(CommandLine.parse("bench", "throughput", "--payouts", "7", "--json"))
        .isEqualTo(new Command.BenchThroughput(7, JSON));
    assertThat(CommandLine.parse("bench", "latency", "--rate", "9", "--seconds", "3", "--json"))
        .isEqualTo(new Command.BenchLatency(9, Duration.ofSeconds(3), JSON));
    assertThat(CommandLine.parse("bench", "growth", "--remembered", "5", "--svg", "a.svg"))
        .isEqualTo(
            new Command.BenchGrowth(5, 30_000, new Shown(false, Optional.of(Path.of("a.svg")))));
    assertThat(CommandLine.parse("bench", "backlog", "--payouts", "5", "--rate", "6"))
        .isEqualTo(new Command.BenchBacklog(5, 6, Duration.ofMinutes(2), TABLES));
    assertThat(CommandLine.parse("bench", "scale", "--instances", "2", "--percent", "20"))
        .isEqualTo(new Command.BenchScale(2, 10_000, 20, TABLES));
    assertThat(CommandLine.parse("bench", "micro"))
        .isEqualTo(new Command.BenchMicro("", 3, TABLES));
    assertThat(CommandLine.parse("bench", "micro", "--only", "codec", "--seconds", "1", "--json"))
        .isEqualTo(new Command.BenchMicro("codec", 1, JSON));
  }

  @Test
  void readsEveryProof() throws UsageError {
    assertThat(CommandLine.parse("prove", "simulation", "--seeds", "5", "--seed", "7"))
        .isEqualTo(new Command.ProveSimulation(7, 5));
    assertThat(CommandLine.parse("prove", "crashes", "--minutes", "30", "--seed", "2"))
        .isEqualTo(new Command.ProveCrashes(30, 2));
    assertThat(CommandLine.parse("prove", "failpoints"))
        .isEqualTo(new Command.ProveFailpoints(1_000, 1, Set.of(Gateway.values())));
    assertThat(
            CommandLine.parse(
                "prove", "failpoints", "--points", "3", "--seed", "9", "--ids", "any"))
        .isEqualTo(new Command.ProveFailpoints(3, 9, Set.of(Gateway.ANY_ID)));
    assertThat(CommandLine.parse("prove", "drills", "--drills", "2"))
        .isEqualTo(new Command.ProveDrills(2, 1));
    assertThat(CommandLine.parse("prove", "upgrade"))
        .isEqualTo(new Command.ProveUpgrade(Optional.empty(), 1_000, 1));
    assertThat(CommandLine.parse("prove", "upgrade", "--from", "v1", "--services", "3"))
        .isEqualTo(new Command.ProveUpgrade(Optional.of("v1"), 3, 1));
    assertThat(CommandLine.parse("prove", "fuzz", "--inputs", "4"))
        .isEqualTo(new Command.ProveFuzz(1, 4));
    assertThat(CommandLine.parse("prove", "defects", "--seeds", "3"))
        .isEqualTo(new Command.ProveDefects(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pay | there is no command \"pay\"",
        "bench | bench needs what to measure",
        "bench speed | there is no benchmark \"speed\"",
        "bench latency --rate 0 | --rate needs a number from 1",
        "bench scale --percent 101 | --percent needs a number from 1 to 100, not 101",
        "bench growth --svg | --svg needs a file",
        "bench throughput --svg a | bench throughput does not know \"--svg\"",
        "bench micro --only | --only needs a word of a benchmark's name",
        "bench micro --seconds 0 | --seconds needs a number from 1",
        "demo --payouts | --payouts needs a number",
        "demo --payouts 0 | --payouts needs a number from 1",
        "demo --payouts many | --payouts needs a number from 1",
        "demo --payouts 3 --csv a.csv | either --payouts or --csv",
        "demo --fast | demo does not know \"--fast\"",
        "up data | up does not know \"data\"",
        "run | run needs at least one role of kafka, registry",
        "run cashier | there is no role \"cashier\"; the roles are kafka",
        "submit | submit needs a FILE",
        "submit a.csv b.csv | submit does not know \"b.csv\"",
        "get | get needs the ID of a payout",
        "get a/b | get needs the ID of a payout, 1 to 64 of A-Z a-z 0-9 _ -, not \"a/b\"",
        "get .. | get needs the ID of a payout, 1 to 64",
        "submit \0.csv | there can be no file with the name \"\0.csv\"",
        "keys | keys needs \"add\", then whose key it is",
        "lanes | lanes needs what to do: show, close, open, limit",
        "lanes shut default | lanes needs what to do: show, close, open, limit, not \"shut\"",
        "lanes show default | lanes show does not know \"default\"",
        "lanes close | lanes close needs the name of a LANE",
        "lanes close a b | lanes close does not know \"b\"",
        "lanes open A/b | lanes open needs the name of a LANE, 1 to 32 of a-z 0-9 -, not \"A/b\"",
        "lanes close a --window 3 | lanes close does not know \"--window\"",
        "lanes limit a | lanes limit needs some of --window, --rate and --inquiry-window",
        "lanes limit a --window 0 | --window needs a whole number from 1, or \"configured\", not 0",
        "lanes limit a --rate -1 | --rate needs a number that is 0, for no limit, or more, or \"configured\", not -1",
        "lanes limit a --inquiry-window 1.5 | --inquiry-window needs a whole number from 1",
        "keys add | keys add needs a name for the holder of the key",
        "keys add payroll | keys add needs --roles with some of submit, read, operate",
        "keys add payroll --roles pay | there is no role \"pay\" for a key; the roles are submit, read, operate",
        "keys add payroll --role submit | keys add does not know \"--role\" (did you mean --roles?)",
        "sumbit a.csv | there is no command \"sumbit\" (did you mean submit?)",
        "prove drill | there is no proof \"drill\", only simulation, crashes, failpoints, drills, upgrade, fuzz, defects (did you mean drills?)",
        "submit a.csv --jsn | submit does not know \"--jsn\" (did you mean --json?)",
        "validate | validate needs a FILE",
        "cancel | cancel needs the ID of a payout",
        "cancel a --wait 3601 | --wait needs a number from 0 to 3600, not 3601",
        "cancel a --as FAILED | cancel does not know \"--as\"",
        "resolve a | resolve needs --as with COMPLETED, FAILED or REFUNDED",
        "resolve a --as PAID --reason b | --as needs COMPLETED, FAILED or REFUNDED, not PAID",
        "resolve a --as FAILED | resolve needs --reason with the evidence",
        "resolve a b --as FAILED --reason c | resolve does not know \"b\"",
        "topics payout.commands | topics does not know \"payout.commands\"",
        "completion fish | completion needs the name of the shell, bash or zsh",
        "help drills | there is no help on \"drills\"",
        "test | test is the launcher's own: call ./payouts test",
        "results --xml | results does not know \"--xml\"",
        "prove | prove needs what to prove: simulation, crashes, failpoints, drills, upgrade, fuzz, defects",
        "prove luck | there is no proof \"luck\"",
        "prove failpoints --points 0 | --points needs a number from 1",
        "prove failpoints --ids some | --ids needs unique or any, not some",
        "prove drills --all | prove drills does not know \"--all\"",
      })
  void saysWhatItDoesNotUnderstand(String words, String sentence) {
    assertThatThrownBy(() -> CommandLine.parse(words.split(" ")))
        .isInstanceOf(UsageError.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void needsACommand() {
    assertThatThrownBy(CommandLine::parse)
        .isInstanceOf(UsageError.class)
        .hasMessage("no command is given");
  }
}
