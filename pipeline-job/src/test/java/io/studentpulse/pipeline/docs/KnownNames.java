package io.studentpulse.pipeline.docs;

import io.studentpulse.pipeline.JobOptions;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.sink.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every name that a page may promise, as the product really has it: tables and columns of a migrated PostgreSQL, those of the ClickHouse
 * migrations, topics, types and fields of events, options, metrics.
 */
final class KnownNames {

  private static final Path CLICKHOUSE = Path.of("..", "sink-ddl", "src", "main", "resources", "db", "clickhouse");
  private static final Path TOPICS = Path.of("..", "local-stack", "src", "main", "resources", "topics.csv");
  private static final Path SCHEMAS = Path.of("..", "event-schemas", "src", "main", "avro");
  private static final Pattern CREATE = Pattern.compile("(?m)^CREATE (TABLE|VIEW|MATERIALIZED VIEW) analytics\\.(\\w+)");
  private static final Pattern COLUMN = Pattern.compile("(?m)^  (\\w+) +(?:[A-Z]\\w+|LowCardinality)\\b.*COMMENT '");
  private static final Pattern FIELD = Pattern.compile("\"name\": *\"(\\w+)\"");

  private final Set<String> names = new HashSet<>();
  private final Set<String> relations = new TreeSet<>();
  private final Set<String> tables = new TreeSet<>();

  KnownNames() throws IOException, SQLException {
    postgres();
    clickHouse();
    for (EventType type : EventType.values()) {
      names.add("event:" + type.wireName());
    }
    for (PayloadField field : PayloadField.values()) {
      field.names().forEach(name -> names.add("field:" + name));
    }
    for (Path schema : files(SCHEMAS, ".avsc")) {
      matches(FIELD, Files.readString(schema)).forEach(name -> names.add("field:" + name));
    }
    Files.readAllLines(TOPICS).forEach(line -> names.add("topic:" + line.split(",")[0]));
    JobOptions.all().forEach(option -> names.add("option:" + option.key()));
  }

  boolean has(String name) {
    return names.contains(name) || name.startsWith("event:") && EventType.named(name.substring(6)) != EventType.UNKNOWN;
  }

  /** Every table and view of both stores, those of ClickHouse as {@code clickhouse:name}. */
  Set<String> relations() {
    return relations;
  }

  /** Those of them that the job is to write. */
  Set<String> tables() {
    return tables;
  }

  private void postgres() throws SQLException {
    for (List<String> column : RealPostgres.rows(
        "SELECT c.relname, a.attname, c.relkind FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
            + "WHERE c.relnamespace = 'analytics'::regnamespace AND c.relkind IN ('r', 'v') AND c.relname <> 'schema_migrations'")) {
      relations.add(column.get(0));
      names.add(column.get(0) + "." + column.get(1));
      if (column.get(2).equals("r")) {
        tables.add(column.get(0));
      }
    }
    names.addAll(relations);
    for (List<String> metric : RealPostgres.rows("SELECT DISTINCT metric_type FROM analytics.dashboard_metrics")) {
      names.add("metric:" + metric.get(0));
    }
  }

  /** No server needed: what a migration creates is read from it. A column of a plain view is any word of what it selects. */
  private void clickHouse() throws IOException {
    Map<String, Set<String>> columns = new TreeMap<>();
    Map<String, String> copies = new TreeMap<>();
    for (Path migration : files(CLICKHOUSE, ".sql")) {
      for (String statement : Files.readString(migration).split(";\\R")) {
        Matcher create = CREATE.matcher(statement);
        if (create.find()) {
          String text = statement.substring(create.end());
          if (text.contains("ReplacingMergeTree(version, is_deleted)")) {
            // Others are filled by ClickHouse itself.
            tables.add("clickhouse:" + create.group(2));
          }
          boolean declares = text.stripLeading().startsWith("(") || create.group(1).startsWith("M");
          columns.put(create.group(2), matches(declares ? COLUMN : Pattern.compile("(\\w+)"), declares ? text : text.split("COMMENT '")[0]));
          Matcher copied = Pattern.compile("SELECT \\* EXCEPT .* FROM analytics\\.(\\w+)").matcher(text);
          if (copied.find()) {
            copies.put(create.group(2), copied.group(1));
          }
        }
      }
    }
    copies.forEach((view, table) -> columns.put(view, columns.get(table)));
    columns.forEach((relation, itsColumns) -> {
      relations.add("clickhouse:" + relation);
      names.add("clickhouse:" + relation);
      itsColumns.forEach(column -> names.add("clickhouse:" + relation + "." + column));
    });
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static Set<String> matches(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
