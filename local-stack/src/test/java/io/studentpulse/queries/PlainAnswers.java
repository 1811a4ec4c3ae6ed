package io.studentpulse.queries;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the analysts' views must say about the most popular video, course and quiz, in plain SQL: FINAL, joins and counts, none of their shortcuts. */
final class PlainAnswers {
    private static final List<String> REFRESHED =
            List.of("active_students", "retention_cohorts", "playback_rates", "session_lengths", "study_hours", "course_ranking", "geography", "devices");

    /** A question asked of a view, and the same in plain SQL. */
    record Pair(String view, String plain) {}

    private final AskedStore store;
    private final Map<String, String> popular = new LinkedHashMap<>();

    PlainAnswers(AskedStore store) throws Exception {
        this.store = store;
        for (String what : List.of("video video_watch_intervals", "course student_course_daily", "assessment assessment_attempts")) {
            String[] nameAndTable = what.split(" ");
            popular.put("{" + nameAndTable[0] + "}", "'" + store.ask("SELECT " + nameAndTable[0] + "_id FROM analytics." + nameAndTable[1]
                    + " FINAL GROUP BY 1 ORDER BY uniqExact(student_id) DESC, 1 LIMIT 1").get(0).get(0) + "'");
        }
    }

    /** What is computed at intervals is computed now. */
    static void refresh(AskedStore store) throws Exception {
        for (String view : REFRESHED) {
            store.run("SYSTEM REFRESH VIEW analytics." + view);
            store.run("SYSTEM WAIT VIEW analytics." + view);
        }
    }

    List<List<String>> ask(String sql) {
        String filled = sql;
        for (Map.Entry<String, String> one : popular.entrySet()) {
            filled = filled.replace(one.getKey(), one.getValue());
        }
        try {
            return store.ask(filled);
        } catch (Exception failed) {
            throw new IllegalStateException(failed.getMessage() + " in " + filled, failed);
        }
    }

    Map<String, Pair> views() {
        Map<String, Pair> views = new LinkedHashMap<>();
        views.put("video_heat_map", new Pair(
                "SELECT second, viewers, plays FROM analytics.video_heat_map(video = {video}) ORDER BY 1", """
                SELECT b * 5, uniqExact(student_id), count() FROM analytics.video_watch_intervals FINAL CROSS JOIN (SELECT number AS b FROM numbers(1000)) AS n
                WHERE video_id = {video} AND start_ms < (b + 1) * 5000 AND end_ms > b * 5000 GROUP BY b ORDER BY b"""));
        views.put("video_heat_map, drop-off", new Pair(
                "SELECT second FROM analytics.video_heat_map(video = {video}) WHERE is_drop_off ORDER BY 1", """
                WITH seen AS (SELECT second, viewers FROM analytics.video_heat_map(video = {video}))
                SELECT a.second FROM seen AS a LEFT JOIN seen AS b ON b.second = a.second + 5
                WHERE a.viewers >= 20 AND (a.viewers - b.viewers) * 20 >= a.viewers AND a.second < (SELECT max(second) FROM seen) ORDER BY 1"""));
        views.put("video_playback_rates", new Pair(
                "SELECT playback_rate, students, stretches FROM analytics.video_playback_rates(video = {video}) ORDER BY 1", """
                SELECT playback_rate, uniqExact(student_id), count() FROM analytics.video_watch_intervals FINAL WHERE video_id = {video} GROUP BY 1 ORDER BY 1"""));
        views.put("course_funnel", new Pair(
                "SELECT reached, students FROM analytics.course_funnel(course = {course}) WHERE step IN (1, 2, 5, 7) ORDER BY step", """
                WITH h AS (SELECT * FROM analytics.progress_history FINAL WHERE course_id = {course})
                SELECT 'joined', uniqExact(student_id) FROM h WHERE change != 'unenrolled' UNION ALL
                SELECT 'started', uniqExact(student_id) FROM h WHERE change NOT IN ('enrolled', 'unenrolled') UNION ALL
                SELECT 'half', count() FROM (SELECT student_id FROM h GROUP BY student_id
                  HAVING countIf(change = 'lesson_completed') >= 10 OR countIf(change = 'completed') > 0) UNION ALL
                SELECT 'completed', uniqExact(student_id) FROM h WHERE change = 'completed'"""));
        views.put("course_lesson_completions", new Pair(
                "SELECT lesson_id, students FROM analytics.course_lesson_completions(course = {course}) ORDER BY 1", """
                SELECT detail_id, uniqExact(student_id) FROM analytics.progress_history FINAL
                WHERE course_id = {course} AND change = 'lesson_completed' GROUP BY 1 ORDER BY 1"""));
        views.put("course_activity", new Pair(
                "SELECT metric_date, students, sessions, hours, lessons_completed FROM analytics.course_activity(course = {course}) ORDER BY 1", """
                SELECT metric_date, uniqExact(student_id), sum(sessions_count), round(sum(time_spent_total) / 3600, 2), sum(lessons_completed)
                FROM analytics.student_course_daily FINAL WHERE course_id = {course} GROUP BY 1 ORDER BY 1"""));
        views.put("course_retention", new Pair(
                "SELECT cohort_week, weeks_later, students FROM analytics.course_retention(course = {course}) WHERE students > 0 ORDER BY 1, 2",
                retention("analytics.student_course_daily FINAL WHERE course_id = {course} AND event_count > 0", "metric_date")));
        views.put("assessment_score_distribution", new Pair(
                "SELECT from_percent, attempts, students_by_best FROM analytics.assessment_score_distribution(assessment = {assessment}) ORDER BY 1", """
                WITH a AS (SELECT student_id, percent FROM analytics.assessment_attempts FINAL WHERE assessment_id = {assessment}),
                  b AS (SELECT student_id, max(percent) AS percent FROM a GROUP BY student_id)
                SELECT tenth, sum(of_attempts), sum(of_students) FROM (
                  SELECT least(toInt32(floor(percent / 10)) * 10, 90) AS tenth, 1 AS of_attempts, 0 AS of_students FROM a UNION ALL
                  SELECT least(toInt32(floor(percent / 10)) * 10, 90), 0, 1 FROM b)
                GROUP BY tenth ORDER BY tenth"""));
        views.put("question_statistics", new Pair(
                "SELECT question_id, answers, students, accuracy, first_attempt_accuracy FROM analytics.question_statistics(assessment = {assessment}) ORDER BY 1", """
                WITH q AS (SELECT * FROM analytics.question_attempts FINAL WHERE assessment_id = {assessment}),
                  f AS (SELECT student_id, question_id, argMin(is_correct, (answered_at, event_id)) AS first FROM q GROUP BY 1, 2)
                SELECT q.question_id, count(), uniqExact(q.student_id), round(avg(is_correct), 4), any(f.share)
                FROM q JOIN (SELECT question_id, round(avg(first), 4) AS share FROM f GROUP BY 1) AS f ON f.question_id = q.question_id GROUP BY 1 ORDER BY 1"""));
        views.put("question_choices", new Pair(
                "SELECT question_id, choice, times FROM analytics.question_choices(assessment = {assessment}) ORDER BY 1, 2", """
                SELECT question_id, selected_answer, count() FROM analytics.question_attempts FINAL WHERE assessment_id = {assessment} GROUP BY 1, 2 ORDER BY 1, 2"""));
        views.put("active_students", new Pair(
                "SELECT day, daily_students, weekly_students, monthly_students FROM analytics.active_students WHERE day <= today() ORDER BY 1", """
                WITH d AS (SELECT DISTINCT student_id, stat_date FROM analytics.student_daily FINAL WHERE was_active)
                SELECT days.day, uniqExactIf(student_id, stat_date = days.day), uniqExactIf(student_id, stat_date > days.day - 7), uniqExact(student_id)
                FROM (SELECT arrayJoin(arrayMap(n -> toDate32(n), range(toUInt32(toInt32(min(stat_date))), toUInt32(toInt32(today()) + 1)))) AS day FROM d) AS days
                CROSS JOIN d WHERE stat_date <= days.day AND stat_date > days.day - 30 GROUP BY days.day ORDER BY 1"""));
        views.put("retention_cohorts", new Pair("SELECT cohort_week, weeks_later, students FROM analytics.retention_cohorts WHERE students > 0 ORDER BY 1, 2",
                retention("analytics.student_daily FINAL WHERE was_active", "stat_date")));
        views.put("retention_cohorts, every week", new Pair("SELECT cohort_week, count(), max(weeks_later), any(cohort_students) FROM analytics.retention_cohorts GROUP BY 1 ORDER BY 1", """
                WITH d AS (SELECT student_id, min(toMonday(stat_date)) AS cohort FROM analytics.student_daily FINAL WHERE was_active GROUP BY 1)
                SELECT cohort, dateDiff('week', cohort, toMonday(today())) + 1, dateDiff('week', cohort, toMonday(today())), count() FROM d GROUP BY 1 ORDER BY 1"""));
        views.put("playback_rates", new Pair("SELECT month, playback_rate, students, video_hours FROM analytics.playback_rates ORDER BY 1, 2", """
                SELECT toStartOfMonth(toDate(opened_at)), playback_rate, uniqExact(student_id), round(sum(end_ms - start_ms) / 3600000, 2)
                FROM analytics.video_watch_intervals FINAL GROUP BY 1, 2 ORDER BY 1, 2"""));
        views.put("session_lengths", new Pair("SELECT week, device_type, sessions, students FROM analytics.session_lengths ORDER BY 1, 2", """
                SELECT toMonday(toDate(started_at)), device_type, count(), uniqExact(student_id) FROM analytics.sessions FINAL GROUP BY 1, 2 ORDER BY 1, 2"""));
        views.put("study_hours", new Pair("SELECT round(sum(study_hours)), uniqExact(weekday), uniqExact(hour) FROM analytics.study_hours", """
                SELECT round(sum(total_time_seconds) / 3600), 7, 24 FROM analytics.student_daily FINAL"""));
        views.put("course_ranking", new Pair(
                "SELECT course_id, students, completions, active_students FROM analytics.course_ranking ORDER BY 1", """
                SELECT h.course_id, uniqExactIf(h.student_id, change != 'unenrolled'), uniqExactIf(h.student_id, change = 'completed'), any(d.students)
                FROM (SELECT * FROM analytics.progress_history FINAL) AS h LEFT JOIN (SELECT course_id, uniqExact(student_id) AS students
                  FROM analytics.student_course_daily FINAL WHERE metric_date > today() - 28 AND event_count > 0 GROUP BY 1) AS d ON d.course_id = h.course_id GROUP BY 1 ORDER BY 1"""));
        views.put("geography", new Pair("SELECT week, country_code, students FROM analytics.geography ORDER BY 1, 2", """
                SELECT toMonday(toDate(event_time)), country_code, uniqExact(student_id) FROM analytics.activity_events FINAL
                WHERE event_type NOT IN ('course_enroll', 'course_complete', 'xp_gain') AND student_id IN (SELECT student_id FROM analytics.student_daily FINAL WHERE was_active) GROUP BY 1, 2 ORDER BY 1, 2"""));
        views.put("devices", new Pair("SELECT week, device_type, os, students FROM analytics.devices ORDER BY 1, 2, 3", """
                SELECT toMonday(toDate(event_time)), device_type, os, uniqExact(student_id) FROM analytics.activity_events FINAL
                WHERE event_type NOT IN ('course_enroll', 'course_complete', 'xp_gain') AND student_id IN (SELECT student_id FROM analytics.student_daily FINAL WHERE was_active) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""));
        return views;
    }

    private static String retention(String days, String date) {
        return "WITH d AS (SELECT student_id, toMonday(" + date + ") AS week FROM " + days + "), c AS (SELECT student_id, min(week) AS cohort FROM d GROUP BY 1) "
                + "SELECT cohort, toUInt16(dateDiff('day', cohort, week) / 7), uniqExact(student_id) FROM d JOIN c USING (student_id) GROUP BY 1, 2 ORDER BY 1, 2";
    }
}
