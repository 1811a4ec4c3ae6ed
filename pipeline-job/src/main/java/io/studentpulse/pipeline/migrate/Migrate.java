package io.studentpulse.pipeline.migrate;

import io.studentpulse.pipeline.sink.ClickHouseConnections;
import io.studentpulse.pipeline.sink.Secret;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Brings both stores to the tables of this release. Production, compose, the local stack and the tests all come through here. */
public final class Migrate {

  /** How long rows stand in ClickHouse, by event time, and any other value that migrations ask for. */
  public static final Map<String, String> DEFAULTS = Map.of("raw.retention.days", "90", "derived.retention.days", "2557");

  private Migrate() {}

  /** Exits with 2 where the options are wrong, with 1 where a store cannot be migrated. */
  public static void main(String[] arguments) {
    try {
      MigrateOptions options = MigrateOptions.read(arguments);
      if (options.help) {
        System.out.print(MigrateOptions.usage());
        return;
      }
      run(options, System.getenv(), System.out::println);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage() + "\n\n" + MigrateOptions.usage());
      System.exit(2);
    } catch (Exception failure) {
      System.err.println("not migrated: " + failure.getMessage());
      System.exit(1);
    }
  }

  /** Returns the files applied now. */
  public static List<String> postgres(String url, String user, Secret password, Consumer<String> progress) throws Exception {
    try (MigratedStore store = new MigratedPostgres(url, user, password)) {
      return Migrations.apply(Migrations.of("postgres", DEFAULTS), store, progress);
    }
  }

  /**
   * Returns the files applied now.
   *
   * @param values replace some of {@link #DEFAULTS}
   */
  public static List<String> clickHouse(
      String url, String user, Secret password, Map<String, String> values, Consumer<String> progress) throws Exception {
    Map<String, String> placeholders = new HashMap<>(DEFAULTS);
    placeholders.putAll(values);
    for (String name : DEFAULTS.keySet()) {
      if (!placeholders.get(name).matches("[1-9][0-9]{0,5}")) {
        throw new IllegalArgumentException(name + " must be a number of days from 1 to 999999, not " + placeholders.get(name));
      }
    }
    try (MigratedStore store = new MigratedClickHouse(url, user, password)) {
      return Migrations.apply(Migrations.of("clickhouse", placeholders), store, progress);
    }
  }

  static void run(MigrateOptions options, Map<String, String> environment, Consumer<String> progress) throws Exception {
    Duration wait = Duration.ofSeconds(options.waitSeconds);
    if (options.postgresUrl == null && options.clickHouseUrl == null) {
      throw new IllegalArgumentException("nothing to migrate: give --postgres.url, --clickhouse.url or both");
    }
    if (options.postgresUrl != null) {
      Secret password = secret("POSTGRES", options.postgresPasswordFile, environment);
      report("PostgreSQL", patiently("PostgreSQL", wait, () -> postgres(options.postgresUrl, options.postgresUser, password, progress)), progress);
    }
    if (options.clickHouseUrl != null) {
      Secret password = secret("CLICKHOUSE", options.clickHousePasswordFile, environment);
      report(
          "ClickHouse",
          patiently("ClickHouse", wait, () -> clickHouse(options.clickHouseUrl, options.clickHouseUser, password, options.values(), progress)),
          progress);
    }
  }

  private static void report(String store, List<String> applied, Consumer<String> progress) {
    progress.accept(store + (applied.isEmpty() ? " is up to date" : ": " + applied.size() + " applied, up to date"));
  }

  private static Secret secret(String store, String file, Map<String, String> environment) {
    String variable = "STUDENT_PULSE_" + store + "_PASSWORD";
    if (file != null) {
      return Secret.inFile(file);
    }
    return environment.containsKey(variable) ? Secret.inEnvironment(variable) : Secret.none();
  }

  /** A store to be waited for. */
  private interface Attempt {
    List<String> run() throws Exception;
  }

  private static List<String> patiently(String store, Duration wait, Attempt attempt) throws Exception {
    long untilNanos = System.nanoTime() + wait.toNanos();
    while (true) {
      try {
        return attempt.run();
      } catch (SQLException | IOException failure) {
        if (!isStarting(failure) || System.nanoTime() - untilNanos > 0) {
          throw new IOException(store + ": " + ClickHouseConnections.reason(failure), failure);
        }
        Thread.sleep(500);
      }
    }
  }

  private static boolean isStarting(Exception failure) {
    // Cannot connect; "the database system is starting up".
    return failure instanceof SQLException sql && sql.getSQLState() != null
        && (sql.getSQLState().startsWith("08") || sql.getSQLState().equals("57P03"));
  }
}
