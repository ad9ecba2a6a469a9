package dev.payouts.topics;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.LaneSetting;
import dev.payouts.avro.PayoutBreak;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.PayoutResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** The topic catalogue. The same for other languages: schemas/asyncapi.yaml. */
public final class Topics {
  static {
    TrustedClasses.declare();
  }

  public static final Topic<PayoutCommand> COMMANDS =
      kept("payout.commands", PayoutCommand.class, Duration.ofDays(7));
  public static final Topic<GatewayRequest> SUBMISSIONS =
      kept("payout.submissions", GatewayRequest.class, Duration.ofDays(1));
  public static final Topic<GatewayRequest> INQUIRIES =
      kept("payout.inquiries", GatewayRequest.class, Duration.ofDays(1));

  /** As long as commands: an orchestrator may be away as long for the one as for the other. */
  public static final Topic<GatewayReply> REPLIES =
      kept("payout.replies", GatewayReply.class, Duration.ofDays(7));

  public static final Topic<PayoutEvent> EVENTS =
      kept("payout.events", PayoutEvent.class, Duration.ofDays(365));
  public static final Topic<PayoutResult> RESULTS =
      new Topic<>("payout.results", PayoutResult.class, Optional.empty());
  public static final Topic<PayoutRejection> REJECTIONS =
      kept("payout.rejections", PayoutRejection.class, Duration.ofDays(90));

  /** Its keys are not payout ids: a lane, a slash and the field that is set. */
  public static final Topic<LaneSetting> LANES =
      new Topic<>("payout.lanes", LaneSetting.class, Optional.empty());

  /** Records that could not be decoded, as found, with headers that say why and from where. */
  public static final String DEAD_LETTERS = "payout.dead-letters";

  public static final Duration DEAD_LETTERS_RETENTION = Duration.ofDays(90);

  /**
   * The largest batch of dead letters, twice that of Kafka's default for the topics whose records
   * they are: a record of the largest size and what is said of it fit.
   */
  public static final int DEAD_LETTER_BYTES_MAX = 2 * 1024 * 1024;

  /**
   * Differences that a reconciliation found. Its keys are not payout ids, and no service reads or
   * writes it: who publishes the first break makes it.
   */
  public static final Topic<PayoutBreak> BREAKS =
      new Topic<>("payout.breaks", PayoutBreak.class, Optional.empty());

  /** The topics of the flow, which the services make and need. */
  public static final List<Topic<?>> ALL =
      List.of(COMMANDS, SUBMISSIONS, INQUIRIES, REPLIES, EVENTS, RESULTS, REJECTIONS, LANES);

  /** Those beside the flow. */
  public static final List<Topic<?>> BESIDE = List.of(BREAKS);

  /** Every topic whose values have a schema. */
  public static final List<Topic<?>> CATALOGUE =
      Stream.concat(ALL.stream(), BESIDE.stream()).toList();

  /**
   * The topics whose times are the broker's. How old a command is decides whether it is paid at
   * once, which must not rest on its writer's clock; and a writer whose clock is wrong would have
   * its records deleted before they are read, or read after all others.
   */
  public static final Set<Topic<?>> STAMPED_BY_BROKER = Set.of(COMMANDS, REPLIES);

  private Topics() {}

  private static <V extends SpecificRecord> Topic<V> kept(
      String name, Class<V> valueType, Duration retention) {
    return new Topic<>(name, valueType, Optional.of(retention));
  }
}
