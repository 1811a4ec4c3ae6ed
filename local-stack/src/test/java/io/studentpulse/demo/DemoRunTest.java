package io.studentpulse.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.studentpulse.demo.DemoRun.Outcome;
import io.studentpulse.stack.ClickHouseText;
import io.studentpulse.stack.LocalStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does the demo find every row right, and a wrong one wrong? */
@Tag("servers")
class DemoRunTest {
    @TempDir
    static Path folder;

    /** What is submitted is the jar; {@code mvn test} alone compiles the job anew and leaves the jar as it was. */
    @BeforeAll
    static void requireAJarOfToday() throws Exception {
        Path target = Path.of("../pipeline-job/target");
        assertThat(newestMillis(target, "pipeline-job-.*-job\\.jar")).as("pipeline-job's jar is older than its classes: run mvn package, not mvn test")
                .isGreaterThanOrEqualTo(newestMillis(target.resolve("classes"), ".*\\.class"));
    }

    private static long newestMillis(Path folder, String name) throws Exception {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name)).mapToLong(file -> file.toFile().lastModified()).max().orElse(0);
        }
    }

    @Test
    void everyRowIsAsComputedAndAWrongOneIsFound() throws Exception {
        try (LocalStack stack = LocalStack.start(folder.resolve("stack"), LocalStack.Options.forTests())) {
            DemoRun run = new DemoRun(stack, DemoPlan.small(), new Screen(System.out, false, 120));
            Outcome outcome = run.run();

            assertThat(outcome.checks()).allMatch(Check::passed);
            assertThat(outcome.checks()).hasSizeGreaterThan(12).filteredOn(check -> !check.name().contains("late"))
                    .allMatch(check -> check.expected() > 0, "compares something");
            // Every report about a video of a lesson this small is looked at.
            assertThat(outcome.freshness().events()).isGreaterThan(100);

            spoil(stack);
            List<Check> failed = run.checkStores(outcome.truth()).stream().filter(check -> !check.passed()).toList();
            assertThat(failed).extracting(Check::name, Check::differences).containsExactly(
                    tuple("PostgreSQL student_video_progress", 1L),
                    tuple("PostgreSQL study_sessions", 1L),
                    tuple("PostgreSQL student_streaks", 1L),
                    tuple("PostgreSQL student_risk", 1L),
                    tuple("ClickHouse sessions", 1L));
            assertThat(failed.get(0).examples().get(0)).contains("seconds_watched is ", ", must be ");
            assertThat(failed.get(1).examples().get(0)).contains("is missing");
            assertThat(failed.get(2).examples().get(0)).contains("must not be there");
        }
    }

    /** One row of each kind of wrong: a value, a missing row, a row too many, a null, and a value in the history. */
    private static void spoil(LocalStack stack) throws Exception {
        try (Connection postgres = DriverManager.getConnection(stack.postgresUrl(), stack.postgresUser(), stack.postgresPassword());
                Statement statement = postgres.createStatement()) {
            statement.execute("UPDATE analytics.student_video_progress SET seconds_watched = seconds_watched + 1 WHERE ctid = "
                    + "(SELECT ctid FROM analytics.student_video_progress LIMIT 1)");
            statement.execute("DELETE FROM analytics.study_sessions WHERE ctid = (SELECT ctid FROM analytics.study_sessions LIMIT 1)");
            statement.execute("INSERT INTO analytics.student_streaks SELECT gen_random_uuid(), current_streak_days, longest_streak_days, "
                    + "last_streak_date, status, time_zone, last_event_at, version, updated_at FROM analytics.student_streaks LIMIT 1");
            statement.execute("UPDATE analytics.student_risk SET last_activity_at = NULL WHERE ctid = "
                    + "(SELECT ctid FROM analytics.student_risk WHERE last_activity_at IS NOT NULL LIMIT 1)");
        }
        new ClickHouseText(stack).execute("INSERT INTO analytics.sessions SELECT * REPLACE (event_count + 1 AS event_count, version + 1 AS version) "
                + "FROM analytics.sessions FINAL ORDER BY student_id, session_id, started_at LIMIT 1");
    }
}
