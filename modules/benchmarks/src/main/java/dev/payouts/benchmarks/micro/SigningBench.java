package dev.payouts.benchmarks.micro;

import dev.payouts.octopus.Signature;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The signature of each call. */
@State(Scope.Benchmark)
public class SigningBench {
  private final Signature signature = new Signature(CannedGateway.SECRET);
  private final Map<String, String> orderNew =
      new TreeMap<>(
          Map.of(
              "amount", "100.17",
              "country", "TH",
              "currency", "thb",
              "merchant_order_id", "wage-2026-11-000017",
              "merchant_uid", Specimen.MERCHANT,
              "payment", "bank",
              "response_type", "json",
              "to", "99000000000017",
              "to_bank_name", "kbank",
              "to_name", "Somchai Jaidee"));
  private final Map<String, String> orderGet = Map.of("merchant_order_id", "wage-2026-11-000017");

  public SigningBench() {
    orderNew.put("transaction_type", "expense");
  }

  @Benchmark
  public String orderNew() {
    return signature.sign(orderNew);
  }

  @Benchmark
  public String orderGet() {
    return signature.sign(orderGet);
  }
}
