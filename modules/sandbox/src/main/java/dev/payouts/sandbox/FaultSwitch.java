package dev.payouts.sandbox;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Puts the present {@link Faults} between a call and its answer. */
final class FaultSwitch {
  private static final double MILLIS_PER_SECOND = 1000;

  private final Agenda agenda;
  private Faults faults = Faults.NONE;
  private SplittableRandom random = new SplittableRandom(0);
  private double lastAnswerMillis;

  /** A call that carries itself out and hands over its answer. */
  interface Call {
    void run(Consumer<Answer> reply);
  }

  FaultSwitch(Agenda agenda) {
    this.agenda = agenda;
  }

  void set(Faults chosen) {
    faults = chosen;
    lastAnswerMillis = 0;
    random = new SplittableRandom(chosen.seed());
  }

  Faults faults() {
    return faults;
  }

  void through(Call call, Consumer<Answer> reply) {
    Consumer<Answer> late = delayed(reply);
    if (faults.outage()) {
      late.accept(Answer.html(503));
    } else if (strikes(faults.errorRate())) {
      late.accept(Answer.html(500));
    } else if (strikes(faults.lostRate())) {
      call.run(answer -> late.accept(new Answer.Hangup()));
    } else {
      call.run(late);
    }
  }

  private boolean strikes(double rate) {
    return rate > 0 && random.nextDouble() < rate;
  }

  private Consumer<Answer> delayed(Consumer<Answer> reply) {
    long millis = faults.latencyMillis() + untilItsTurn();
    return millis == 0 ? reply : answer -> agenda.after(millis, () -> reply.accept(answer));
  }

  private long untilItsTurn() {
    if (faults.perSecond() == 0) {
      return 0;
    }
    long now = agenda.nowMillis();
    lastAnswerMillis =
        Math.max((double) now, lastAnswerMillis + MILLIS_PER_SECOND / faults.perSecond());
    return Math.round(lastAnswerMillis - now);
  }
}
