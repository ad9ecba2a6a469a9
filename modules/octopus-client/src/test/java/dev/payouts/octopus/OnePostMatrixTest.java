package dev.payouts.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.octopus.SubmitOutcome.Accepted;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the gateway does with a connection, it gets exactly one POST and we say no more than we
 * know.
 */
class OnePostMatrixTest {
  static Stream<Misbehaviour.Case> misbehaviour() {
    return Stream.of(
            Misbehaviour.broken(),
            Misbehaviour.malformed(),
            Misbehaviour.statuses(),
            Misbehaviour.wellFormed())
        .flatMap(cases -> cases);
  }

  private static ClientSettings settings(Misbehaviour.Case example) {
    return example.reason().endsWith("limit") ? Calls.impatient() : Calls.patient();
  }

  @ParameterizedTest
  @MethodSource("misbehaviour")
  void getsOnePost(Misbehaviour.Case example) throws Exception {
    var gateway = ScriptedGateway.answering(example.script());
    try (gateway;
        var client = new OctopusClient(gateway.account(), settings(example))) {
      SubmitOutcome outcome = client.submit(Calls.order(), Calls.soon());

      assertThat(outcome).isInstanceOf(example.outcome());
      assertThat(outcome.toString()).contains(example.reason());
    }
    assertThat(gateway.posts()).isEqualTo(1);
    assertThat(gateway.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("misbehaviour")
  void getsOnePostOnAKeptAliveConnection(Misbehaviour.Case example) throws Exception {
    var gateway =
        ScriptedGateway.answering(
            (line, post) -> {
              if (post.number() == 1) {
                line.sendJson(Calls.ACCEPTED);
              } else {
                example.script().play(line, post);
              }
            });
    try (gateway;
        var client = new OctopusClient(gateway.account(), settings(example))) {
      SubmitOutcome first = client.submit(Calls.order(), Calls.soon());
      SubmitOutcome second = client.submit(Calls.order(), Calls.soon());

      assertThat(first).isInstanceOf(Accepted.class);
      assertThat(second).isInstanceOf(example.outcome());
    }
    assertThat(gateway.posts()).isEqualTo(2);
    assertThat(gateway.connections()).isEqualTo(1);
  }
}
