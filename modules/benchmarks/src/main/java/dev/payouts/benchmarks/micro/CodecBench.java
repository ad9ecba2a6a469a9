package dev.payouts.benchmarks.micro;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutResult;
import dev.payouts.service.Decoding;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.topics.Topics;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The topics' values to bytes and back. */
@State(Scope.Benchmark)
public class CodecBench {
  private final Coded<PayoutCommand> command;
  private final Coded<GatewayRequest> request;
  private final Coded<GatewayReply> reply;
  private final Coded<PayoutResult> result;

  public CodecBench() {
    var specimen = new Specimen(17);
    try (var schemas = new KnownSchemas()) {
      var codecs = PayoutCodecs.of(new SchemaRegistrySettings(schemas.url(), Map.of()));
      command = Coded.of(codecs, Topics.COMMANDS, specimen.command());
      request = Coded.of(codecs, Topics.SUBMISSIONS, specimen.request());
      reply = Coded.of(codecs, Topics.REPLIES, specimen.reply());
      result = Coded.of(codecs, Topics.RESULTS, specimen.result());
    }
  }

  @Benchmark
  public byte[] serializeCommand() {
    return command.serialize();
  }

  @Benchmark
  public Decoding<PayoutCommand> deserializeCommand() {
    return command.deserialize();
  }

  @Benchmark
  public byte[] serializeRequest() {
    return request.serialize();
  }

  @Benchmark
  public Decoding<GatewayRequest> deserializeRequest() {
    return request.deserialize();
  }

  @Benchmark
  public byte[] serializeReply() {
    return reply.serialize();
  }

  @Benchmark
  public Decoding<GatewayReply> deserializeReply() {
    return reply.deserialize();
  }

  @Benchmark
  public byte[] serializeResult() {
    return result.serialize();
  }

  @Benchmark
  public Decoding<PayoutResult> deserializeResult() {
    return result.deserialize();
  }
}
