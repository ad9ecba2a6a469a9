package dev.payouts.fleet.network;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

/** Pumps the answers of one connection, as the weather lets them pass. */
final class Answers {
  private static final Duration DRIP_PAUSE = Duration.ofMillis(20);
  private static final int CHUNK_BYTES = 8 * 1024;

  private final Connection connection;
  private final Socket client;
  private final Socket gateway;
  private final Sky sky;
  private final byte[] bytes = new byte[CHUNK_BYTES];

  Answers(Connection connection, Socket client, Socket gateway, Sky sky) {
    this.connection = connection;
    this.client = client;
    this.gateway = gateway;
    this.sky = sky;
  }

  void pump() {
    try {
      InputStream answers = gateway.getInputStream();
      for (int count; (count = answers.read(bytes)) >= 0; ) {
        forward(count);
      }
      sky.awaitAnswersPass(connection::isOver);
      connection.answersEnded();
    } catch (IOException e) {
      // That the gateway broke off is an answer, too.
      sky.awaitAnswersPass(connection::isOver);
      connection.abort();
    }
  }

  private void forward(int count) throws IOException {
    int from = 0;
    // After a half close the rest and all later answers are read and lost.
    while (from < count && !client.isOutputShutdown() && !connection.isOver()) {
      Weather weather = sky.weather();
      int rest = count - from;
      switch (weather) {
        case FAIR, REFUSE -> {
          write(from, rest);
          from += rest;
        }
        case DRIP -> {
          connection.strikes(weather);
          write(from++, 1);
          sky.pauseDuring(weather, DRIP_PAUSE, connection::isOver);
        }
        case HALF_CLOSE -> {
          connection.strikes(weather);
          write(from, Math.max(1, rest / 2));
          client.shutdownOutput();
        }
        case STALL, BLACKHOLE -> {
          connection.strikes(weather);
          sky.awaitAnswersPass(connection::isOver);
        }
        case RESET -> {
          connection.strikes(weather);
          connection.abort();
        }
      }
    }
  }

  private void write(int from, int count) throws IOException {
    client.getOutputStream().write(bytes, from, count);
  }
}
