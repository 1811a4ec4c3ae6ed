package io.studentpulse.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The school that is asked about: a hundred thousand students, a thousand courses, and what they leave in both stores. */
final class SchoolData {
    static final int STUDENTS = 100_000;
    static final int COURSES = 1_000;
    /** One day less than raw events are kept. */
    private static final int DAYS = 89;

    private final Map<String, String> sizes;
    private final Consumer<String> progress;

    SchoolData(long events, long rows, int students, int courses, Consumer<String> progress) {
        this.sizes = Map.of("events", Long.toString(events), "rows", Long.toString(rows), "students", Integer.toString(students),
                "courses", Integer.toString(courses), "days", Integer.toString(DAYS));
        this.progress = progress;
    }

    /** Fills what is empty; a store that has something is asked as it is. */
    void fill(AskedStore clickHouse, AskedStore postgres) throws Exception {
        if (clickHouse.ask("SELECT 1 FROM analytics.activity_events LIMIT 1").isEmpty()) {
            progress.accept("clickhouse: making " + sizes.get("events") + " raw events and what is derived from them");
            MadeData.fill(clickHouse, "/queries/history.sql", sizes, progress);
        }
        if (postgres.ask("SELECT 1 FROM analytics.study_sessions LIMIT 1").isEmpty()) {
            progress.accept("postgres: making tables of up to " + sizes.get("rows") + " rows");
            MadeData.fill(postgres, "/queries/present.sql", sizes, progress);
        }
    }

    List<String> sizes(AskedStore clickHouse, AskedStore postgres) throws Exception {
        List<String> lines = new ArrayList<>();
        clickHouse.ask("SELECT name, total_rows FROM system.tables WHERE database = 'analytics' AND total_rows > 0 ORDER BY total_rows DESC, name")
                .forEach(row -> lines.add("clickhouse " + String.join("  ", row)));
        postgres.ask("SELECT relname, n_live_tup FROM pg_stat_user_tables WHERE schemaname = 'analytics' AND n_live_tup > 0 ORDER BY 2 DESC, 1")
                .forEach(row -> lines.add("postgres   " + String.join("  ", row)));
        return lines;
    }
}
