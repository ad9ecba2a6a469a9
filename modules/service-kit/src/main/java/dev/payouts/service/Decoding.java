package dev.payouts.service;

import org.apache.avro.specific.SpecificRecord;

/** What came of decoding a record's value. */
public sealed interface Decoding<V extends SpecificRecord> {
  record Decoded<V extends SpecificRecord>(V value) implements Decoding<V> {}

  /** The bytes are not a value of the topic and never will be; the reason holds none of them. */
  record Undecodable<V extends SpecificRecord>(String reason) implements Decoding<V> {}
}
