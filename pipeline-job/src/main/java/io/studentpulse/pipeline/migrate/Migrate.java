package io.studentpulse.pipeline.migrate;

import io.studentpulse.pipeline.sink.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Brings both stores to the tables of this release. Production, compose, the local stack and the tests all come through here. */
public final class Migrate {

  /** How long rows stand in ClickHouse, by event time, and any other value that migrations ask for. */
  public static final Map<String, String> DEFAULTS = Map.of("raw.retention.days", "90", "derived.retention.days", "2557");

  private static final Set<String> OPTIONS = Set.of(
      "postgres.url", "postgres.user", "postgres.password-file", "clickhouse.url", "clickhouse.user", "clickhouse.password-file",
      "raw.retention.days", "derived.retention.days", "wait-seconds");

  private static final String HELP = """
      Brings PostgreSQL and ClickHouse to the tables of this release. Safe to run twice.

        --postgres.url URL               jdbc:postgresql://host:5432/database; leave out to leave PostgreSQL alone
        --postgres.user NAME
        --postgres.password-file PATH    or the environment variable STUDENT_PULSE_POSTGRES_PASSWORD
        --clickhouse.url URL             http(s)://host:8123; leave out to leave ClickHouse alone
        --clickhouse.user NAME
        --clickhouse.password-file PATH  or the environment variable STUDENT_PULSE_CLICKHOUSE_PASSWORD
        --raw.retention.days N           how long raw events and dead letters are kept in ClickHouse (90)
        --derived.retention.days N       how long everything else is kept there (2557, seven years)
        --wait-seconds N                 how long to wait for a store that is still starting (0)
      """;

  private Migrate() {}

  /** Exits with 2 where the options are wrong, with 1 where a store cannot be migrated. */
  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--help")) {
      System.out.print(HELP);
      return;
    }
    try {
      run(options(arguments), System.getenv(), System.out::println);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage() + "\n\n" + HELP);
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

  static void run(Map<String, String> options, Map<String, String> environment, Consumer<String> progress) throws Exception {
    Duration wait = Duration.ofSeconds(Long.parseLong(options.getOrDefault("wait-seconds", "0")));
    String postgres = options.get("postgres.url");
    String clickHouse = options.get("clickhouse.url");
    if (postgres == null && clickHouse == null) {
      throw new IllegalArgumentException("nothing to migrate: give --postgres.url, --clickhouse.url or both");
    }
    if (postgres != null) {
      Secret password = secret("postgres", options, environment);
      report(
          "PostgreSQL", patiently("PostgreSQL", wait, () -> postgres(postgres, options.get("postgres.user"), password, progress)), progress);
    }
    if (clickHouse != null) {
      Secret password = secret("clickhouse", options, environment);
      Map<String, String> values = new HashMap<>(options);
      values.keySet().retainAll(DEFAULTS.keySet());
      report(
          "ClickHouse",
          patiently("ClickHouse", wait, () -> clickHouse(clickHouse, options.get("clickhouse.user"), password, values, progress)), progress);
    }
  }

  private static void report(String store, List<String> applied, Consumer<String> progress) {
    progress.accept(store + (applied.isEmpty() ? " is up to date" : ": " + applied.size() + " applied, up to date"));
  }

  private static Secret secret(String store, Map<String, String> options, Map<String, String> environment) {
    String file = options.get(store + ".password-file");
    String variable = "STUDENT_PULSE_" + store.toUpperCase(Locale.ROOT) + "_PASSWORD";
    if (file != null) {
      return Secret.inFile(file);
    }
    return environment.containsKey(variable) ? Secret.inEnvironment(variable) : Secret.none();
  }

  static Map<String, String> options(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : arguments[i];
      int equals = name.indexOf('=');
      String value = equals >= 0 ? name.substring(equals + 1) : i + 1 < arguments.length ? arguments[++i] : null;
      name = equals >= 0 ? name.substring(0, equals) : name;
      if (!OPTIONS.contains(name) || value == null) {
        throw new IllegalArgumentException(value == null ? "--" + name + " has no value" : "there is no option --" + name);
      }
      options.put(name, value);
    }
    return options;
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
          throw new IOException(store + ": " + failure.getMessage(), failure);
        }
        Thread.sleep(500);
      }
    }
  }

  private static boolean isStarting(Exception failure) {
    if (failure instanceof SQLException sql) {
      // Cannot connect; "the database system is starting up".
      return sql.getSQLState() != null && (sql.getSQLState().startsWith("08") || sql.getSQLState().equals("57P03"));
    }
    return failure instanceof ConnectException;
  }
}
