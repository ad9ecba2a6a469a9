# Completes ./payouts; made from its command table. For one shell: source <(./payouts completion bash)
_payouts() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= words= kind= found
  [ "$COMP_CWORD" -lt 2 ] || command=${COMP_WORDS[1]}
  case $command in
    lanes | webhooks | keys | prove | bench) [ "$COMP_CWORD" -lt 3 ] || command="$command ${COMP_WORDS[2]}" ;;
  esac
  case "$command:$before" in
    "demo:--payouts") words="" ;;
    "demo:--csv") words="" kind=files ;;
    "up:--data") words="" kind=directories ;;
    "cancel:--reason") words="" ;;
    "cancel:--wait") words="" ;;
    "resolve:--as") words="COMPLETED FAILED REFUNDED" ;;
    "resolve:--reason") words="" ;;
    "resolve:--operator") words="" ;;
    "resolve:--wait") words="" ;;
    "report:--from") words="" ;;
    "report:--to") words="" ;;
    "report:--zone") words="" ;;
    "report:--time") words="decided accepted" ;;
    "report:--by") words="" ;;
    "report:--format") words="table csv json html" ;;
    "report:--out") words="" kind=files ;;
    "export:--csv") words="" kind=files ;;
    "export:--parquet") words="" kind=files ;;
    "export:--from") words="" ;;
    "export:--to") words="" ;;
    "export:--zone") words="" ;;
    "reconcile:--statement") words="" kind=files ;;
    "reconcile:--mapping") words="" kind=files ;;
    "reconcile:--from") words="" ;;
    "reconcile:--to") words="" ;;
    "reconcile:--zone") words="" ;;
    "reconcile:--lanes") words="" ;;
    "reconcile:--open-for") words="" ;;
    "reconcile:--format") words="table csv json html" ;;
    "reconcile:--out") words="" kind=files ;;
    "completeness:--format") words="table csv json html" ;;
    "completeness:--out") words="" kind=files ;;
    "completeness:--metrics") words="" ;;
    "lanes close:--operator") words="" ;;
    "lanes close:--reason") words="" ;;
    "lanes open:--operator") words="" ;;
    "lanes open:--reason") words="" ;;
    "lanes limit:--window") words="" ;;
    "lanes limit:--rate") words="" ;;
    "lanes limit:--inquiry-window") words="" ;;
    "lanes limit:--operator") words="" ;;
    "lanes limit:--reason") words="" ;;
    "webhooks replay:--id") words="" ;;
    "webhooks replay:--from") words="" ;;
    "webhooks replay:--to") words="" ;;
    "webhooks replay:--zone") words="" ;;
    "keys add:--roles") words="submit read operate" ;;
    "keys add:--file") words="" kind=files ;;
    "prove simulation:--seeds") words="" ;;
    "prove simulation:--seed") words="" ;;
    "prove crashes:--minutes") words="" ;;
    "prove crashes:--seed") words="" ;;
    "prove failpoints:--points") words="" ;;
    "prove failpoints:--seed") words="" ;;
    "prove failpoints:--ids") words="unique any" ;;
    "prove drills:--drills") words="" ;;
    "prove drills:--seed") words="" ;;
    "prove upgrade:--from") words="" ;;
    "prove upgrade:--services") words="" ;;
    "prove upgrade:--seed") words="" ;;
    "prove fuzz:--inputs") words="" ;;
    "prove fuzz:--seed") words="" ;;
    "prove defects:--seeds") words="" ;;
    "bench throughput:--payouts") words="" ;;
    "bench latency:--rate") words="" ;;
    "bench latency:--seconds") words="" ;;
    "bench growth:--remembered") words="" ;;
    "bench growth:--payouts") words="" ;;
    "bench growth:--svg") words="" kind=files ;;
    "bench backlog:--payouts") words="" ;;
    "bench backlog:--rate") words="" ;;
    "bench backlog:--seconds") words="" ;;
    "bench scale:--instances") words="" ;;
    "bench scale:--payouts") words="" ;;
    "bench scale:--percent") words="" ;;
    "bench scale:--svg") words="" kind=files ;;
    "bench micro:--only") words="" ;;
    "bench micro:--seconds") words="" ;;
    *)
      case $command in
        "") words="demo up submit get validate cancel resolve results report export reconcile completeness run lanes webhooks topics schemas keys prove bench test help completion" ;;
        "lanes") words="show close open limit" ;;
        "webhooks") words="replay test" ;;
        "keys") words="add" ;;
        "prove") words="simulation crashes failpoints drills upgrade fuzz defects" ;;
        "bench") words="throughput latency growth backlog scale micro" ;;
        "demo") words="--payouts --csv --help" ;;
        "up") words="--data --help" ;;
        "submit") words="--json --help" kind=files ;;
        "get") words="--json --help" ;;
        "validate") words="--json --help" kind=files ;;
        "cancel") words="--reason --wait --json --help" ;;
        "resolve") words="--as --reason --operator --wait --json --help" ;;
        "results") words="--follow --json --help" ;;
        "report") words="--from --to --zone --time --by --format --out --help" ;;
        "export") words="--csv --parquet --from --to --zone --help" ;;
        "reconcile") words="--statement --mapping --from --to --zone --lanes --open-for --dry-run --format --out --help" ;;
        "completeness") words="--format --out --metrics --help" ;;
        "run") words="kafka registry sandbox producer orchestrator worker poller --help" ;;
        "lanes show") words="--json --help" ;;
        "lanes close") words="--operator --reason --json --help" ;;
        "lanes open") words="--operator --reason --json --help" ;;
        "lanes limit") words="--window --rate --inquiry-window --operator --reason --json --help" ;;
        "webhooks replay") words="--id --from --to --zone --json --help" ;;
        "webhooks test") words="--json --help" ;;
        "topics") words="--json --help" ;;
        "schemas") words="--json --help" ;;
        "keys add") words="--roles --file --json --help" ;;
        "prove simulation") words="--seeds --seed --help" ;;
        "prove crashes") words="--minutes --seed --help" ;;
        "prove failpoints") words="--points --seed --ids --help" ;;
        "prove drills") words="--drills --seed --help" ;;
        "prove upgrade") words="--from --services --seed --help" ;;
        "prove fuzz") words="--inputs --seed --help" ;;
        "prove defects") words="--seeds --help" ;;
        "bench throughput") words="--payouts --json --help" ;;
        "bench latency") words="--rate --seconds --json --help" ;;
        "bench growth") words="--remembered --payouts --json --svg --help" ;;
        "bench backlog") words="--payouts --rate --seconds --json --help" ;;
        "bench scale") words="--instances --payouts --percent --json --svg --help" ;;
        "bench micro") words="--only --seconds --json --help" ;;
        "test") words="--help" ;;
        "help") words="demo up submit get validate cancel resolve results report export reconcile completeness run lanes webhooks topics schemas keys prove bench test help completion --help" ;;
        "completion") words="bash zsh --help" ;;
      esac
      ;;
  esac
  COMPREPLY=()
  while IFS= read -r found; do
    COMPREPLY+=("$found")
  done < <(
    [ -z "$words" ] || compgen -W "$words" -- "$word"
    case "$kind:$word" in
      *:-*) ;;
      files:*) compgen -f -- "$word" ;;
      directories:*) compgen -d -- "$word" ;;
    esac
  )
}
complete -o filenames -F _payouts payouts ./payouts
