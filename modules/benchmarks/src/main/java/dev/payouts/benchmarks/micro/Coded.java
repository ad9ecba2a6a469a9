package dev.payouts.benchmarks.micro;

import dev.payouts.service.Decoding;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.topics.Topic;
import org.apache.avro.specific.SpecificRecord;

/** A value and its bytes, with a codec that has seen both. */
final class Coded<V extends SpecificRecord> {
  private final PayoutCodec<V> codec;
  private final V value;
  private final byte[] bytes;

  private Coded(PayoutCodec<V> codec, V value, byte[] bytes) {
    this.codec = codec;
    this.value = value;
    this.bytes = bytes;
  }

  static <V extends SpecificRecord> Coded<V> of(PayoutCodecs codecs, Topic<V> topic, V value) {
    PayoutCodec<V> codec = codecs.of(topic);
    byte[] bytes = codec.serialize(value);
    if (!codec.deserialize(bytes).equals(new Decoding.Decoded<>(value))) {
      throw new IllegalStateException("a value of " + topic + " is not read as it was written");
    }
    return new Coded<>(codec, value, bytes);
  }

  byte[] serialize() {
    return codec.serialize(value);
  }

  Decoding<V> deserialize() {
    return codec.deserialize(bytes);
  }
}
