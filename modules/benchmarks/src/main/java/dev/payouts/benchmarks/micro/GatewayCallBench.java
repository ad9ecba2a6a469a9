package dev.payouts.benchmarks.micro;

import dev.payouts.octopus.Deadline;
import dev.payouts.octopus.InquiryOutcome;
import dev.payouts.octopus.NewOrder;
import dev.payouts.octopus.OctopusClient;
import dev.payouts.octopus.SubmitOutcome;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Gateway calls but for the network: the signed request alone, and with the reading of its answer.
 */
@State(Scope.Benchmark)
public class GatewayCallBench {
  /** Source: the sandbox's answers. */
  private static final String ACCEPTED =
      """
      {"result":"success","data":{"payment":{"from":"","from_name":"","from_bank_name":"",\
      "to":"99000000000017","to_name":"Somchai Jaidee","to_bank_name":"kbank",\
      "payment_status":"processing","payment_fail_reason":"","transaction_type":"expense",\
      "payment_uid":"sbx-17","channel":"","final_amount":"100.17","currency":"thb"},\
      "payment_url":""}}""";

  private static final String FOUND =
      """
      {"result":"success","data":{"from":"","from_name":"","from_bank_name":"",\
      "to":"99000000000017","to_name":"Somchai Jaidee","to_bank_name":"kbank",\
      "payment_status":"completed","payment_fail_reason":"","transaction_type":"expense",\
      "payment_uid":"sbx-17","channel":"","amount":"100.17","final_amount":"100.17",\
      "currency":"thb","country":"TH","accounting_type":"",\
      "merchant_order_id":"wage-2026-11-000017","payment":"bank","response_type":"json",\
      "redirect_url":"","notify_url":"","merchant_uid":"merchant-1","merchant_name":"Shop",\
      "ip":"127.0.0.1","user_agent":"","distribute_rules":"","notify_status":"none",\
      "notify_fail_reason":"","accounting_status":"accounted","accounting_fail_reason":"",\
      "signature_key":"key-1"}}""";

  private final NewOrder order = new Specimen(17).payment().order();
  private final String id = order.merchantOrderId();
  private final Deadline deadline = Deadline.after(Duration.ofDays(1));
  private final OctopusClient away = CannedGateway.away();
  private final OctopusClient accepting = CannedGateway.saying(ACCEPTED);
  private final OctopusClient showing = CannedGateway.saying(FOUND);

  @Benchmark
  public SubmitOutcome orderNewRequest() {
    return away.submit(order, deadline);
  }

  @Benchmark
  public SubmitOutcome orderNewAccepted() {
    return accepting.submit(order, deadline);
  }

  @Benchmark
  public InquiryOutcome orderGetRequest() {
    return away.inquire(id, deadline);
  }

  @Benchmark
  public InquiryOutcome orderGetFound() {
    return showing.inquire(id, deadline);
  }
}
