package io.studentpulse.pipeline.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ada's own pages, computed by hand: algebra half done, biology completed, chemistry dropped. */
@Tag("today")
class StudentViewsTest {

  private final ViewDesk desk;

  StudentViewsTest() throws SQLException {
    desk = new ViewDesk();
  }

  @AfterEach
  void forget() throws SQLException {
    desk.close();
  }

  @BeforeEach
  void adaLearned() throws SQLException {
    String progress = "student_id, course_id, status, completion_pct, lessons_completed, total_lessons, time_spent_seconds, "
        + "enrolled_at, started_at, last_activity_at, completed_at, final_score";
    desk.row("student_progress", progress,
        "{ada}, {algebra}, 'in_progress', 50, 3, 4, 7200, now() - interval '10 days', now() - interval '9 days', now() - interval '1 day', NULL, NULL");
    desk.row("student_progress", progress,
        "{ada}, {biology}, 'completed', 100, 3, 3, 3600, now() - interval '40 days', now() - interval '39 days', now() - interval '30 days', "
            + "now() - interval '30 days', 91.5");
    desk.row("student_progress", progress,
        "{ada}, {chemistry}, 'dropped', NULL, 0, NULL, 0, now() - interval '5 days', NULL, NULL, NULL, NULL");
    desk.row("student_progress", progress,
        "{bob}, {algebra}, 'in_progress', 0, 0, 4, 0, now() - interval '99 days', NULL, NULL, NULL, NULL");
    desk.row("courses", "course_id, title", "{algebra}, 'Algebra'");
    desk.row("student_streaks", "student_id, current_streak_days, longest_streak_days, status", "{ada}, 4, 9, 'active'");
    desk.row("student_risk", "student_id, course_id, at_risk, at_risk_score", "{ada}, {algebra}, true, 0.352");

    desk.row("assessment_attempts", ATTEMPT, "{ada}, {quiz1}, 1, {try1}, {algebra}, 'quiz', 40, false, now() - interval '74 hours'");
    desk.row("assessment_attempts", ATTEMPT, "{ada}, {quiz1}, 2, {try2}, {algebra}, 'quiz', 80, true, now() - interval '26 hours'");
    desk.row("assessment_attempts", ATTEMPT, "{ada}, {quiz2}, 1, {try3}, {algebra}, 'quiz', 60, true, now() - interval '1 hour'");
    desk.row("assessment_attempts", ATTEMPT, "{ada}, {essay}, 1, {try4}, {algebra}, 'assignment', NULL, NULL, now() - interval '2 days'");

    days();
    lessons();
  }

  private static final String ATTEMPT =
      "student_id, assessment_id, attempt_number, attempt_id, course_id, assessment_type, percent, is_passed, submitted_at";

  private void days() throws SQLException {
    String day = "student_id, stat_date, sessions_count, total_time_seconds, questions_answered, questions_correct, was_active, hour_seconds, "
        + "last_activity_at, updated_at";
    desk.row("student_daily_stats", day,
        "{ada}, {today} - 1, 2, 3600, 10, 7, true, '[0,0,0,0,0,0,0,0,0,1800,0,0,0,0,0,0,0,0,0,0,1800,0,0,0]', now() - interval '30 hours', now()");
    desk.row("student_daily_stats", day,
        "{ada}, {today} - 8, 1, 1800, 5, 2, true, '[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1800,0,0,0]', now() - interval '8 days', now()");
    desk.row("student_daily_stats", day,
        "{ada}, {today} - 40, 1, 600, 0, 0, true, '[600,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]', now() - interval '40 days', now()");

    String courseDay = "student_id, course_id, metric_date, sessions_count, time_spent_total, last_activity_at";
    desk.row("student_course_days", courseDay, "{ada}, {algebra}, {today} - 3, 2, 1000, now() - interval '3 days'");
    desk.row("student_course_days", courseDay, "{ada}, {algebra}, {today} - 1, 0, 300, now() - interval '1 day'");
    desk.row("student_course_days", courseDay, "{ada}, {algebra}, {today}, 1, 200, now()");
    // Yesterday brought nothing but a post in the forum, and was frozen afterwards.
    desk.row("student_course_streaks", "student_id, course_id, stat_date, streak_days", "{ada}, {algebra}, {today} - 3, 1");
    desk.row("student_course_streaks", "student_id, course_id, stat_date, streak_days", "{ada}, {algebra}, {today}, 2");
  }

  private void lessons() throws SQLException {
    for (int i = 1; i <= 4; i++) {
      desk.row("course_lessons", "course_id, lesson_id, position, in_catalogue, module_id",
          "{algebra}, {lesson" + i + "}, " + i + ", true, " + (i <= 2 ? "{basics}" : "{limits}"));
    }
    String lesson = "student_id, lesson_id, course_id, completed_at";
    desk.row("lesson_progress", lesson, "{ada}, {lesson1}, {algebra}, now() - interval '73 hours'");
    desk.row("lesson_progress", lesson, "{ada}, {lesson2}, {algebra}, now() - interval '25 hours'");
    desk.row("lesson_progress", lesson, "{ada}, {outside}, {algebra}, now() - interval '73 hours'");
    desk.row("lesson_progress", lesson, "{ada}, {cell}, {biology}, now() - interval '35 days'");
    desk.row("module_progress", "student_id, course_id, module_id, completed_at, time_spent_seconds",
        "{ada}, {algebra}, {basics}, now() - interval '1 day', 1230");
    desk.row("module_progress", "student_id, course_id, module_id, completed_at", "{ada}, {biology}, {cells}, now() - interval '35 days'");
    desk.row("student_video_progress", "student_id, video_id, course_id, watch_pct", "{ada}, {video1}, {algebra}, 50");
    desk.row("student_video_progress", "student_id, video_id, course_id, watch_pct", "{ada}, {video2}, {algebra}, 100");
  }

  @Test
  void theDashboardShowsCoursesTheWeekAndTotals() throws SQLException {
    assertThat(desk.ask("SELECT place, course_id, title, completion_pct FROM student_dashboard_courses WHERE student_id = {ada} ORDER BY place"))
        .containsExactly("1, algebra, Algebra, 50.00", "2, biology, -, 100.00");
    assertThat(desk.ask("SELECT stat_date = {today} - 1, total_time_seconds FROM student_dashboard_week WHERE student_id = {ada}"))
        .containsExactly("t, 3600");
    assertThat(desk.ask("SELECT total_courses, total_time_hours, total_lessons FROM student_dashboard_totals WHERE student_id = {ada}"))
        .containsExactly("3, 3, 6");
    assertThat(desk.ask("SELECT current_streak_days, longest_streak_days, streak_status, courses_completed, courses_active, total_time_seconds, "
            + "total_time_hours, time_today_seconds, active_days_7d FROM student_overview WHERE student_id = {ada}"))
        .containsExactly("4, 9, active, 1, 1, 6000, 1.7, 0, 1");
    assertThat(desk.ask("SELECT course_id, next_lesson_id, next_lesson_position, average_score, at_risk FROM student_course_cards "
            + "WHERE student_id = {ada} ORDER BY last_activity_at DESC NULLS LAST"))
        .containsExactly("algebra, lesson3, 3, 70.00, t", "biology, -, -, -, f", "chemistry, -, -, -, f");
    // Said to be completed at no lesson: nothing is next, until something new comes.
    String said = "student_id, course_id, status, completion_pct, completion_source, completed_at, content_changed";
    desk.row("student_progress", said, "{eve}, {algebra}, 'completed', 0, 'event', now(), false");
    assertThat(desk.ask("SELECT status, completion_pct, completion_source, next_lesson_id FROM student_course_cards WHERE student_id = {eve}"))
        .containsExactly("completed, 0.00, event, -");
    desk.run("UPDATE student_progress SET content_changed = true WHERE student_id = {eve}");
    assertThat(desk.ask("SELECT next_lesson_id FROM student_course_cards WHERE student_id = {eve}")).containsExactly("lesson1");
    assertThat(desk.ask("SELECT hour, seconds, weekday = extract(isodow FROM {today} - 1) FROM student_activity_heatmap WHERE student_id = {ada} ORDER BY hour"))
        .containsExactly("9, 1800, t", "20, 1800, t");
  }

  @Test
  void weeksAndRollingWindows() throws SQLException {
    assertThat(desk.ask("SELECT total_time_seconds, previous_time_seconds, days_active, sessions_count, round(accuracy::numeric, 2), "
            + "extract(isodow FROM week_start) FROM weekly_user_stats WHERE student_id = {ada} ORDER BY week_start"))
        .containsExactly("600, 0, 1, 1, -, 1", "1800, 0, 1, 1, 0.40, 1", "3600, 1800, 1, 2, 0.70, 1");
    assertThat(desk.ask("SELECT round(accuracy::numeric, 2), avg_session_seconds FROM daily_user_stats WHERE student_id = {ada} ORDER BY stat_date"))
        .containsExactly("-, 600", "0.40, 1800", "0.70, 1800");
    assertThat(desk.ask("SELECT active_days_30d, active_days_90d, active_days_all, time_seconds_30d, time_seconds_all, sessions_90d, questions_30d, "
            + "round(accuracy_30d::numeric, 2), avg_session_seconds, questions_per_quiz_hour, preferred_hour, "
            + "preferred_day = to_char({today} - 1, 'FMDay'), learning_consistency_score, current_streak_days, knowledge_gaps, "
            + "first_active_date = {today} - 40 FROM user_learning_metrics WHERE student_id = {ada}"))
        .containsExactly("2, 3, 3, 5400, 6000, 4, 15, 0.60, 1500, -, 20, t, 0.07, 4, 0, t");
  }

  @Test
  void profilesAndUserAnalytics() throws SQLException {
    assertThat(desk.ask("SELECT first_enrollment_at = now() - interval '40 days', total_enrollments, active_enrollments, completed_courses, "
            + "dropped_courses, total_time_spent_hours, avg_daily_minutes, preferred_hour, avg_course_completion_days, learning_consistency_score, "
            + "overall_avg_score, quiz_accuracy, at_risk_score, days_since_active FROM student_analytics_profiles WHERE student_id = {ada}"))
        .containsExactly("t, 3, 1, 1, 1, 1.67, 33, 20, 10, 0.07, 70.00, 60.00, 0.35, 1");
    assertThat(desk.ask("SELECT total_courses_enrolled, total_courses_completed, total_learning_hours, average_score, streak_days, learning_path, "
            + "skills_acquired FROM user_analytics WHERE user_id = {ada}"))
        .containsExactly("3, 1, 1.67, 70.00, 4, [\"biology\", \"algebra\", \"chemistry\"], []");
  }

  /** Whoever was only reported on, by an unenrolment or a module, is in no count of enrolments. */
  @Test
  void anEnrolmentIsOneThingEverywhere() throws SQLException {
    desk.row("student_progress", "student_id, course_id, status", "{ada}, {reported}, 'not_started'");
    desk.row("student_progress", "student_id, course_id, status, dropped_at", "{ada}, {left}, 'dropped', now()");
    assertThat(desk.ask("SELECT total_enrollments, active_enrollments, dropped_courses, total_courses_enrolled, total_courses, courses_active "
            + "FROM student_analytics_profiles p JOIN user_analytics u ON user_id = p.student_id JOIN student_dashboard_totals t USING (student_id) "
            + "JOIN student_overview o USING (student_id) WHERE p.student_id = {ada}")).containsExactly("3, 1, 1, 3, 3, 1");
    assertThat(desk.ask("SELECT course_id FROM student_enrolments WHERE student_id = {ada} ORDER BY enrolled_at")).containsExactly("biology", "algebra", "chemistry");
  }

  /** Who only enrolled has no time, no score and no day: nothing divides by zero. */
  @Test
  void whoNeverCameHasARowWithoutNumbers() throws SQLException {
    assertThat(desk.ask("SELECT total_enrollments, total_time_spent_hours, avg_daily_minutes, preferred_hour, preferred_day, overall_avg_score, "
            + "quiz_accuracy, days_since_active FROM student_analytics_profiles WHERE student_id = {bob}"))
        .containsExactly("1, 0.00, -, -, -, -, -, -");
    assertThat(desk.ask("SELECT total_learning_hours, average_score, last_active_date, streak_days FROM user_analytics WHERE user_id = {bob}"))
        .containsExactly("0.00, -, -, 0");
  }

  @Test
  void whatAccumulatesInACourseIsAsItWasThatDay() throws SQLException {
    assertThat(desk.ask("SELECT {today} - metric_date, completion_pct, total_lessons, quiz_avg_score, streak_days, avg_session_duration, "
            + "video_watch_pct_avg, lessons_completed_so_far FROM student_course_metrics WHERE student_id = {ada} AND course_id = {algebra} ORDER BY metric_date"))
        .containsExactly(
            // The lesson outside the catalogue does not count; the second try replaces the first; how much was watched then is not known any more.
            "3, 25.00, 4, 40.00, 1, 500, -, 1",
            "1, 50.00, 4, 80.00, 0, -, -, 2",
            "0, 50.00, 4, 70.00, 2, 200, 75.00, 2");
  }

  @Test
  void aDayPassesWhatThePassMarksOfNowPass() throws SQLException {
    desk.run("UPDATE assessment_attempts SET submitted_on = {today} - 1 WHERE student_id = {ada} AND attempt_id IN ({try2}, {try3})");
    desk.run("UPDATE student_course_days SET quizzes_passed = 9");
    desk.run("UPDATE student_daily_stats SET quizzes_passed = 9");
    assertThat(desk.ask("SELECT {today} - stat_date, quizzes_passed FROM daily_user_stats WHERE student_id = {ada} ORDER BY stat_date"))
        .containsExactly("40, 0", "8, 0", "1, 2");
    assertThat(desk.ask("SELECT {today} - metric_date, quizzes_passed FROM student_course_metrics WHERE student_id = {ada} ORDER BY metric_date"))
        .containsExactly("3, 0", "1, 2", "0, 0");
    assertThat(desk.ask("SELECT quizzes_passed FROM weekly_user_stats WHERE student_id = {ada} ORDER BY week_start")).containsExactly("0", "0", "2");
    assertThat(desk.ask("SELECT course_id, attempts, quizzes_passed FROM student_quiz_days WHERE student_id = {ada} AND day = {today} - 1"))
        .containsExactly("algebra, 2, 2");
    desk.run("UPDATE assessment_attempts SET is_passed = false WHERE attempt_id = {try2}");
    assertThat(desk.ask("SELECT quizzes_passed FROM daily_user_stats WHERE student_id = {ada} AND stat_date = {today} - 1")).containsExactly("1");
  }

  @Test
  void anAttemptShowsWhatItsNewestSubmissionThatSaysSoAnswered() throws SQLException {
    String submitted = "student_id, event_id, assessment_id, attempt_id, submitted_at, answers";
    desk.row("submitted_answers", submitted, "{ada}, {event1}, {quiz1}, {try2}, now() - interval '27 hours', '{\"q\": \"a\"}'");
    desk.row("submitted_answers", submitted, "{ada}, {event2}, {quiz1}, {try2}, now() - interval '26 hours', '{\"q\": \"b\"}'");
    desk.row("submitted_answers", submitted, "{bob}, {event3}, {quiz1}, {try1}, now(), '{\"q\": \"c\"}'");
    assertThat(desk.ask("SELECT attempt_id, answers FROM quiz_attempts WHERE student_id = {ada} ORDER BY submitted_at"))
        .containsExactly("try1, -", "try2, {\"q\": \"b\"}", "try3, -");
  }

  @Test
  void anAnswerOfWhichNobodyKnowsIsNotWrong() throws SQLException {
    // 12 of the 15 answers of a month are known, 9 of them correct.
    desk.run("UPDATE student_daily_stats SET questions_judged = 7 WHERE student_id = {ada} AND stat_date = {today} - 1");
    assertThat(desk.ask("SELECT questions_answered, questions_judged, accuracy FROM daily_user_stats WHERE student_id = {ada} ORDER BY stat_date DESC LIMIT 2"))
        .containsExactly("10, 7, 1", "5, 5, 0.4");
    assertThat(desk.ask("SELECT questions_judged, accuracy FROM weekly_user_stats WHERE student_id = {ada} ORDER BY week_start DESC LIMIT 1"))
        .containsExactly("7, 1");
    assertThat(desk.ask("SELECT questions_30d, accuracy_30d, accuracy_90d, accuracy_all FROM user_learning_metrics WHERE student_id = {ada}"))
        .containsExactly("15, 0.75, 0.75, 0.75");
    assertThat(desk.ask("SELECT quiz_accuracy FROM student_analytics_profiles WHERE student_id = {ada}")).containsExactly("75.00");
  }

  @Test
  void progressOfCoursesAndModules() throws SQLException {
    assertThat(desk.ask("SELECT course_id, module_id, progress_percentage, time_spent, score, status FROM learning_progress "
            + "WHERE user_id = {ada} AND course_id <> {chemistry} ORDER BY created_at, module_id NULLS FIRST, progress_percentage DESC"))
        .containsExactlyInAnyOrder(
            "biology, -, 100.00, 60, 91.50, completed", "biology, cells, 100.00, -, -, completed",
            "algebra, -, 50.00, 120, 70.00, in_progress", "algebra, basics, 100.00, 20, -, completed", "algebra, limits, 0.00, -, -, not_started");
    assertThat(desk.ask("SELECT m ->> 'milestone', m ->> 'module_id' FROM learning_progress, jsonb_array_elements(milestones) AS m "
            + "WHERE user_id = {ada} AND course_id = {biology} AND module_id IS NULL"))
        .containsExactly("enrolled, -", "started, -", "module_completed, cells", "completed, -");
    assertThat(desk.ask("SELECT user_id FROM learning_progress WHERE course_id = {algebra} AND status = 'in_progress' AND module_id IS NULL ORDER BY 1"))
        .containsExactlyInAnyOrder("ada", "bob");
  }

  @Test
  void attemptsAndForums() throws SQLException {
    assertThat(desk.ask("SELECT quiz_id, attempt_number, percent, is_passed FROM quiz_attempts WHERE student_id = {ada} ORDER BY submitted_at"))
        .containsExactly("quiz1, 1, 40.00, f", "quiz1, 2, 80.00, t", "quiz2, 1, 60.00, t");
    desk.row("assessment_totals", "assessment_id, best_scored, best_percent_hundredths", "{quiz1}, 2, 11000");
    assertThat(desk.ask("SELECT assessment_id, attempts, first_percent, last_percent, best_percent, mean_percent, is_passed, everybody_best_percent "
            + "FROM student_assessment_performance WHERE student_id = {ada} AND course_id = {algebra} ORDER BY last_submitted_at"))
        .containsExactly(
            "essay, 1, -, -, -, -, -, -", "quiz1, 2, 40.00, 80.00, 80.00, 60.00, t, 55.00", "quiz2, 1, 60.00, 60.00, 60.00, 60.00, t, -");
    desk.row("forum_interactions", "student_id, post_id, action_type, event_id, parent_post_id, content_length", "{ada}, {post}, 'reply', {event}, {first}, 12");
    assertThat(desk.ask("SELECT user_id, post_id, action_type, parent_post_id, content_length FROM forum_participation WHERE user_id = {ada}"))
        .containsExactly("ada, post, reply, first, 12");
  }
}
