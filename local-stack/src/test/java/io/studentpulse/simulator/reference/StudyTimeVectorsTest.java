package io.studentpulse.simulator.reference;

import static io.studentpulse.simulator.reference.Classbook.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyTimeVectorsTest {
    private static final String DAY = "student_daily_stats";
    private static final String COURSE_DAY = "student_course_days";
    /** From the Monday morning of the book to midnight UTC. */
    private static final double MIDNIGHT = 14 * 60;

    private final Classbook book = new Classbook();

    @Test
    void twoDevicesDoNotDouble() {
        book.did("search", 0).did("search", 20).session("tablet").did("search", 10).did("search", 30);
        assertThat(book.row(DAY)).containsEntry("sessions_count", 2L).containsEntry("total_time_seconds", 1800L)
                .containsEntry("event_count", 4L).containsEntry("was_active", true).containsEntry("time_zone", "UTC");
        assertThat(book.row("student_progress")).containsEntry("time_spent_seconds", 1800L);
    }

    @Test
    void anIdleTimerMakesNoTimeAndAGapNeither() {
        book.did("search", 0).did("search", 10).did("session_end", 40).did("search", 100).did("search", 105);
        assertThat(book.row(DAY)).containsEntry("sessions_count", 2L).containsEntry("total_time_seconds", 900L);
    }

    @Test
    void aSessionIsCutAtLocalMidnight() {
        book.did("search", MIDNIGHT - 10).did("search", MIDNIGHT + 5);
        assertThat(book.column(DAY, "total_time_seconds")).containsExactly(600L, 300L);
        assertThat(book.column(DAY, "sessions_count")).containsExactly(1L, 0L);
        assertThat(book.column(DAY, "stat_date")).containsExactly(LocalDate.parse("2026-01-05"), LocalDate.parse("2026-01-06"));
    }

    @Test
    void midnightIsWhereTheStudentIs() {
        book.zone("Asia/Kolkata").did("search", MIDNIGHT - 340).did("search", MIDNIGHT - 320);
        assertThat(book.column(DAY, "total_time_seconds")).containsExactly(600L, 600L);
        assertThat(book.column(DAY, "time_zone")).containsExactly("Asia/Kolkata", "Asia/Kolkata");
    }

    @Test
    void anEventWithoutAZoneIsWhereTheLastOneWas() {
        book.zone("Asia/Kolkata").did("search", 0).zone(null).did("search", MIDNIGHT - 300);
        assertThat(book.column(DAY, "stat_date")).containsExactly(LocalDate.parse("2026-01-05"), LocalDate.parse("2026-01-06"));
    }

    @Test
    void hoursAreLocal() {
        book.zone("Asia/Kolkata").did("search", 0).did("search", 30).did("search", 50);
        assertThat(hours(book.row(DAY))).hasSize(24).startsWith(0L).containsSequence(0L, 1800L, 1200L, 0L);
        assertThat(hours(book.row(DAY)).get(15)).isEqualTo(1800);
    }

    @SuppressWarnings("unchecked")
    private static List<Long> hours(Map<String, Object> row) {
        return (List<Long>) row.get("hour_seconds");
    }

    @Test
    void whenClocksGoBackOneHourIsTwo() {
        double oneAm = 300 * DAYS - 5 * 60;
        book.zone("America/New_York");
        for (int minute = -300; minute <= 420; minute += 20) {
            book.did("search", oneAm + minute);
        }
        List<Map<String, Object>> rows = book.rows(DAY);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1)).containsEntry("stat_date", LocalDate.parse("2026-11-01"));
        assertThat(hours(rows.get(1)).get(1)).isEqualTo(7200);
        assertThat(hours(rows.get(1)).get(0)).isEqualTo(3600);
    }

    @Test
    void aQuizTakesFromStartToSubmission() {
        book.assessment("quiz_start", "q", 0, "attempt_id", "a").did("search", 12).assessment("quiz_submit", "q", 20, "attempt_id", "a");
        book.assessment("quiz_start", "q", 25).assessment("quiz_start", "q", 30).assessment("quiz_submit", "q", 33)
                .assessment("quiz_submit", "other", 40);
        assertThat(book.row(DAY)).containsEntry("time_spent_quiz", 1380L).containsEntry("quizzes_attempted", 3L)
                .containsEntry("quizzes_passed", 0L);
    }

    @Test
    void aQuizOutsideOfASessionTakesNoTime() {
        book.assessment("quiz_start", "q", 0).assessment("quiz_submit", "q", 90).did("search", 100);
        assertThat(book.row(DAY)).containsEntry("time_spent_quiz", 600L * 0).containsEntry("total_time_seconds", 600L);
    }

    @Test
    void readingIsWhatALessonTakesBesidesVideoAndQuiz() {
        book.lesson("lesson_start", "l", 0).video("video_play", 0, 5).video("video_pause", 240, 9)
                .assessment("quiz_start", "q", 12).assessment("quiz_submit", "q", 15, "is_passed", true).lesson("lesson_complete", "l", 20);
        assertThat(book.row(DAY)).containsEntry("time_spent_video", 240L).containsEntry("time_spent_quiz", 180L)
                .containsEntry("time_spent_reading", 780L).containsEntry("lessons_completed", 1L).containsEntry("quizzes_passed", 1L);
        assertThat(book.row(COURSE_DAY)).containsEntry("time_spent_reading", 780L).containsEntry("time_spent_total", 1200L)
                .containsEntry("lessons_started", 1L);
        assertThat(book.row("lesson_progress")).containsEntry("video_watch_time", 240L);
    }

    @Test
    void theNextLessonEndsTheOneBefore() {
        book.lesson("lesson_start", "l", 0).did("search", 10).lesson("lesson_start", "m", 20).lesson("lesson_complete", "l", 25).did("search", 50);
        assertThat(book.row(DAY)).containsEntry("time_spent_reading", 1200L);
    }

    @Test
    void aCourseHasItsOwnTime() {
        book.did("search", 0).did("search", 10).course("d").did("search", 15).did("search", 20).course("c").did("search", 38);
        assertThat(book.column(COURSE_DAY, "time_spent_total")).containsExactly(2280L, 300L);
        assertThat(book.row(DAY)).containsEntry("total_time_seconds", 2280L);
        book.did("search", 60).course("d").did("search", 90);
        assertThat(book.column("student_progress", "time_spent_seconds")).containsExactly(3600L, 300L);
    }

    @Test
    void whatCameLateMakesNoDay() {
        book.did("search", 0).did("search", 10).did("search", 25).late();
        assertThat(book.row(DAY)).containsEntry("total_time_seconds", 600L).containsEntry("event_count", 2L);
    }

    @Test
    void thePlatformRepeatingAClientIsNoSecondQuiz() {
        book.assessment("quiz_submit", "q", 0, "attempt_id", "a").assessment("AssessmentCompleted", "q", 1.5)
                .assessment("AssessmentCompleted", "q", 5, "score", 9, "max_score", 10);
        assertThat(book.row(DAY)).containsEntry("quizzes_attempted", 2L).containsEntry("quizzes_passed", 1L);
    }

    @Test
    void everyActionIsCounted() {
        book.did("material_read", 0, "material_id", "m").did("material_read", 1, "material_id", "m").did("forum_post", 2, "post_id", "p")
                .did("forum_like", 3, "post_id", "p").assessment("assignment_submit", "w", 4, "submission_id", "x")
                .assessment("assignment_submit", "w", 5, "submission_id", "x").did("grade_posted", 6, "submission_id", "x", "score", 3)
                .assessment("quiz_answer", "q", 7, "question_id", "1", "is_correct", true).assessment("question_submit", "q", 8, "question_id", "2")
                .video("video_play", 0, 9).video("video_pause", 540, 18);
        assertThat(book.row(DAY)).containsEntry("materials_read", 2L).containsEntry("forum_actions", 2L).containsEntry("assignments_submitted", 1L)
                .containsEntry("questions_answered", 2L).containsEntry("questions_correct", 1L).containsEntry("event_count", 10L)
                .containsEntry("videos_watched", 1L).containsEntry("last_activity_at", Classbook.at(18));
    }
}
