package dev.payouts.serdes;

import dev.payouts.localstack.LocalStack;
import org.junit.jupiter.api.Test;

class LocalRoundTripTest {
  @Test
  void everyTopicsValueComesBackAsItWasWritten() throws Exception {
    LocalStack stack = LocalStack.shared();
    new RoundTrip(stack.kafka().bootstrapServers(), stack.registry().url()).check();
  }
}
