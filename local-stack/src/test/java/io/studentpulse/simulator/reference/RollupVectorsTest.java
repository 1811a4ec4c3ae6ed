package io.studentpulse.simulator.reference;

import static io.studentpulse.simulator.reference.Classbook.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RollupVectorsTest {
    private final Classbook book = new Classbook();

    private static LocalDate january(int day) {
        return LocalDate.of(2026, 1, day);
    }

    @Test
    void aCourseOfThree() {
        book.catalogue("course_structure_changed", -DAYS, "lesson_ids", List.of("1", "2"));
        book.student("ada").did("course_enroll", 0).did("course_enroll", 5).lesson("lesson_start", "1", 10).lesson("lesson_complete", "1", 20)
                .lesson("lesson_start", "2", DAYS).lesson("lesson_complete", "2", DAYS + 10);
        book.student("bob").lesson("lesson_start", "1", 0).lesson("lesson_start", "2", 5).lesson("lesson_access", "1", 10);
        book.student("cy").did("course_enroll", 0).did("course_unenroll", DAYS);
        assertThat(book.row("course_totals")).containsEntry("students", 3L).containsEntry("enrolments", 3L).containsEntry("students_active", 2L)
                .containsEntry("completions", 1L).containsEntry("drops", 1L).containsEntry("lessons_completed", 2L).containsEntry("events", 7L)
                .containsEntry("seconds_to_complete", 87_000L).containsEntry("timed_completions", 1L).containsEntry("time_seconds", 600 + 600 + 600L);
        assertThat(book.rows("course_lesson_funnel")).hasSize(2);
        assertThat(book.rows("course_lesson_funnel")).filteredOn("lesson_id", "1").singleElement().satisfies(row ->
                assertThat(row).containsEntry("started", 2L).containsEntry("completed", 1L).containsEntry("last_lesson", 1L));
        assertThat(book.rows("course_days")).filteredOn("day", january(6)).singleElement().satisfies(row ->
                assertThat(row).containsEntry("enrolments", 0L).containsEntry("unenrolments", 1L).containsEntry("completions", 1L)
                        .containsEntry("active_students", 1L).containsEntry("time_seconds", 600L).containsEntry("lessons_completed", 1L));
        assertThat(book.rows("platform_days")).filteredOn("day", january(5)).singleElement().satisfies(row ->
                assertThat(row).containsEntry("first_seen_students", 2L).containsEntry("active_students", 2L).containsEntry("enrolments", 3L)
                        .containsEntry("learning_seconds", 1200L).containsEntry("events", 5L));
    }

    @Test
    void returnsCountDifferentStudentsOfAnyRange() {
        book.student("ada").did("search", 0).did("search", 2 * DAYS).did("search", 3 * DAYS);
        book.student("bob").did("search", 2 * DAYS);
        List<Map<String, Object>> returns = book.rows("platform_returns");
        assertThat(returns).hasSize(4).contains(Rows.row("day", january(5), "gap_days", 100_000L, "students", 1L),
                Rows.row("day", january(7), "gap_days", 2L, "students", 1L), Rows.row("day", january(7), "gap_days", 100_000L, "students", 1L),
                Rows.row("day", january(8), "gap_days", 1L, "students", 1L));
        assertThat(active(returns, january(6), january(8))).isEqualTo(2);
        assertThat(active(returns, january(5), january(8))).isEqualTo(2);
        assertThat(active(returns, january(8), january(8))).isEqualTo(1);
    }

    private static long active(List<Map<String, Object>> returns, LocalDate from, LocalDate to) {
        return returns.stream().filter(row -> !((LocalDate) row.get("day")).isBefore(from) && !((LocalDate) row.get("day")).isAfter(to))
                .filter(row -> (Long) row.get("gap_days") > from.until((LocalDate) row.get("day")).getDays()).mapToLong(row -> (Long) row.get("students")).sum();
    }

    @Test
    void scoresStandOnTheDayOnWhichTheyWereHandedIn() {
        book.assessment("quiz_submit", "q", 0, "score", 1, "max_score", 2).teacher("grade_posted", 9 * DAYS, "student_id", "ada", "score", 2);
        book.assessment("grade_posted", "q", 9 * DAYS, "score", 2);
        assertThat(book.row("platform_days")).containsEntry("scored_attempts", 1L).containsEntry("percent_hundredths", 10_000L);
    }

    @Test
    void idsAreStoredAsTheTablesHoldThem() {
        book.did("forum_post", 0, "post_id", "p").catalogue("topic_defined", 0, "topic_id", "t", "material_ids", List.of("m"));
        Reference stored = book.reference().withStoredIds();
        assertThat(stored.rows("forum_activity").get(0).get("post_id")).isEqualTo(Reference.storedId("p"));
        assertThat(stored.rows("forum_activity").get(0).get("event_id")).isInstanceOf(UUID.class);
        assertThat(stored.rows("topics").get(0)).containsEntry("materials", List.of(Reference.storedId("m").toString()));
    }
}
