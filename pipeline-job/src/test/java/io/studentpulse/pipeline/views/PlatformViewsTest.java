package io.studentpulse.pipeline.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of an administrator, and what every view says when there is nothing. */
@Tag("today")
class PlatformViewsTest {

  private final ViewDesk desk;

  PlatformViewsTest() throws SQLException {
    desk = new ViewDesk();
  }

  @AfterEach
  void forget() throws SQLException {
    desk.close();
  }

  @Test
  void sevenMetricsAgainstTheDaysBefore() throws SQLException {
    String day = "day, first_seen_students, enrolments, completions, learning_seconds, percent_hundredths, scored_attempts";
    desk.row("platform_days", day, "{today}, 2, 3, 1, 3600, 15000, 2");
    desk.row("platform_days", day, "{today} - 7, 5, 5, 2, 7200, 5000, 1");
    String returned = "day, gap_days, students";
    // Ada on days 9, 2 and 0 ago, Bob on day 6, Eve on days 13 and 7.
    desk.row("platform_returns", returned, "{today} - 13, 100000, 1");
    desk.row("platform_returns", returned, "{today} - 9, 100000, 1");
    desk.row("platform_returns", returned, "{today} - 7, 6, 1");
    desk.row("platform_returns", returned, "{today} - 6, 100000, 1");
    desk.row("platform_returns", returned, "{today} - 2, 7, 1");
    desk.row("platform_returns", returned, "{today}, 2, 1");
    desk.row("courses", "course_id, created_at", "{algebra}, now() - interval '10 days'");
    desk.row("courses", "course_id, created_at", "{biology}, now() - interval '3 days'");
    desk.row("course_totals", "course_id", "{unannounced}");
    desk.row("course_days", "course_id, day", "{unannounced}, {today} - 20");

    assertThat(desk.ask("SELECT metric_type, value, previous_value, change_percentage FROM dashboard_metrics WHERE timeframe = '7d' ORDER BY 1"))
        .containsExactly(
            "active_users, 2.00, 2.00, 0.00", "average_score, 75.00, 50.00, 50.00", "completion_rate, 37.50, 40.00, -6.25",
            "learning_hours, 1.00, 2.00, -50.00", "total_courses, 3.00, 2.00, 50.00", "total_enrollments, 8.00, 5.00, 60.00",
            "total_users, 7.00, 5.00, 40.00");
    assertThat(desk.ask("SELECT basis, string_agg(metric_type, ' ' ORDER BY metric_type) FROM dashboard_metrics WHERE timeframe = '1y' GROUP BY 1 ORDER BY 1"))
        .containsExactly("flow, active_users average_score learning_hours", "stock, completion_rate total_courses total_enrollments total_users");
    assertThat(desk.ask("SELECT value, previous_value, change_percentage FROM dashboard_metrics WHERE timeframe = '30d' AND metric_type = 'active_users'"))
        .containsExactly("3.00, 0.00, -");
    assertThat(desk.ask("SELECT count(*), count(DISTINCT metric_type), count(DISTINCT timeframe) FROM dashboard_metrics")).containsExactly("28, 7, 4");
  }

  /** A completion may be dated before the enrolment that was told: no rate is above all of them. What began further east counts. */
  @Test
  void theStocksAreThoseOfTheCourses() throws SQLException {
    desk.row("platform_days", "day, enrolments, completions", "{today} - 10, 1, 2");
    desk.row("platform_days", "day, enrolments", "{today}, 3");
    desk.row("platform_days", "day, enrolments", "{today} + 1, 1");
    assertThat(desk.ask("SELECT metric_type, value, previous_value FROM dashboard_metrics WHERE timeframe = '7d' AND metric_type IN "
        + "('total_enrollments', 'completion_rate') ORDER BY 1")).containsExactly("completion_rate, 40.00, 100.00", "total_enrollments, 5.00, 1.00");
  }

  /** 300 students on random days: the sums over gaps are the numbers of different students. */
  @Test
  void differentStudentsOfAnyTimeframeAreExact() throws SQLException {
    desk.run("CREATE TEMP TABLE seen ON COMMIT DROP AS SELECT DISTINCT s AS student, {today} - (random() ^ 2 * 800)::integer AS day "
        + "FROM generate_series(1, 300) AS s, generate_series(1, 1 + s % 7)");
    desk.run("INSERT INTO platform_returns (day, gap_days, students, version, updated_at) SELECT day, gap, count(*), 1, now() FROM ("
        + "SELECT day, coalesce(day - lag(day) OVER (PARTITION BY student ORDER BY day), 100000) AS gap FROM seen) AS s GROUP BY day, gap");
    assertThat(desk.ask("SELECT timeframe, value::bigint, previous_value::bigint FROM dashboard_metrics WHERE metric_type = 'active_users' ORDER BY 1"))
        .containsExactlyElementsOf(desk.ask(
            "SELECT timeframe, count(DISTINCT student) FILTER (WHERE day > {today} - days), "
                + "count(DISTINCT student) FILTER (WHERE day <= {today} - days AND day > {today} - 2 * days) "
                + "FROM seen, (VALUES ('7d', 7), ('30d', 30), ('90d', 90), ('1y', 365)) AS f (timeframe, days) GROUP BY timeframe ORDER BY 1"));
    assertThat(desk.ask("SELECT active_7d, active_30d FROM platform_health")).containsExactlyElementsOf(desk.ask(
        "SELECT count(DISTINCT student) FILTER (WHERE day > {today} - 7), count(DISTINCT student) FILTER (WHERE day > {today} - 30) FROM seen"));
  }

  @Test
  void healthRetentionAndRanking() throws SQLException {
    desk.row("platform_days", "day, active_students, first_seen_students, enrolments, completions, learning_seconds, events", "{today}, 9, 1, 2, 3, 7200, 100");
    desk.row("platform_days", "day, active_students, events", "{today} - 7, 9, 100");
    String session = "student_id, session_id, started_at, ended_at, is_open";
    desk.row("study_sessions", session, "{ada}, {s1}, now(), now() - interval '299 seconds', true");
    desk.row("study_sessions", session, "{ada}, {s2}, now(), now(), false");
    desk.row("study_sessions", session, "{bob}, {s3}, now(), now() - interval '20 minutes', true");
    assertThat(desk.ask("SELECT student_id, seconds_since_seen, is_studying FROM open_study_sessions ORDER BY 2")).containsExactly(
        "ada, 299, t", "bob, 1200, f");
    desk.row("student_risk", "student_id, course_id, at_risk", "{ada}, {algebra}, true");
    assertThat(desk.ask("SELECT active_today, new_students_30d, enrolments_30d, completions_30d, learning_hours_30d, events_7d, open_sessions, "
            + "at_risk_enrolments, studying_now FROM platform_health")).containsExactly("9, 1, 2, 3, 2.00, 100, 2, 1, 1");

    int[][] gaps = {{1, 4}, {2, 1}, {7, 1}, {8, 5}, {31, 6}, {100000, 7}};
    for (int[] gap : gaps) {
      desk.row("platform_returns", "day, gap_days, students", "{today}, " + gap[0] + ", " + gap[1]);
    }
    assertThat(desk.ask("SELECT active_students, new_students, active_the_day_before, back_within_a_week, back_within_30_days, back_later "
            + "FROM platform_retention WHERE day = {today}")).containsExactly("24, 7, 4, 2, 5, 6");
    desk.row("platform_returns", "day, gap_days, students", "{today} - 2, 100000, 3");
    assertThat(desk.ask("SELECT {today} - day, active_students, new_students FROM platform_retention WHERE day > {today} - 4 ORDER BY day"))
        .containsExactly("3, 0, 0", "2, 3, 3", "1, 0, 0", "0, 24, 7");

    String totals = "course_id, students, completions, time_seconds, best_percent_hundredths, best_scored";
    desk.row("course_totals", totals, "{algebra}, 10, 5, 36000, 9000, 1");
    desk.row("course_totals", totals, "{biology}, 20, 5, 36000, 0, 0");
    desk.row("course_totals", totals, "{tiny}, 9, 9, 0, 0, 0");
    assertThat(desk.ask("SELECT course_id, completion_rate, average_score, hours_per_student, place_by_completion, place_by_score, courses "
            + "FROM course_ranking ORDER BY place_by_completion")).containsExactly("algebra, 50.00, 90.00, 1.00, 1, 1, 2", "biology, 25.00, -, 0.50, 2, 2, 2");
  }

  @Test
  void nothingDividesByZero() throws SQLException {
    for (String view : desk.relations('v')) {
      assertThat(desk.ask("SELECT * FROM " + view)).as(view).hasSizeLessThanOrEqualTo(28);
    }
    assertThat(desk.ask("SELECT count(*), count(value), count(change_percentage), sum(value) FROM dashboard_metrics")).containsExactly("28, 20, 0, 0.00");

    desk.row("assessment_totals", "assessment_id", "{quiz}");
    desk.row("assessment_questions", "assessment_id, question_id", "{quiz}, {q}");
    desk.row("assessment_score_buckets", "assessment_id, bucket", "{quiz}, 0");
    desk.row("assessment_attempts", "student_id, assessment_id, attempt_number, attempt_id, course_id", "{ada}, {quiz}, 1, {try}, {algebra}");
    desk.row("course_totals", "course_id", "{algebra}");
    desk.row("course_lesson_funnel", "course_id, lesson_id", "{algebra}, {lesson}");
    desk.row("course_module_totals", "course_id, module_id", "{algebra}, {module}");
    desk.row("student_daily_stats", "student_id, stat_date", "{ada}, {today}");
    desk.row("student_course_days", "student_id, course_id, metric_date", "{ada}, {algebra}, {today}");
    desk.row("student_progress", "student_id, course_id, total_lessons", "{ada}, {algebra}, 0");
    desk.row("topics", "topic_id, exam_weight", "{roots}, 0");
    desk.row("topic_mastery", "student_id, topic_id, interval_days", "{ada}, {roots}, 0");
    desk.row("platform_days", "day", "{today}");
    for (String view : desk.relations('v')) {
      assertThat(desk.ask("SELECT * FROM " + view)).as(view).hasSizeLessThanOrEqualTo(28);
    }
  }
}
