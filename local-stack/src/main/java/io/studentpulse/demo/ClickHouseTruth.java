package io.studentpulse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.pipeline.session.SessionTables;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.simulator.reference.SameValue;
import io.studentpulse.stack.ClickHouseText;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Does ClickHouse's history say the same as the current state, and hold every event? */
final class ClickHouseTruth {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClickHouseText clickHouse;
    private final Truth truth;

    ClickHouseTruth(ClickHouseText clickHouse, Truth truth) {
        this.clickHouse = clickHouse;
        this.truth = truth;
    }

    /** @param telling hears the name of each table before it is compared */
    List<Check> checks(Consumer<String> telling) throws IOException {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.count("ClickHouse activity_events, each event once", truth.distinct(), count("activity_events_current")));
        for (Table table : truth.tables(Table.Store.CLICKHOUSE)) {
            telling.accept(table.name());
            checks.add(truth.check(table, rows(table)));
        }
        checks.add(truth.check(Truth.table("study_sessions"), rows(SessionTables.HISTORY)).named("ClickHouse sessions"));
        checks.add(Check.rows("ClickHouse video_watch_intervals, play_seconds", played(), intervals(), truth.names()));
        checks.add(Check.rows("ClickHouse risk_transitions, raised - cleared", atRisk(), transitions(), truth.names()));
        checks.add(Check.count("ClickHouse dead_letters", truth.rejected(), count("dead_letters_current")));
        return checks;
    }

    private List<Map<String, Object>> rows(Table table) throws IOException {
        List<Column> columns = Truth.columns(table);
        List<Map<String, Object>> rows = new ArrayList<>();
        String found = clickHouse.execute("SELECT " + columns.stream().map(Column::name).collect(Collectors.joining(", ")) + " FROM analytics." + table.name()
                + " FINAL SETTINGS date_time_output_format = 'iso', output_format_json_quote_64bit_integers = 0 FORMAT JSONEachRow");
        for (String line : found.lines().toList()) {
            JsonNode json = JSON.readTree(line);
            Map<String, Object> row = new LinkedHashMap<>();
            columns.forEach(column -> row.put(column.name(), value(json.get(column.name()), column)));
            rows.add(row);
        }
        return rows;
    }

    private static Object value(JsonNode value, Column column) {
        if (value == null || value.isNull()) {
            return null;
        }
        return switch (column.kind()) {
            case ID -> UUID.fromString(value.asText());
            case INSTANT -> Instant.parse(value.asText());
            case DATE -> LocalDate.parse(value.asText());
            case JSON -> SameValue.read(value.asText());
            case BOOL -> value.asBoolean();
            case TEXT -> value.asText();
            case TEXTS -> value.toString();
            default -> value.decimalValue();
        };
    }

    private long count(String table) throws IOException {
        return Long.parseLong(rows("SELECT count() FROM analytics." + table).get(0)[0]);
    }

    /** Videos that earned a credited interval; the others have none. */
    private Map<List<Object>, Map<String, Object>> played() {
        Map<List<Object>, Map<String, Object>> expected = new LinkedHashMap<>();
        for (Map<String, Object> row : truth.rows("student_video_progress")) {
            if (((Number) row.get("play_seconds")).longValue() > 0) {
                expected.put(List.of(row.get("student_id"), row.get("video_id")), Map.of("play_seconds", row.get("play_seconds")));
            }
        }
        return expected;
    }

    private Map<List<Object>, Map<String, Object>> intervals() throws IOException {
        return perPair("SELECT student_id, video_id, intDiv(sum(end_ms - start_ms), 1000) AS seconds FROM analytics.video_watch_intervals_current "
                + "GROUP BY student_id, video_id HAVING seconds > 0", "play_seconds");
    }

    /** Raised and not cleared = at risk now; every other enrolment is even, or was never raised. */
    private Map<List<Object>, Map<String, Object>> atRisk() {
        Map<List<Object>, Map<String, Object>> expected = new LinkedHashMap<>();
        for (Map<String, Object> row : truth.rows("student_risk")) {
            if (row.get("at_risk").equals(true)) {
                expected.put(List.of(row.get("student_id"), row.get("course_id")), Map.of("raised - cleared", 1L));
            }
        }
        return expected;
    }

    private Map<List<Object>, Map<String, Object>> transitions() throws IOException {
        return perPair("SELECT student_id, course_id, countIf(transition = 'raised') - countIf(transition = 'cleared') AS open "
                + "FROM analytics.risk_transitions_current GROUP BY student_id, course_id HAVING open != 0", "raised - cleared");
    }

    private Map<List<Object>, Map<String, Object>> perPair(String sql, String value) throws IOException {
        Map<List<Object>, Map<String, Object>> found = new LinkedHashMap<>();
        for (String[] row : rows(sql)) {
            found.put(List.of(UUID.fromString(row[0]), UUID.fromString(row[1])), Map.of(value, Long.valueOf(row[2])));
        }
        return found;
    }

    private List<String[]> rows(String sql) throws IOException {
        List<String[]> rows = new ArrayList<>();
        clickHouse.execute(sql + " FORMAT TabSeparated").lines().forEach(line -> rows.add(line.split("\t", -1)));
        return rows;
    }
}
