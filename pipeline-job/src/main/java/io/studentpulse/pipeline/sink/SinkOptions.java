package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.table.Table;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * How one store is reached and how patiently it is written to.
 *
 * @param url {@code jdbc:postgresql://…} or {@code http(s)://host:8123}
 * @param user null for the store's default
 * @param properties passed through: pgjdbc connection properties, or ClickHouse settings of every insert
 * @param generation stands above the version of every row; raise it to let a replay with corrected logic replace what is there
 * @param flushIntervals per table name, how long a row may wait; the table's own declaration otherwise
 * @param maxRows a table is written as soon as so many rows wait
 * @param maxBytes or about so many bytes
 * @param retryFor how long an unreachable store is tried again before the task fails (and restarts from the last checkpoint)
 */
public record SinkOptions(
    String url,
    String user,
    Secret password,
    Map<String, String> properties,
    long generation,
    Map<String, Duration> flushIntervals,
    int maxRows,
    long maxBytes,
    Duration retryFor) implements Serializable {

  private static final long MAX_GENERATION = (1L << 23) - 1;
  private static final long MEBIBYTE = 1L << 20;

  public SinkOptions {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(password, "password");
    properties = Map.copyOf(properties);
    flushIntervals = Map.copyOf(flushIntervals);
    if (generation < 0 || generation > MAX_GENERATION) {
      throw new IllegalArgumentException("the generation must be 0 to " + MAX_GENERATION + ", not " + generation);
    }
    if (maxRows < 1 || maxBytes < 1) {
      throw new IllegalArgumentException("a sink's bounds must be at least one row and one byte, not " + maxRows + " and " + maxBytes);
    }
  }

  /** PostgreSQL: small transactions, soon. Outlasts an outage of ten minutes. */
  public static SinkOptions postgres(String url, String user, Secret password) {
    return new SinkOptions(url, user, password, Map.of(), 0, Map.of(), 5_000, 8 * MEBIBYTE, Duration.ofMinutes(10));
  }

  /** ClickHouse: few, large inserts. Outlasts an outage of ten minutes. */
  public static SinkOptions clickHouse(String url, String user, Secret password) {
    return new SinkOptions(url, user, password, Map.of(), 0, Map.of(), 50_000, 32 * MEBIBYTE, Duration.ofMinutes(10));
  }

  public SinkOptions withProperties(Map<String, String> others) {
    return new SinkOptions(url, user, password, others, generation, flushIntervals, maxRows, maxBytes, retryFor);
  }

  public SinkOptions withGeneration(long other) {
    return new SinkOptions(url, user, password, properties, other, flushIntervals, maxRows, maxBytes, retryFor);
  }

  public SinkOptions withFlushIntervals(Map<String, Duration> others) {
    return new SinkOptions(url, user, password, properties, generation, others, maxRows, maxBytes, retryFor);
  }

  public SinkOptions withBounds(int rows, long bytes) {
    return new SinkOptions(url, user, password, properties, generation, flushIntervals, rows, bytes, retryFor);
  }

  public SinkOptions withRetryFor(Duration other) {
    return new SinkOptions(url, user, password, properties, generation, flushIntervals, maxRows, maxBytes, other);
  }

  Duration flushIntervalOf(Table table) {
    return flushIntervals.getOrDefault(table.name(), table.flushInterval());
  }

  /** The version a store sees. */
  long stored(long version) {
    return generation << 40 | version;
  }
}
