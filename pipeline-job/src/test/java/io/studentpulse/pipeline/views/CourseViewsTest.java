package io.studentpulse.pipeline.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of a teacher of algebra, computed by hand. */
@Tag("today")
class CourseViewsTest {

  private static final String PROGRESS = "student_id, course_id, status, completion_pct, last_activity_at";

  private final ViewDesk desk;

  CourseViewsTest() throws SQLException {
    desk = new ViewDesk();
  }

  @AfterEach
  void forget() throws SQLException {
    desk.close();
  }

  @BeforeEach
  void algebraWasTaught() throws SQLException {
    desk.row("courses", "course_id, title, instructor_id", "{algebra}, 'Algebra', {noether}");
    desk.row("course_totals",
        "course_id, students, enrolments, students_active, completions, drops, time_seconds, seconds_to_complete, timed_completions, "
            + "lessons_completed, best_percent_hundredths, best_scored",
        "{algebra}, 50, 40, 45, 10, 5, 360000, 360000, 10, 700, 140000, 20");
    desk.row("student_progress", PROGRESS, "{ada}, {algebra}, 'in_progress', 50, now() - interval '1 day'");
    desk.row("student_progress", PROGRESS, "{bob}, {algebra}, 'in_progress', 20, now() - interval '8 days'");
    desk.row("student_progress", PROGRESS, "{eve}, {algebra}, 'dropped', NULL, now() - interval '8 days'");
    desk.run("UPDATE student_progress SET started_at = now() - interval '30 days'");
    // Of whom only an unenrolment is known, nobody says that they were in it.
    desk.row("student_progress", PROGRESS, "{dan}, {algebra}, 'dropped', 100, NULL");
    desk.row("student_risk", "student_id, course_id, at_risk, reason, at_risk_score", "{bob}, {algebra}, true, 'inactive', 0.71");
    desk.row("student_risk", "student_id, course_id, at_risk, at_risk_score", "{ada}, {algebra}, false, 0.4");
    desk.row("student_risk", "student_id, course_id, at_risk", "{ada}, {biology}, true");

    String attempt = "student_id, assessment_id, attempt_number, attempt_id, course_id, percent";
    desk.row("assessment_attempts", attempt, "{ada}, {quiz}, 1, {try1}, {algebra}, 50");
    desk.row("assessment_attempts", attempt, "{ada}, {quiz}, 2, {try2}, {algebra}, 90");
    desk.row("assessment_attempts", attempt, "{ada}, {exam}, 1, {try3}, {algebra}, 70");
  }

  @Test
  void theDashboardOfTheInstructor() throws SQLException {
    assertThat(desk.ask("SELECT total_students, completion_rate, avg_time_per_student, at_risk_count FROM course_dashboard "
            + "WHERE course_id = {algebra} AND instructor_id = {noether}"))
        .containsExactly("50, 20.00, 2, 1");
    for (int ago : new int[] {0, 13, 14}) {
      desk.row("course_days", "course_id, day, active_students", "{algebra}, {today} - " + ago + ", " + (ago + 1));
    }
    assertThat(desk.ask("SELECT active_students FROM course_dashboard_days WHERE course_id = {algebra} ORDER BY day DESC")).containsExactly("1", "14");
  }

  @Test
  void theClassAndWhoNeedsHelp() throws SQLException {
    assertThat(desk.ask("SELECT active_7d, engagement_percent, mean_completion_pct, completion_rate, drops, average_score, avg_time_hours, at_risk_count, "
            + "enrolments, completed_by_event FROM class_overview WHERE course_id = {algebra}"))
        .containsExactly("1, 2.00, 35.00, 20.00, 5, 70.00, 2.00, 1, 50, 0");
    assertThat(desk.ask("SELECT student_id, at_risk, reason, risk_band, completion_pct, average_score, days_inactive FROM class_risk_matrix "
            + "WHERE course_id = {algebra} ORDER BY at_risk_score DESC NULLS LAST"))
        .containsExactly("bob, t, inactive, high, 20.00, -, 8", "ada, f, -, medium, 50.00, 80.00, 1");
  }

  @Test
  void whereStudentsStop() throws SQLException {
    long[] started = {40, 30, 30};
    for (int i = 0; i < 3; i++) {
      desk.row("course_lessons", "course_id, lesson_id, position, in_catalogue", "{algebra}, {lesson" + i + "}, " + (i + 1) + ", true");
      desk.row("course_lesson_funnel", "course_id, lesson_id, started, completed, last_lesson",
          "{algebra}, {lesson" + i + "}, " + started[i] + ", 15, " + i);
    }
    desk.row("course_lessons", "course_id, lesson_id, position, in_catalogue", "{algebra}, {former}, 2, false");
    desk.row("course_lesson_funnel", "course_id, lesson_id, started", "{algebra}, {former}, 7");
    desk.row("course_lessons", "course_id, lesson_id, position, in_catalogue", "{algebra}, {new}, 4, true");
    assertThat(desk.ask("SELECT lesson_id, started, stopped_here, previous_started, drop_share, completion_share FROM class_dropoff "
            + "WHERE course_id = {algebra} ORDER BY in_catalogue DESC, position"))
        .containsExactly(
            "lesson0, 40, 0, -, -, 0.375", "lesson1, 30, 1, 40, 0.25, 0.5", "lesson2, 30, 2, 30, 0, 0.5", "new, 0, 0, 30, 1, -", "former, 7, 0, -, -, 0");
    assertThat(desk.ask("SELECT p ->> 'lesson_id', p ->> 'drop_percent' FROM course_analytics, jsonb_array_elements(dropoff_points) AS p "
            + "WHERE course_id = {algebra}"))
        .containsExactly("new, 100.00", "lesson1, 25.00");
  }

  /** Sums of an earlier release may know more completions than starts, and later lessons may be begun by more. */
  @Test
  void noShareIsAboveOneOrBelowNone() throws SQLException {
    long[] started = {0, 3, 30};
    for (int i = 0; i < 3; i++) {
      desk.row("course_lessons", "course_id, lesson_id, position, in_catalogue", "{algebra}, {lesson" + i + "}, " + (i + 1) + ", true");
      desk.row("course_lesson_funnel", "course_id, lesson_id, started, completed", "{algebra}, {lesson" + i + "}, " + started[i] + ", 20");
    }
    assertThat(desk.ask("SELECT lesson_id, started, previous_started, drop_share, round(completion_share::numeric, 2) FROM class_dropoff "
            + "WHERE course_id = {algebra} ORDER BY position"))
        .containsExactly("lesson0, 20, -, -, 1.00", "lesson1, 20, 20, 0, 1.00", "lesson2, 30, 20, 0, 0.67");
  }

  @Test
  void courseAnalyticsHaveTheUnitsOfTheService() throws SQLException {
    desk.row("course_module_totals", "course_id, module_id, completed, time_seconds, timed", "{algebra}, {basics}, 25, 3000, 10");
    desk.row("course_days", "course_id, day, enrolments, completions", "{algebra}, {today} - 89, 3, 1");
    desk.row("course_days", "course_id, day, enrolments, completions", "{algebra}, {today} - 90, 3, 1");
    desk.row("course_days", "course_id, day, active_students", "{algebra}, {today} - 1, 3");
    assertThat(desk.ask("SELECT total_enrollments, total_completions, completion_rate, average_score, average_time_to_complete, "
            + "jsonb_array_length(enrollment_trend), enrollment_trend -> 0 ->> 'enrollments', module_analytics, dropoff_points, total_learning_hours "
            + "FROM course_analytics WHERE course_id = {algebra}"))
        .containsExactly("50, 10, 20.00, 70.00, 10.00, 1, 3, [{\"module_id\": \"basics\", \"completions\": 25, \"average_minutes\": 5.00, "
            + "\"completion_rate\": 50.00}], [], 100.00");
    desk.row("courses", "course_id", "{empty}");
    desk.row("course_totals", "course_id", "{zero}");
    assertThat(desk.ask("SELECT total_enrollments, completion_rate, average_score, average_time_to_complete, enrollment_trend FROM course_analytics "
            + "WHERE course_id IN ({empty}, {zero})")).containsExactly("0, -, -, -, []", "0, -, -, -, []");
  }

  @Test
  void assessmentsAndTheirQuestions() throws SQLException {
    desk.row("assessment_totals",
        "assessment_id, attempts, students, scored_attempts, percent_hundredths, first_scored, first_percent_hundredths, last_scored, "
            + "last_percent_hundredths, best_scored, best_percent_hundredths, judged_attempts, passed_attempts, judged_students, passed_students, "
            + "time_seconds, timed_attempts, answering_students, first_answers, first_answers_correct",
        "{quiz}, 4, 2, 4, 28000, 2, 10000, 2, 18000, 2, 19000, 4, 3, 2, 2, 1800, 3, 10, 100, 60");
    desk.row("assessment_questions", "assessment_id, question_id, views, answers, first_answers, first_answers_correct, time_millis, timed_answers, hints, skips",
        "{quiz}, {q1}, 12, 10, 8, 2, 30000, 4, 5, 1");
    desk.row("question_choices", "assessment_id, question_id, choice, times", "{quiz}, {q1}, 'A', 7");
    desk.row("question_choices", "assessment_id, question_id, choice, times", "{quiz}, {q1}, 'B', 0");
    desk.row("assessment_score_buckets", "assessment_id, bucket, attempts", "{quiz}, 5, 1");
    desk.row("assessment_score_buckets", "assessment_id, bucket, attempts", "{quiz}, 9, 3");
    assertThat(desk.ask("SELECT course_id, total_attempts, average_score, average_first_score, average_last_score, average_attempt_score, pass_rate, "
            + "student_pass_rate, average_time_spent, difficulty_rating, score_distribution FROM assessment_analytics WHERE assessment_id = {quiz}"))
        .containsExactly("algebra, 4, 95.00, 50.00, 90.00, 70.00, 75.00, 100.00, 10.00, 0.40, {\"50\": 1, \"90\": 3}");
    assertThat(desk.ask("SELECT q ->> 'question_id', q ->> 'first_attempt_accuracy', q ->> 'mean_seconds', q ->> 'hint_share', q ->> 'choices' "
            + "FROM assessment_analytics, jsonb_array_elements(question_analytics) AS q WHERE assessment_id = {quiz}"))
        .containsExactly("q1, 0.2500, 7.50, 0.5000, {\"A\": 7}");
    assertThat(desk.ask("SELECT assessment_id, from_percent, attempts, attempts_percent FROM class_assessment_distribution WHERE course_id = {algebra} "
            + "ORDER BY from_percent")).containsExactly("quiz, 50, 1, 25.00", "quiz, 90, 3, 75.00");
    desk.run("UPDATE assessment_totals SET answering_students = 9");
    assertThat(desk.ask("SELECT difficulty_rating FROM assessment_analytics")).containsExactly("-");
  }

  @Test
  void theForumByDay() throws SQLException {
    String post = "student_id, post_id, action_type, event_id, course_id, thread_id, created_at";
    desk.row("forum_interactions", post, "{ada}, {p1}, 'post', {e1}, {algebra}, {t1}, timestamptz '2026-03-01 23:59:00Z'");
    desk.row("forum_interactions", post, "{bob}, {p2}, 'reply', {e2}, {algebra}, {t1}, timestamptz '2026-03-01 01:00:00Z'");
    desk.row("forum_interactions", post, "{bob}, {p1}, 'like', {e3}, {algebra}, NULL, timestamptz '2026-03-02 00:00:00Z'");
    assertThat(desk.ask("SELECT day, posts, replies, likes, participants, threads FROM class_forum_activity WHERE course_id = {algebra} ORDER BY day"))
        .containsExactly("2026-03-01, 1, 1, 0, 2, 1", "2026-03-02, 0, 0, 1, 1, 0");
  }

  @Test
  void theLeaderboardOfAWeek() throws SQLException {
    String day = "student_id, course_id, metric_date, lessons_completed, time_spent_total";
    desk.row("student_course_days", day, "{ada}, {algebra}, date '2026-03-02', 1, 100");
    desk.row("student_course_days", day, "{ada}, {algebra}, date '2026-03-08', 1, 100");
    desk.row("student_course_days", day, "{bob}, {algebra}, date '2026-03-05', 2, 10");
    desk.row("student_course_days", day, "{eve}, {algebra}, date '2026-03-05', 2, 10");
    desk.row("student_course_days", day, "{eve}, {algebra}, date '2026-03-09', 9, 9");
    for (String who : List.of("bob", "eve")) {
      desk.row("assessment_attempts", "student_id, assessment_id, attempt_number, attempt_id, course_id, assessment_type, is_passed, submitted_on",
          "{" + who + "}, {weekly_quiz}, 1, {first}, {algebra}, 'quiz', true, date '2026-03-05'");
    }
    assertThat(desk.ask("SELECT place, student_id, lessons_completed, days_active FROM course_leaderboard_weekly "
            + "WHERE course_id = {algebra} AND week_start = date '2026-03-02' ORDER BY place, student_id = {eve}"))
        .containsExactly("1, bob, 2, 1", "1, eve, 2, 1", "3, ada, 2, 2");
  }
}
