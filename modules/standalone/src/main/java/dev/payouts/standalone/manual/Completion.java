package dev.payouts.standalone.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A script that completes command lines in bash, and in zsh by what zsh has for bash's scripts. */
public final class Completion {
  private static final String ZSH =
      """
      autoload -U +X bashcompinit && bashcompinit
      """;

  /** For bash 3.2 too, which macOS has: no compopt, no mapfile. */
  private static final String HEAD =
      """
      # Completes ./payouts; made from its command table. For one shell: source <(./payouts completion SHELL)
      _payouts() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= words= kind= found
        [ "$COMP_CWORD" -lt 2 ] || command=${COMP_WORDS[1]}
        case $command in
          FIRST) [ "$COMP_CWORD" -lt 3 ] || command="$command ${COMP_WORDS[2]}" ;;
        esac
        case "$command:$before" in
      """;

  private static final String TAIL =
      """
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
      """;

  private Completion() {}

  public static String bash() {
    return script("bash");
  }

  public static String zsh() {
    return ZSH + script("zsh");
  }

  private static String script(String shell) {
    String ofSeveral =
        Manual.commands().stream()
            .filter(command -> !Manual.parts(command).isEmpty())
            .collect(Collectors.joining(" | "));
    StringBuilder script =
        new StringBuilder(HEAD.replace("SHELL", shell).replace("FIRST", ofSeveral));
    for (Page page : Manual.PAGES) {
      for (Option option : page.options()) {
        if (!option.value().isEmpty()) {
          choice(script, 4, page.name() + ":" + option.name(), option.values(), List.of());
        }
      }
    }
    script.append("    *)\n      case $command in\n");
    choice(script, 8, "", new Values.Commands(), List.of());
    for (String command : Manual.commands()) {
      if (!Manual.parts(command).isEmpty()) {
        choice(script, 8, command, new Values.OneOf(Manual.parts(command)), List.of());
      }
    }
    for (Page page : Manual.PAGES) {
      List<String> options = new ArrayList<>(page.optionNames());
      options.add("--help");
      choice(script, 8, page.name(), page.operandValues(), options);
    }
    return script.append(TAIL).toString();
  }

  private static void choice(
      StringBuilder script, int indent, String of, Values values, List<String> options) {
    List<String> words = new ArrayList<>();
    String kind = "";
    switch (values) {
      case Values.Free() -> {}
      case Values.Files() -> kind = " kind=files";
      case Values.Directories() -> kind = " kind=directories";
      case Values.Commands() -> words.addAll(Manual.commands());
      case Values.OneOf(List<String> all) -> words.addAll(all);
    }
    words.addAll(options);
    script
        .append(" ".repeat(indent))
        .append("\"%s\") words=\"%s\"%s ;;\n".formatted(of, String.join(" ", words), kind));
  }
}
