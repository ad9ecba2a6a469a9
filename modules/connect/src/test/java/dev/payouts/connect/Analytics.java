package dev.payouts.connect;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL with the tables of deploy/connect, in which each analyst may ask anything. */
final class Analytics implements AutoCloseable {
  private static final Path BINARIES = Path.of("target/postgres").toAbsolutePath();
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final Connection connection;

  private Analytics(EmbeddedPostgres server, Connection connection) {
    this.server = server;
    this.connection = connection;
  }

  /** Skips the test where no PostgreSQL can run, and says why. */
  static Analytics start() {
    Optional<String> obstacle = obstacle();
    obstacle.ifPresent(reason -> System.out.println("skipped: " + reason));
    Assumptions.assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(BINARIES.toFile())
              .setPGStartupWait(START_LIMIT)
              .setServerConfig("timezone", "Asia/Bangkok")
              .start();
      Analytics analytics = new Analytics(server, server.getPostgresDatabase().getConnection());
      analytics.run(DeployedFiles.text("postgres/schema.sql"));
      return analytics;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Its binaries here are for one kind of machine, and it does not run as root. */
  private static Optional<String> obstacle() {
    String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (!machine.equals("Linux amd64")) {
      return Optional.of("no PostgreSQL for " + machine + " here");
    }
    if (System.getProperty("user.name").equals("root") && !canBeAnother()) {
      return Optional.of(
          "PostgreSQL does not run as root, and unshare -U, by which it would run as nobody, is refused here");
    }
    return Optional.empty();
  }

  private static boolean canBeAnother() {
    try {
      Process process = new ProcessBuilder("unshare", "-U", "true").start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException none) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** In the form of the secret {@code postgres.url}. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      var _ = statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** The rows of an answer, each by the names of its columns, times as instants. */
  List<Map<String, @Nullable Object>> ask(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      while (answer.next()) {
        rows.add(row(answer));
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static Map<String, @Nullable Object> row(ResultSet answer) throws SQLException {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    var columns = answer.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      row.put(columns.getColumnLabel(i), value(answer, i, columns.getColumnTypeName(i)));
    }
    return row;
  }

  private static @Nullable Object value(ResultSet answer, int column, String type)
      throws SQLException {
    if (type.equals("timestamptz")) {
      OffsetDateTime time = answer.getObject(column, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }
    return answer.getObject(column);
  }

  /** The only value of the only row. */
  private @Nullable Object value(String sql) {
    return ask(sql).getFirst().values().iterator().next();
  }

  long count(String tableAndCondition) {
    return (Long) Objects.requireNonNull(value("SELECT count(*) FROM " + tableAndCondition));
  }

  @Override
  public void close() {
    try {
      connection.close();
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
