package io.studentpulse.demo;

import io.studentpulse.pipeline.sink.ClickHouseHttp;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Does ClickHouse's history say the same as the current state, and hold every event? */
final class ClickHouseTruth {
    private final ClickHouseHttp clickHouse;
    private final Truth truth;

    ClickHouseTruth(ClickHouseHttp clickHouse, Truth truth) {
        this.clickHouse = clickHouse;
        this.truth = truth;
    }

    List<Check> checks() throws IOException {
        return List.of(
                Check.count("ClickHouse activity_events, each event once", truth.distinct(), count("activity_events_current")),
                Check.rows("ClickHouse sessions", truth.byKey(Truth.table("study_sessions")), sessions(), truth.names()),
                Check.rows("ClickHouse video_watch_intervals, play_seconds", played(), intervals(), truth.names()),
                Check.rows("ClickHouse risk_transitions, raised - cleared", atRisk(), transitions(), truth.names()),
                Check.count("ClickHouse dead_letters", truth.rejected(), count("dead_letters_current")));
    }

    private long count(String table) throws IOException {
        return Long.parseLong(rows("SELECT count() FROM analytics." + table).get(0)[0]);
    }

    private Map<List<Object>, Map<String, Object>> sessions() throws IOException {
        Map<List<Object>, Map<String, Object>> found = new LinkedHashMap<>();
        for (String[] row : rows("SELECT student_id, session_id, toUnixTimestamp64Milli(started_at), toUnixTimestamp64Milli(ended_at), "
                + "duration_seconds, active_seconds, event_count, is_open, device_type FROM analytics.sessions_current")) {
            Map<String, Object> session = new LinkedHashMap<>();
            session.put("student_id", UUID.fromString(row[0]));
            session.put("session_id", UUID.fromString(row[1]));
            session.put("started_at", Instant.ofEpochMilli(Long.parseLong(row[2])));
            session.put("ended_at", Instant.ofEpochMilli(Long.parseLong(row[3])));
            session.put("duration_seconds", Long.valueOf(row[4]));
            session.put("active_seconds", Long.valueOf(row[5]));
            session.put("event_count", Long.valueOf(row[6]));
            session.put("is_open", Boolean.valueOf(row[7]));
            session.put("device_type", row[8].equals("\\N") ? null : row[8]);
            found.put(List.of(session.get("student_id"), session.get("session_id"), session.get("started_at")), session);
        }
        return found;
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
        clickHouse.execute(sql + " FORMAT TabSeparated", Map.of()).lines().forEach(line -> rows.add(line.split("\t", -1)));
        return rows;
    }
}
