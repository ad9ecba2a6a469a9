package dev.payouts.proofs.fuzz;

import dev.payouts.avro.CallbackHint;
import dev.payouts.octopus.GatewayAccount;
import dev.payouts.octopus.Signature;
import dev.payouts.producer.CallbackReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Callbacks. Whoever has no secret can repeat what was signed, and say nothing else. */
final class CallbackDoor implements Door {
  private static final GatewayAccount ACCOUNT =
      new GatewayAccount(URI.create("http://127.0.0.1:1"), "key", "a-secret", "merchant");

  private final CallbackReader reader = new CallbackReader(ACCOUNT, InstantSource.system());
  private final List<String> signatures = new ArrayList<>();
  private final Set<String> signed = new HashSet<>();

  /**
   * @param corpus what the gateway has signed
   */
  CallbackDoor(List<byte[]> corpus) {
    var signature = new Signature(ACCOUNT.secret());
    for (byte[] body : corpus) {
      Map<String, String> fields = JsonMapper.shared().readValue(body, new TypeReference<>() {});
      signatures.add(signature.sign(fields));
      signed.add(said(fields.get("merchant_order_id"), fields.get("payment_status")));
    }
  }

  @Override
  public String name() {
    return "callback";
  }

  @Override
  public Answers take(byte[] input, SplittableRandom random) {
    String signature = signatures.get(random.nextInt(signatures.size()));
    boolean believed = false;
    for (String tried : List.of(signature, new StringBuilder(signature).reverse().toString())) {
      believed |= isBelieved(new String(input, StandardCharsets.UTF_8), tried);
    }
    return Answers.taken(believed);
  }

  private boolean isBelieved(String body, String signature) {
    return switch (reader.read(body, signature)) {
      case CallbackReader.Reading.Hint hint -> {
        String word = ((CallbackHint) hint.reply().getBody()).getPaymentStatus();
        Door.require(
            signed.contains(said(hint.reply().getPayoutId(), word)), "believed a forged " + body);
        yield true;
      }
      case CallbackReader.Reading.Forged forged -> {
        Speech.require(forged.reason());
        yield false;
      }
      case CallbackReader.Reading.Malformed malformed -> {
        Speech.require(malformed.reason());
        yield false;
      }
    };
  }

  private static String said(@Nullable Object id, @Nullable Object word) {
    return id + " " + word;
  }
}
