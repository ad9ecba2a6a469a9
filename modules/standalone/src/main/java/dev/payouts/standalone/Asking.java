package dev.payouts.standalone;

import dev.payouts.producer.BatchReading;
import dev.payouts.standalone.catalogue.SchemasView;
import dev.payouts.standalone.catalogue.TopicsView;
import dev.payouts.standalone.client.Caller;
import dev.payouts.standalone.client.Fate;
import dev.payouts.standalone.client.KeyFile;
import dev.payouts.standalone.client.LaneCall;
import dev.payouts.standalone.client.LaneChange;
import dev.payouts.standalone.client.LanesView;
import dev.payouts.standalone.client.Order;
import dev.payouts.standalone.client.OrderView;
import dev.payouts.standalone.client.Ordering;
import dev.payouts.standalone.client.ResultsView;
import dev.payouts.standalone.client.Submission;
import dev.payouts.standalone.client.Timeline;
import dev.payouts.standalone.manual.Exit;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.standalone.text.Progress;
import dev.payouts.standalone.validate.Validation;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Runs the commands that tell or ask something and end: data to one stream, all else to another.
 */
final class Asking {
  private final Surroundings at;
  private final PrintStream out;
  private final PrintStream err;
  private final InstantSource clock = InstantSource.system();
  private final Progress progress;

  /**
   * @param terminal whether somebody watches standard error
   */
  Asking(Surroundings at, PrintStream out, PrintStream err, boolean terminal) {
    this.at = at;
    this.out = out;
    this.err = err;
    this.progress = Progress.at(terminal, err, clock);
  }

  Exit run(Command.Ask command) {
    return switch (command) {
      case Command.Submit submit ->
          Exit.of(new Submission(out, progress, submit.json()).run(at, submit.file()));
      case Command.Validate validate ->
          asWanted(
              new Validation(BatchReading.from(at.environment()), progress, clock)
                  .run(validate.file(), out, validate.json()));
      case Command.Get get -> {
        Timeline.of(at, get.payoutId(), get.json()).forEach(out::println);
        yield Exit.DONE;
      }
      case Command.Cancel cancel ->
          order(
              new Order.Cancel(cancel.payoutId(), cancel.reason()),
              cancel.patience(),
              cancel.json());
      case Command.Resolve resolve ->
          order(
              new Order.Resolve(
                  resolve.payoutId(),
                  resolve.resolution(),
                  resolve.operator().orElseGet(this::caller),
                  resolve.evidence()),
              resolve.patience(),
              resolve.json());
      case Command.Results results -> {
        new ResultsView(out, results.json()).run(at, results.follow());
        yield Exit.DONE;
      }
      case Command.Lanes lanes -> lanes(LaneCall.show(at), lanes.json());
      case Command.ChangeLane change ->
          lanes(
              LaneCall.change(
                  at,
                  new LaneChange(
                      change.lane(),
                      change.wish(),
                      change.operator().orElseGet(this::caller),
                      change.reason())),
              change.json());
      case Command.Topics topics -> asWanted(new TopicsView(out, topics.json()).run(at));
      case Command.Schemas schemas -> asWanted(new SchemasView(out, schemas.json()).run(at));
      case Command.AddKey add -> {
        addKey(add);
        yield Exit.DONE;
      }
    };
  }

  private static Exit asWanted(boolean is) {
    return is ? Exit.DONE : Exit.NOT_AS_WANTED;
  }

  private Exit order(Order order, Duration wait, boolean json) {
    Ordering.Known known = new Ordering(at, progress, clock).run(order, wait);
    out.println(json ? OrderView.json(known) : OrderView.line(known));
    return switch (known.fate()) {
      case Fate.Applied _ -> Exit.DONE;
      case Fate.Refused _ -> Exit.NOT_AS_WANTED;
      case Fate.Unknown _ -> Exit.NOT_KNOWN;
    };
  }

  private String caller() {
    return Caller.name(at.environment(), System.getProperty("user.name"));
  }

  private Exit lanes(LaneCall call, boolean json) {
    return switch (call) {
      case LaneCall.Lanes(JsonNode lanes) -> {
        (json ? List.of(lanes.toString()) : LanesView.lines(lanes)).forEach(out::println);
        yield Exit.DONE;
      }
      case LaneCall.Refused(String why) -> {
        err.println("refused: " + why);
        yield Exit.NOT_AS_WANTED;
      }
      case LaneCall.Unclear(String why) -> {
        err.println("not known: " + why);
        yield Exit.NOT_KNOWN;
      }
    };
  }

  private void addKey(Command.AddKey add) {
    KeyFile keys = KeyFile.of(at.environment(), add.file());
    String key = keys.add(add.holder(), add.roles());
    out.println(add.json() ? keys.json(add.holder(), add.roles(), key) : key);
    err.println("the key is shown only now; " + keys.path() + " has its hash");
  }
}
