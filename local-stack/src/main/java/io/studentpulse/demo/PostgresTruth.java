package io.studentpulse.demo;

import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.simulator.reference.SameValue;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Does every row of PostgreSQL's tables say what it must? */
final class PostgresTruth {
    private final Connection postgres;
    private final Truth truth;

    PostgresTruth(Connection postgres, Truth truth) {
        this.postgres = postgres;
        this.truth = truth;
    }

    /** @param telling hears the name of each table before it is compared */
    List<Check> checks(Consumer<String> telling) throws SQLException {
        List<Check> checks = new ArrayList<>();
        for (Table table : truth.tables(Table.Store.POSTGRES)) {
            telling.accept(table.name());
            checks.add(truth.check(table, rows(table)));
        }
        checks.add(names());
        return checks;
    }

    /** Everybody whose name is no UUID can be found under it. */
    private Check names() throws SQLException {
        Map<List<Object>, Map<String, Object>> found = new LinkedHashMap<>();
        query("SELECT id, external_id FROM analytics.external_ids WHERE kind = 'student'",
                row -> found.put(List.of(row.getObject(1, UUID.class)), Map.of("external_id", row.getString(2))));
        Map<List<Object>, Map<String, Object>> expected = new LinkedHashMap<>();
        truth.rows("student_streaks").stream().map(row -> (UUID) row.get("student_id")).filter(truth.names().byId()::containsKey)
                .forEach(id -> expected.put(List.of(id), Map.of("external_id", truth.names().of(id))));
        return Check.rows("PostgreSQL external_ids of students", expected, found, truth.names());
    }

    private List<Map<String, Object>> rows(Table table) throws SQLException {
        List<Column> columns = Truth.columns(table);
        List<Map<String, Object>> rows = new ArrayList<>();
        query("SELECT " + columns.stream().map(Column::name).collect(Collectors.joining(", ")) + " FROM analytics." + table.name(), found -> {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int index = 0; index < columns.size(); index++) {
                row.put(columns.get(index).name(), value(found, index + 1, columns.get(index)));
            }
            rows.add(row);
        });
        return rows;
    }

    private static Object value(ResultSet row, int index, Column column) throws SQLException {
        return switch (column.kind()) {
            case INSTANT -> row.getTimestamp(index) == null ? null : row.getTimestamp(index).toInstant();
            case DATE -> row.getObject(index, LocalDate.class);
            case JSON -> SameValue.read(row.getString(index));
            default -> row.getObject(index);
        };
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, RowReader reader) throws SQLException {
        try (Statement statement = postgres.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
