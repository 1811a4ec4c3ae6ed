package io.studentpulse.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.migrate.Migrate;
import io.studentpulse.pipeline.sink.Secret;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.stack.ClickHouseText;
import io.studentpulse.stack.LocalStack;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The two stores of a stack as an outsider sees them: what stands in every table of the job's. */
public final class Stores {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The classroom remembers the last change of the clocks; raw rows of that time must not expire while they are compared. */
    private static final Map<String, String> KEEP_ALL = Map.of("raw.retention.days", "36500", "derived.retention.days", "36500");

    private final LocalStack stack;

    public Stores(LocalStack stack) {
        this.stack = stack;
    }

    /** Brings both to the newest tables, with history kept for a hundred years. */
    void migrate(Consumer<String> progress) throws Exception {
        Secret password = Secret.inFile(stack.folder().resolve("postgres.password").toString());
        Migrate.postgres(stack.postgresUrl(), stack.postgresUser(), password, progress);
        Migrate.clickHouse(stack.clickHouseUrl(), stack.clickHouseUser(), Secret.none(), KEEP_ALL, progress);
    }

    Connection postgres() throws SQLException {
        return DriverManager.getConnection(stack.postgresUrl(), stack.postgresUser(), stack.postgresPassword());
    }

    /** Empties every table, and forgets which generation has written. */
    void truncate() throws SQLException {
        try (Connection connection = postgres(); Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE analytics.generations");
            for (Table table : StudentTables.ALL) {
                if (table.store() == Store.POSTGRES) {
                    statement.execute("TRUNCATE analytics." + table.name());
                } else {
                    clickHouse("TRUNCATE TABLE analytics." + table.name());
                }
            }
        }
    }

    /** A single number out of PostgreSQL. */
    long count(String query) throws SQLException {
        try (Connection connection = postgres(); Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** All rows of all tables; of the history what is current. */
    public TableDump dump() throws SQLException {
        SortedMap<String, SortedMap<String, Map<String, String>>> tables = new TreeMap<>();
        try (Connection connection = postgres()) {
            for (Table table : StudentTables.ALL) {
                TableDump.Rows rows = new TableDump.Rows(table.key().stream().map(Column::name).toList());
                if (table.store() == Store.POSTGRES) {
                    readPostgres(connection, table, rows);
                } else {
                    readClickHouse(table, rows);
                }
                tables.put(table.name(), rows.all());
            }
        }
        return new TableDump(tables);
    }

    private static void readPostgres(Connection connection, Table table, TableDump.Rows rows) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT * FROM analytics." + table.name())) {
            ResultSetMetaData columns = row.getMetaData();
            while (row.next()) {
                Map<String, String> texts = new LinkedHashMap<>();
                for (int place = 1; place <= columns.getColumnCount(); place++) {
                    String name = columns.getColumnName(place);
                    if (!TableDump.WHEN_IT_WAS_WRITTEN.contains(name)) {
                        texts.put(name, ColumnText.of(table, name, text(row, place, columns.getColumnType(place))));
                    }
                }
                rows.add(texts);
            }
        }
    }

    private static String text(ResultSet row, int place, int type) throws SQLException {
        if (type == Types.TIMESTAMP || type == Types.TIMESTAMP_WITH_TIMEZONE) {
            OffsetDateTime instant = row.getObject(place, OffsetDateTime.class);
            return instant == null ? null : instant.toInstant().toString();
        }
        if (type == Types.BIT || type == Types.BOOLEAN) {
            boolean is = row.getBoolean(place);
            return row.wasNull() ? null : Boolean.toString(is);
        }
        return row.getString(place);
    }

    private void readClickHouse(Table table, TableDump.Rows rows) {
        String lines = clickHouse("SELECT * EXCEPT (is_deleted) FROM analytics." + table.name() + " FINAL FORMAT JSONEachRow "
                + "SETTINGS output_format_json_quote_64bit_integers = 1, date_time_output_format = 'iso', do_not_merge_across_partitions_select_final = 0");
        for (String line : lines.lines().toList()) {
            Map<String, String> texts = new LinkedHashMap<>();
            parse(line).fields().forEachRemaining(field -> texts.put(field.getKey(), ColumnText.of(table, field.getKey(),
                    field.getValue().isNull() ? null : field.getValue().isValueNode() ? field.getValue().asText() : field.getValue().toString())));
            rows.add(texts);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException broken) {
            throw new IllegalStateException("ClickHouse answered a line that is no JSON: " + line, broken);
        }
    }

    /** Runs one statement and returns the answer. */
    String clickHouse(String statement) {
        try {
            return new ClickHouseText(stack).execute(statement);
        } catch (IOException failed) {
            throw new IllegalStateException(statement + ": " + failed.getMessage(), failed);
        }
    }
}
