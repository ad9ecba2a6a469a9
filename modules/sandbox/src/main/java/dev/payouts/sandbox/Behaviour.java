package dev.payouts.sandbox;

import static dev.payouts.sandbox.Delay.COMPLETION;
import static dev.payouts.sandbox.Delay.REVISION;
import static dev.payouts.sandbox.Status.COMPLETED;
import static dev.payouts.sandbox.Status.FAILED;
import static dev.payouts.sandbox.Status.ON_HOLD;
import static dev.payouts.sandbox.Status.OVERDUE;
import static dev.payouts.sandbox.Status.PENDING;
import static dev.payouts.sandbox.Status.PROCESSING;
import static dev.payouts.sandbox.Status.REFUND;
import static dev.payouts.sandbox.Status.REJECT;

/**
 * The magic values: an account that starts with {@code 9900} and a behaviour's two-digit code makes
 * its order behave so, whatever follows. Published in docs/SANDBOX.md, which is made from here.
 */
enum Behaviour {
  ORDINARY(0, Plan.ordinary()),
  COMPLETED_AT_ONCE(1, Plan.from(COMPLETED)),
  SLOW(2, Plan.from(PROCESSING).then(Delay.SLOW, COMPLETED)),
  VERY_SLOW(3, Plan.from(PROCESSING).then(Delay.VERY_SLOW, COMPLETED)),
  STEP_BY_STEP(4, Plan.from(PENDING).then(COMPLETION, PROCESSING).then(COMPLETION, COMPLETED)),
  FAILS(5, Plan.from(PROCESSING).then(COMPLETION, FAILED)),
  REJECTED(6, Plan.from(PROCESSING).then(COMPLETION, REJECT)),
  REJECTED_AT_ONCE(7, Plan.from(REJECT)),
  GOES_OVERDUE(8, Plan.from(PENDING).then(COMPLETION, OVERDUE)),
  OVERDUE_THEN_COMPLETED(9, Plan.from(PENDING).then(COMPLETION, OVERDUE).then(REVISION, COMPLETED)),
  REFUNDED_LATER(10, Plan.ordinary().then(REVISION, REFUND)),
  BACKWARDS(11, Plan.from(COMPLETED).then(COMPLETION, PROCESSING).then(REVISION, COMPLETED)),
  UNKNOWN_WORD(12, Plan.from(ON_HOLD).then(Delay.SLOW, COMPLETED)),
  FAILS_AT_ONCE(13, Plan.from(FAILED)),
  NEVER_ENDS(14, Plan.from(PROCESSING)),
  FAILED_THEN_COMPLETED(15, Plan.from(FAILED).then(REVISION, COMPLETED)),

  DECLINED(20, Plan.ordinary().answering(NewAnswer.DECLINED)),
  DECLINED_THOUGH_ACCEPTED(21, Plan.ordinary().answering(NewAnswer.DECLINED_THOUGH_ACCEPTED)),
  BUSY_ONCE(22, Plan.ordinary().answering(NewAnswer.BUSY_ONCE)),
  THROTTLED_ONCE(23, Plan.ordinary().answering(NewAnswer.THROTTLED_ONCE)),
  BUSY(24, Plan.ordinary().answering(NewAnswer.BUSY)),

  ANSWER_LOST(30, Plan.ordinary().answering(NewAnswer.LOST)),
  ANSWER_LATE(31, Plan.ordinary().answering(NewAnswer.LATE)),
  ANSWER_STALLED(32, Plan.ordinary().answering(NewAnswer.STALLED)),
  ANSWER_500(33, Plan.ordinary().answering(NewAnswer.SERVER_ERROR)),
  ANSWER_HTML(34, Plan.ordinary().answering(NewAnswer.HTML)),
  ANSWER_HALF(35, Plan.ordinary().answering(NewAnswer.HALF_JSON)),
  ANSWER_BARE_WORD(36, Plan.ordinary().answering(NewAnswer.BARE_WORD)),
  ANSWER_EMPTY(37, Plan.ordinary().answering(NewAnswer.EMPTY)),
  ANSWER_302(38, Plan.ordinary().answering(NewAnswer.REDIRECTED)),
  ANSWER_OF_OTHER_ORDER(39, Plan.ordinary().answering(NewAnswer.OTHER_ORDER)),
  ANSWER_GZIP_BOMB(40, Plan.ordinary().answering(NewAnswer.GZIP_BOMB)),

  PAYS_LESS(50, Plan.ordinary().payingLess()),
  OTHER_AMOUNT(51, Plan.ordinary().showing(GetAnswer.OTHER_AMOUNT)),
  OTHER_CURRENCY(52, Plan.ordinary().showing(GetAnswer.OTHER_CURRENCY)),
  OTHER_PAYEE(53, Plan.ordinary().showing(GetAnswer.OTHER_PAYEE)),
  FOUND_LATE(54, Plan.ordinary().showing(GetAnswer.HIDDEN_AT_FIRST)),
  NEVER_FOUND(55, Plan.ordinary().showing(GetAnswer.NEVER_FOUND)),
  GARBAGE_FIRST(56, Plan.ordinary().showing(GetAnswer.GARBAGE_FIRST)),
  INCONCLUSIVE(57, Plan.ordinary().showing(GetAnswer.INCONCLUSIVE)),
  LOST_AND_FOUND_LATE(
      58, Plan.ordinary().answering(NewAnswer.LOST).showing(GetAnswer.HIDDEN_AT_FIRST)),
  LOST_AND_NEVER_FOUND(
      59, Plan.ordinary().answering(NewAnswer.LOST).showing(GetAnswer.NEVER_FOUND)),

  CALLBACK_BEFORE_ANSWER(60, Plan.ordinary().notifying(CallbackStyle.BEFORE_ANSWER)),
  CALLBACKS_TWICE(61, Plan.ordinary().notifying(CallbackStyle.TWICE)),
  CALLBACKS_FORGED(
      62, Plan.from(PROCESSING).then(COMPLETION, FAILED).notifying(CallbackStyle.FORGED)),
  CALLBACKS_NEVER(63, Plan.ordinary().notifying(CallbackStyle.NEVER)),
  CALLBACKS_REPLAYED(
      64,
      Plan.from(PENDING)
          .then(COMPLETION, PROCESSING)
          .then(COMPLETION, COMPLETED)
          .notifying(CallbackStyle.REPLAYED)),
  CALLBACKS_OF_STRANGERS(65, Plan.ordinary().notifying(CallbackStyle.STRANGERS));

  static final String MAGIC = "9900";
  private static final int CODE_END = MAGIC.length() + 2;
  private static final Behaviour[] BY_CODE = new Behaviour[100];

  static {
    java.util.Arrays.fill(BY_CODE, ORDINARY);
    for (Behaviour behaviour : values()) {
      BY_CODE[behaviour.code] = behaviour;
    }
  }

  private final int code;

  @SuppressWarnings("ImmutableEnumChecker") // a record of enums and an unmodifiable list
  private final Plan plan;

  Behaviour(int code, Plan plan) {
    this.code = code;
    this.plan = plan;
  }

  static Behaviour of(String account) {
    if (account.length() < CODE_END || !account.startsWith(MAGIC)) {
      return ORDINARY;
    }
    int tens = account.charAt(MAGIC.length()) - '0';
    int ones = account.charAt(MAGIC.length() + 1) - '0';
    boolean digits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
    return digits ? BY_CODE[tens * 10 + ones] : ORDINARY;
  }

  /** Every account that starts so behaves so. */
  String prefix() {
    return MAGIC + code / 10 + code % 10;
  }

  Plan plan() {
    return plan;
  }
}
