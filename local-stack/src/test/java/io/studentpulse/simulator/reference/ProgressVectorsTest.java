package io.studentpulse.simulator.reference;

import static io.studentpulse.simulator.reference.Classbook.DAYS;
import static io.studentpulse.simulator.reference.Classbook.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressVectorsTest {
    private static final String COURSE = "student_progress";

    private final Classbook book = new Classbook();

    private Classbook lessons(double minute, String... ids) {
        return book.catalogue("course_structure_changed", minute, "lesson_ids", List.of(ids));
    }

    @Test
    void twoOfThreeLessons() {
        lessons(-DAYS, "1", "2", "3").lesson("lesson_complete", "1", 0).lesson("lesson_complete", "1", 1).lesson("lesson_complete", "2", 2)
                .lesson("lesson_complete", "not in it", 3);
        assertThat(book.row(COURSE)).containsEntry("completion_pct", new BigDecimal("66.66")).containsEntry("lessons_completed", 3L)
                .containsEntry("total_lessons", 3L).containsEntry("lessons_started", 3L).containsEntry("status", "in_progress")
                .containsEntry("started_at", at(0)).containsEntry("last_activity_at", at(3)).containsEntry("completed_at", null);
    }

    @Test
    void anUnknownTotalIsNoPercentage() {
        book.lesson("lesson_complete", "1", 0);
        assertThat(book.row(COURSE)).containsEntry("completion_pct", null).containsEntry("total_lessons", null);
    }

    @Test
    void aMereTotalTakesEveryLesson() {
        book.catalogue("course_created", -DAYS, "total_lessons", 2).lesson("lesson_complete", "1", 0).lesson("lesson_complete", "2", 5)
                .lesson("lesson_complete", "3", 9);
        assertThat(book.row(COURSE)).containsEntry("completion_pct", new BigDecimal("100.00")).containsEntry("completed_at", at(5))
                .containsEntry("lessons_completed", 3L);
    }

    @Test
    void aLateCatalogueHoldsFromTheBeginning() {
        lessons(60, "1", "2").lesson("lesson_complete", "1", 0).lesson("lesson_complete", "2", 5);
        assertThat(book.row(COURSE)).containsEntry("completed_at", at(5)).containsEntry("completion_source", "lessons");
    }

    @Test
    void completedStaysCompletedWhenTheCourseGrows() {
        lessons(-DAYS, "1", "2").lesson("lesson_complete", "1", 0).lesson("lesson_complete", "2", 5);
        lessons(60, "1", "2", "3", "4");
        assertThat(book.row(COURSE)).containsEntry("completed_at", at(5)).containsEntry("status", "completed")
                .containsEntry("completion_pct", new BigDecimal("50.00")).containsEntry("content_changed", true);
    }

    @Test
    void aCourseMayShrinkToWhatWasDone() {
        lessons(-DAYS, "1", "2", "3").lesson("lesson_complete", "1", 0).lesson("lesson_complete", "2", 5);
        lessons(60, "1", "2");
        assertThat(book.row(COURSE)).containsEntry("completed_at", at(60)).containsEntry("content_changed", false);
    }

    @Test
    void theEarliestCompletionCountsAndTheEventWinsATie() {
        lessons(-DAYS, "1").lesson("lesson_complete", "1", 5).did("UserCompletedCourse", 5, "finalScore", 88.5);
        assertThat(book.row(COURSE)).containsEntry("completion_source", "event").containsEntry("final_score", 88.5);
        book.did("course_complete", 3);
        assertThat(book.row(COURSE)).containsEntry("completed_at", at(3)).containsEntry("final_score", 88.5);
    }

    @Test
    void unenrolledIsDroppedUntilEnrolledAgain() {
        book.did("course_enroll", 0);
        assertThat(book.row(COURSE)).containsEntry("status", "not_started").containsEntry("enrolled_at", at(0)).containsEntry("started_at", null);
        book.lesson("lesson_complete", "1", 10).did("course_unenroll", 20);
        assertThat(book.row(COURSE)).containsEntry("status", "dropped").containsEntry("dropped_at", at(20)).containsEntry("lessons_completed", 1L);
        book.did("course_enroll", 30);
        assertThat(book.row(COURSE)).containsEntry("status", "in_progress").containsEntry("dropped_at", null).containsEntry("enrolled_at", at(0));
    }

    @Test
    void whoCompletedCannotDrop() {
        book.did("course_complete", 0).did("course_unenroll", 10);
        assertThat(book.row(COURSE)).containsEntry("status", "completed").containsEntry("dropped_at", null);
    }

    @Test
    void setsTakeWhatCameLate() {
        book.lesson("lesson_complete", "1", 60).lesson("lesson_complete", "2", 0).late();
        assertThat(book.row(COURSE)).containsEntry("lessons_completed", 2L).containsEntry("started_at", at(0));
        assertThat(book.row("student_course_days")).containsEntry("lessons_completed", 1L);
    }

    @Test
    void aCourseHasItsOwnStreak() {
        book.lesson("lesson_access", "1", 0).lesson("lesson_access", "1", DAYS).course("d").lesson("lesson_access", "2", 2 * DAYS);
        assertThat(book.column(COURSE, "longest_streak_days")).containsExactly(2L, 1L);
        assertThat(book.column(COURSE, "current_streak_days")).containsExactly(0L, 0L);
        assertThat(book.column("student_streaks", "longest_streak_days")).containsExactly(3L);
        assertThat(book.reference().alerts()).singleElement().satisfies(alert -> assertThat(alert).containsEntry("alert", "streak_broken")
                .containsEntry("last_day", LocalDate.parse("2026-01-07")));
    }

    @Test
    void readingALesson() {
        book.lesson("section_read", "1", 5, "section_id", "b", "progress_percent", 40).lesson("lesson_start", "1", 0)
                .lesson("lesson_access", "1", 9, "sections_read", List.of("b", "a"), "progress_percent", 30).course("d").lesson("search", "1", 12);
        assertThat(book.row("lesson_progress")).containsEntry("sections_read", List.of("a", "b")).containsEntry("progress_percent", 40.0)
                .containsEntry("started_at", at(0)).containsEntry("completed_at", null).containsEntry("last_accessed_at", at(12))
                .containsEntry("course_id", "d").containsEntry("video_watch_time", 0L);
    }

    @Test
    void aModuleCompletesOnce() {
        book.did("ModuleCompleted", 9, "module_id", "m", "timeSpent", 70).did("module_complete", 5, "module_id", "m");
        assertThat(book.row("module_progress")).containsEntry("completed_at", at(5)).containsEntry("time_spent_seconds", 70L);
        assertThat(book.row(COURSE)).containsEntry("modules_completed", 1L);
        assertThat(book.row("course_module_totals")).containsEntry("completed", 1L).containsEntry("time_seconds", 70L).containsEntry("timed", 1L);
    }

    @Test
    void historySaysHowItWasThen() {
        lessons(-DAYS, "1", "2").did("course_enroll", 0).lesson("lesson_complete", "1", 10).lesson("lesson_complete", "2", 20);
        lessons(60, "1", "2", "3", "4").did("course_unenroll", 70);
        Map<String, String> changes = Map.of("enrolled", "null>not_started 0.00", "started", "not_started>in_progress 50.00",
                "completed", "in_progress>completed 100.00", "unenrolled", "completed>completed 50.00");
        List<Map<String, Object>> rows = book.rows("progress_history");
        assertThat(rows).hasSize(6);
        changes.forEach((change, says) -> assertThat(rows).filteredOn("change", change).singleElement().satisfies(row ->
                assertThat(row.get("from_status") + ">" + row.get("to_status") + " " + row.get("completion_pct")).isEqualTo(says)));
        assertThat(rows).filteredOn("change", "lesson_completed").extracting("detail_id").containsExactly("1", "2");
        assertThat(book.reference().alerts()).extracting("alert").containsExactly("course_completed");
    }

    @Test
    void theCatalogueIsWhatWasSaidLast() {
        book.catalogue("CourseCreated", -9, "title", "Old", "category", "maths", "instructor_id", "office")
                .catalogue("CoursePublished", -8, "title", "New");
        lessons(-7, "2", "1");
        book.catalogue("course_structure_changed", -5, "lesson_ids", List.of("1"), "modules", List.of(Map.of("moduleId", "m", "lessonIds", List.of("1"))));
        assertThat(book.row("courses")).containsEntry("title", "New").containsEntry("category", "maths").containsEntry("created_at", at(-9))
                .containsEntry("published_at", at(-8)).containsEntry("total_lessons", 1L);
        assertThat(book.column("course_lessons", "position")).containsExactly(1L, 1L);
        assertThat(book.column("course_lessons", "in_catalogue")).containsExactly(true, false);
        assertThat(book.column("course_lessons", "module_id")).containsExactly("m", null);
        assertThat(book.rows("student_progress")).isEmpty();
    }
}
