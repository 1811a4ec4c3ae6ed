package io.studentpulse.pipeline.table;

/**
 * A column of a sink table.
 *
 * @param name as in the DDL
 * @param isRequired never null; so is every column of a key
 */
public record Column(String name, Kind kind, boolean isRequired) {

  private Column(String name, Kind kind) {
    this(name, kind, false);
  }

  /** What a value is in Java, and so how each store binds it. A value may be null unless its column is required or part of the key. */
  public enum Kind {
    /** {@link io.studentpulse.pipeline.event.Id}; {@code uuid} / {@code UUID}. */
    ID,
    /** {@link String}; {@code text} / {@code String}. */
    TEXT,
    /** {@link Integer}; {@code integer} / {@code Int32}. */
    INT,
    /** {@link Long}; {@code bigint} / {@code Int64}. */
    LONG,
    /** {@link Integer} in hundredths: 5166 is 51.66; {@code numeric(5,2)} / {@code Decimal(5,2)}. */
    PERCENT,
    /** {@link Double}; {@code double precision} / {@code Float64}. */
    DOUBLE,
    /** {@link Boolean}; {@code boolean} / {@code Bool}. */
    BOOL,
    /** {@link Long}, epoch milliseconds; {@code timestamptz} / {@code DateTime64(3, 'UTC')}. */
    INSTANT,
    /** {@link Integer}, epoch day; {@code date} / {@code Date32}. */
    DATE,
    /** {@link String} or {@code byte[]} of UTF-8 JSON; {@code jsonb} / {@code String}. */
    JSON,
    /** List of {@link String}, never null: none are an empty list; of ClickHouse only: {@code Array(String)}. */
    TEXTS
  }

  public static Column id(String name) {
    return new Column(name, Kind.ID);
  }

  public static Column text(String name) {
    return new Column(name, Kind.TEXT);
  }

  public static Column integer(String name) {
    return new Column(name, Kind.INT);
  }

  public static Column bigint(String name) {
    return new Column(name, Kind.LONG);
  }

  public static Column percent(String name) {
    return new Column(name, Kind.PERCENT);
  }

  public static Column real(String name) {
    return new Column(name, Kind.DOUBLE);
  }

  public static Column bool(String name) {
    return new Column(name, Kind.BOOL);
  }

  public static Column instant(String name) {
    return new Column(name, Kind.INSTANT);
  }

  public static Column date(String name) {
    return new Column(name, Kind.DATE);
  }

  public static Column json(String name) {
    return new Column(name, Kind.JSON);
  }

  public static Column texts(String name) {
    return new Column(name, Kind.TEXTS);
  }

  /** This column, and never null: a row without it is rejected before it reaches the store. */
  public Column required() {
    return new Column(name, kind, true);
  }
}
