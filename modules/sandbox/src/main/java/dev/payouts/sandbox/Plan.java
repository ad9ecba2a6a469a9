package dev.payouts.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a behaviour consists of: the statuses an order goes through, and how calls about it answer.
 *
 * @param steps never empty; the first one starts when the order is accepted
 */
record Plan(
    List<Step> steps, NewAnswer onNew, GetAnswer onGet, CallbackStyle callbacks, boolean paysLess) {

  /**
   * One status of an order.
   *
   * @param after how long the status before it lasts; empty for the first
   */
  record Step(Status status, Optional<Delay> after) {}

  static Plan from(Status first) {
    return new Plan(
        List.of(new Step(first, Optional.empty())),
        NewAnswer.SHOWN,
        GetAnswer.SHOWN,
        CallbackStyle.NORMAL,
        false);
  }

  static Plan ordinary() {
    return from(Status.PROCESSING).then(Delay.COMPLETION, Status.COMPLETED);
  }

  Plan then(Delay after, Status status) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(new Step(status, Optional.of(after)));
    return new Plan(List.copyOf(longer), onNew, onGet, callbacks, paysLess);
  }

  Plan answering(NewAnswer answer) {
    return new Plan(steps, answer, onGet, callbacks, paysLess);
  }

  Plan showing(GetAnswer answer) {
    return new Plan(steps, onNew, answer, callbacks, paysLess);
  }

  Plan notifying(CallbackStyle style) {
    return new Plan(steps, onNew, onGet, style, paysLess);
  }

  Plan payingLess() {
    return new Plan(steps, onNew, onGet, callbacks, true);
  }
}
