package io.studentpulse.simulator.reference;

import static io.studentpulse.simulator.reference.Rows.number;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which rows must the tables about many students have? docs/metrics.md section 8: simply counted from the rows about each. */
final class RollupReference {
    /** The gap of a student who had never been there before. */
    static final long NEVER_BEFORE = 100_000;

    private final Finished finished;
    private final Map<String, Learner> learners;
    private final List<Map<String, Object>> progress;
    private final List<Map<String, Object>> attempts;
    private final List<Map<String, Object>> studentDays;
    private final List<Map<String, Object>> courseDays;
    private final List<Map<String, Object>> modules;

    RollupReference(Finished finished, Map<String, List<Map<String, Object>>> tables) {
        this.finished = finished;
        learners = finished.learners().stream().collect(Collectors.toMap(Learner::id, learner -> learner));
        progress = tables.get("student_progress");
        attempts = tables.get("assessment_attempts");
        studentDays = tables.get("student_daily_stats");
        courseDays = tables.get("student_course_days");
        modules = tables.get("module_progress");
    }

    List<Map<String, Object>> courseTotals() {
        Tally tally = new Tally(List.of("course_id"), List.of("students", "enrolments", "students_active", "completions", "drops", "time_seconds",
                "seconds_to_complete", "timed_completions", "lessons_completed", "best_percent_hundredths", "best_scored", "events"));
        for (Map<String, Object> row : progress) {
            List<Object> course = List.of(row.get("course_id"));
            tally.count(course, "students", isEnrolment(row));
            tally.count(course, "enrolments", isEnrolment(row));
            tally.count(course, "students_active", row.get("started_at") != null);
            tally.count(course, "completions", row.get("completed_at") != null);
            tally.count(course, "drops", isEnrolment(row) && row.get("status").equals("dropped"));
            tally.add(course, "time_seconds", number(row, "time_spent_seconds"));
            tally.add(course, "lessons_completed", number(row, "lessons_completed"));
            Instant begun = (Instant) (row.get("enrolled_at") != null ? row.get("enrolled_at") : row.get("started_at"));
            if (row.get("completed_at") != null && begun != null) {
                tally.add(course, "seconds_to_complete", Math.max(0, begun.until((Instant) row.get("completed_at"), ChronoUnit.SECONDS)));
                tally.add(course, "timed_completions", 1);
            }
        }
        courseDays.forEach(row -> tally.add(List.of(row.get("course_id")), "events", number(row, "event_count")));
        perStudent(attempts).values().forEach(of -> {
            Object course = of.stream().map(row -> row.get("course_id")).filter(id -> id != null).reduce((a, b) -> b).orElse(null);
            of.stream().filter(row -> row.get("percent") != null).mapToLong(RollupReference::hundredths).max().ifPresent(best -> {
                if (course != null) {
                    tally.add(List.of(course), "best_percent_hundredths", best);
                    tally.add(List.of(course), "best_scored", 1);
                }
            });
        });
        return tally.rows();
    }

    /** Ever enrolled; whoever was active or completed the course without it had been enrolled too. */
    private static boolean isEnrolment(Map<String, Object> row) {
        return begun(row) != null;
    }

    private static String begun(Map<String, Object> row) {
        return Stream.of("enrolled_at", "started_at", "completed_at").filter(column -> row.get(column) != null).findFirst().orElse(null);
    }

    /** The attempts of each student at each assessment, in their order. */
    static Map<List<Object>, List<Map<String, Object>>> perStudent(List<Map<String, Object>> attempts) {
        return attempts.stream().collect(Collectors.groupingBy(row -> List.of(row.get("student_id"), row.get("assessment_id"))));
    }

    static long hundredths(Map<String, Object> attempt) {
        return ((BigDecimal) attempt.get("percent")).unscaledValue().longValue();
    }

    List<Map<String, Object>> courseDays() {
        Tally tally = new Tally(List.of("course_id", "day"),
                List.of("enrolments", "unenrolments", "completions", "active_students", "time_seconds", "lessons_completed"));
        for (Map<String, Object> row : progress) {
            days(row, begun(row)).forEach(day -> tally.add(List.of(row.get("course_id"), day), "enrolments", 1));
            days(row, "completed_at").forEach(day -> tally.add(List.of(row.get("course_id"), day), "completions", 1));
        }
        for (Learner learner : finished.learners()) {
            // Nobody leaves a course twice at one instant: told twice, it is one leaving, on the day of the first that says so.
            TreeSet<String> left = new TreeSet<>();
            learner.told().stream().filter(dated -> dated.is("course_unenroll") && left.add(dated.at() + " " + dated.course()))
                    .forEach(dated -> tally.add(List.of(dated.course(), dated.day()), "unenrolments", 1));
        }
        for (Map<String, Object> row : courseDays) {
            List<Object> day = List.of(row.get("course_id"), row.get("metric_date"));
            tally.count(day, "active_students", number(row, "event_count") > 0);
            tally.add(day, "time_seconds", number(row, "time_spent_total"));
            tally.add(day, "lessons_completed", number(row, "lessons_completed"));
        }
        return tally.rows();
    }

    /** The student's local day of an instant in a row, if there is one. */
    private List<LocalDate> days(Map<String, Object> row, String column) {
        Instant instant = column == null ? null : (Instant) row.get(column);
        Learner learner = learners.get((String) row.get("student_id"));
        String course = (String) row.get("course_id");
        if (instant == null) {
            return List.of();
        }
        return List.of(switch (column) {
            case "enrolled_at" -> learner.dayOfEnrolment(course, instant);
            case "started_at" -> learner.dayOfStart(course, instant);
            default -> learner.dayOfCompletion(course, instant);
        });
    }

    List<Map<String, Object>> lessonFunnel() {
        Tally tally = new Tally(List.of("course_id", "lesson_id"), List.of("started", "completed", "last_lesson"));
        for (Learner learner : finished.learners()) {
            Map<String, DatedEvent> newest = new TreeMap<>();
            TreeSet<String> counted = new TreeSet<>();
            for (DatedEvent dated : learner.acts()) {
                if (dated.course() == null || !dated.is("lesson_start", "lesson_complete", "lesson_access", "section_read")) {
                    continue;
                }
                newest.put(dated.course(), dated);
                for (String column : List.of("started", "completed")) {
                    boolean counts = dated.is("lesson_complete") || column.equals("started") && dated.is("lesson_start", "lesson_access");
                    if (counts && counted.add(column + " " + dated.lesson() + " " + dated.course())) {
                        tally.add(List.of(dated.course(), dated.lesson()), column, 1);
                    }
                }
            }
            newest.forEach((course, last) -> tally.add(List.of(course, last.lesson()), "last_lesson", 1));
        }
        return tally.rows();
    }

    List<Map<String, Object>> moduleTotals() {
        Tally tally = new Tally(List.of("course_id", "module_id"), List.of("completed", "time_seconds", "timed"));
        for (Map<String, Object> row : modules) {
            List<Object> module = List.of(row.get("course_id"), row.get("module_id"));
            tally.add(module, "completed", 1);
            tally.add(module, "time_seconds", number(row, "time_spent_seconds"));
            tally.count(module, "timed", row.get("time_spent_seconds") != null);
        }
        return tally.rows();
    }

    List<Map<String, Object>> platformDays() {
        Tally tally = new Tally(List.of("day"), List.of("first_seen_students", "active_students", "enrolments", "completions", "learning_seconds",
                "percent_hundredths", "scored_attempts", "events"));
        activeDays().values().forEach(days -> {
            tally.add(List.of(days.first()), "first_seen_students", 1);
            days.forEach(day -> tally.add(List.of(day), "active_students", 1));
        });
        for (Map<String, Object> row : progress) {
            days(row, begun(row)).forEach(day -> tally.add(List.of(day), "enrolments", 1));
            days(row, "completed_at").forEach(day -> tally.add(List.of(day), "completions", 1));
        }
        for (Map<String, Object> row : studentDays) {
            tally.add(List.of(row.get("stat_date")), "learning_seconds", number(row, "total_time_seconds"));
            tally.add(List.of(row.get("stat_date")), "events", number(row, "event_count"));
        }
        attempts.stream().filter(row -> row.get("percent") != null).forEach(row -> {
            LocalDate day = learners.get((String) row.get("student_id")).dayOfSubmission(
                    (String) row.get("assessment_id"), (String) row.get("attempt_id"), (Instant) row.get("submitted_at"));
            tally.add(List.of(day), "percent_hundredths", hundredths(row));
            tally.add(List.of(day), "scored_attempts", 1);
        });
        return tally.rows();
    }

    List<Map<String, Object>> platformReturns() {
        Tally tally = new Tally(List.of("day", "gap_days"), List.of("students"));
        activeDays().values().forEach(days -> days.forEach(day -> {
            LocalDate before = days.lower(day);
            tally.add(List.of(day, before == null ? NEVER_BEFORE : before.until(day, ChronoUnit.DAYS)), "students", 1);
        }));
        return tally.rows();
    }

    /** The local days on which each student did anything. */
    private Map<String, TreeSet<LocalDate>> activeDays() {
        Map<String, TreeSet<LocalDate>> active = new TreeMap<>();
        studentDays.stream().filter(row -> row.get("was_active").equals(true)).forEach(row ->
                active.computeIfAbsent((String) row.get("student_id"), ignored -> new TreeSet<>()).add((LocalDate) row.get("stat_date")));
        return active;
    }
}
