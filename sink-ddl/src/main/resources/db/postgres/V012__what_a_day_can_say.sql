-- What a day can say for good. Same rules as V001; columns that rows of an earlier release do not have may be null.
--
-- A day out of reach is not written again, so nothing in it may depend on what can still be told: a pass mark that is told before the days after it
-- or behind them must not make two different rows. So the table of days says what the submissions themselves say; what passed by the marks
-- as they are now stands with the attempts, which are written again whenever that changes, and the views of days look there.

ALTER TABLE analytics.assessment_attempts ADD COLUMN submitted_on date;
ALTER TABLE analytics.student_daily_stats ADD COLUMN questions_judged integer;
ALTER TABLE analytics.topic_daily_stats ADD COLUMN questions_judged integer;

COMMENT ON COLUMN analytics.assessment_attempts.submitted_on IS 'Local date of submitted_at in the zone of the submission; null in rows an earlier release wrote';
COMMENT ON COLUMN analytics.student_daily_stats.questions_judged IS 'How many of questions_answered are known to be correct or not; null in rows an earlier release wrote';
COMMENT ON COLUMN analytics.student_daily_stats.questions_correct IS 'How many of questions_judged are correct';
COMMENT ON COLUMN analytics.topic_daily_stats.questions_judged IS 'How many of questions_answered are known to be correct or not; null in rows an earlier release wrote';
COMMENT ON COLUMN analytics.topic_daily_stats.questions_correct IS 'How many of questions_judged are correct';
COMMENT ON COLUMN analytics.student_daily_stats.quizzes_passed IS 'Quizzes submitted that day and passed as the submission itself tells: the client''s word, else 60 percent or more; by the pass marks as they are now: daily_user_stats';
COMMENT ON COLUMN analytics.student_course_days.quizzes_passed IS 'Quizzes of the course submitted that day and passed as the submission itself tells: the client''s word, else 60 percent or more; by the pass marks as they are now: student_course_metrics';

CREATE VIEW analytics.student_quiz_days AS
SELECT
  student_id, course_id, coalesce(submitted_on, (submitted_at AT TIME ZONE 'UTC')::date) AS day,
  count(*)::integer AS attempts, (count(*) FILTER (WHERE is_passed))::integer AS quizzes_passed
FROM analytics.assessment_attempts
WHERE assessment_type = 'quiz'
GROUP BY student_id, course_id, coalesce(submitted_on, (submitted_at AT TIME ZONE 'UTC')::date);

COMMENT ON VIEW analytics.student_quiz_days IS 'Which quizzes did a student hand in on a day, and how many of them are passed as the marks and grades are now? One row per student, course and local date of the first submission of an attempt';
COMMENT ON COLUMN analytics.student_quiz_days.student_id IS 'Who was assessed';
COMMENT ON COLUMN analytics.student_quiz_days.course_id IS 'Course of the attempts; null if not named';
COMMENT ON COLUMN analytics.student_quiz_days.day IS 'Local date in the zone of the submission; in UTC in rows an earlier release wrote';
COMMENT ON COLUMN analytics.student_quiz_days.attempts IS 'Attempts handed in';
COMMENT ON COLUMN analytics.student_quiz_days.quizzes_passed IS 'How many of them are passed now: by the grade or the client''s word, else by the pass mark';

CREATE OR REPLACE VIEW analytics.daily_user_stats AS
SELECT
  d.student_id, d.stat_date, sessions_count, total_time_seconds, time_spent_video, time_spent_quiz, time_spent_reading,
  lessons_completed, videos_watched, quizzes_attempted, coalesce(q.quizzes_passed, 0) AS quizzes_passed, assignments_submitted,
  questions_answered, questions_correct,
  questions_correct::double precision / nullif(coalesce(questions_judged, questions_answered), 0) AS accuracy,
  materials_read, forum_actions, event_count, total_time_seconds / nullif(sessions_count, 0) AS avg_session_seconds,
  was_active, hour_seconds, time_zone, last_activity_at, updated_at,
  coalesce(questions_judged, questions_answered) AS questions_judged
FROM analytics.student_daily_stats d
LEFT JOIN (
  SELECT student_id, day, sum(quizzes_passed)::integer AS quizzes_passed FROM analytics.student_quiz_days GROUP BY student_id, day
) AS q ON q.student_id = d.student_id AND q.day = d.stat_date;

COMMENT ON COLUMN analytics.daily_user_stats.accuracy IS 'questions_correct / questions_judged, 0 to 1: of an answer of which nobody knows nothing is said; null without any that is known';
COMMENT ON COLUMN analytics.daily_user_stats.questions_judged IS 'How many of questions_answered are known to be correct or not; all, in rows an earlier release wrote';
COMMENT ON COLUMN analytics.daily_user_stats.questions_correct IS 'How many of questions_judged are correct';
COMMENT ON COLUMN analytics.daily_user_stats.quizzes_passed IS 'Attempts handed in that day that are passed as marks and grades are now';

CREATE OR REPLACE VIEW analytics.weekly_user_stats AS
SELECT
  student_id, week_start, days_active, sessions_count, total_time_seconds, time_spent_video, time_spent_quiz, time_spent_reading,
  lessons_completed, videos_watched, quizzes_attempted, quizzes_passed, assignments_submitted, questions_answered, questions_correct,
  questions_correct::double precision / nullif(questions_judged, 0) AS accuracy, materials_read, forum_actions, event_count,
  CASE WHEN lag(week_start) OVER weeks = week_start - 7 THEN lag(total_time_seconds) OVER weeks ELSE 0 END AS previous_time_seconds,
  updated_at, questions_judged
FROM (
  SELECT
    student_id, date_trunc('week', stat_date::timestamp)::date AS week_start, (count(*) FILTER (WHERE was_active))::integer AS days_active,
    sum(sessions_count)::integer AS sessions_count, sum(total_time_seconds)::integer AS total_time_seconds,
    sum(time_spent_video)::integer AS time_spent_video, sum(time_spent_quiz)::integer AS time_spent_quiz,
    sum(time_spent_reading)::integer AS time_spent_reading, sum(lessons_completed)::integer AS lessons_completed,
    sum(videos_watched)::integer AS videos_watched, sum(quizzes_attempted)::integer AS quizzes_attempted,
    sum(quizzes_passed)::integer AS quizzes_passed, sum(assignments_submitted)::integer AS assignments_submitted,
    sum(questions_answered)::integer AS questions_answered, sum(questions_correct)::integer AS questions_correct,
    sum(materials_read)::integer AS materials_read, sum(forum_actions)::integer AS forum_actions, sum(event_count)::integer AS event_count,
    sum(questions_judged)::integer AS questions_judged, max(updated_at) AS updated_at
  FROM analytics.daily_user_stats
  GROUP BY student_id, date_trunc('week', stat_date::timestamp)::date
) AS week
WINDOW weeks AS (PARTITION BY student_id ORDER BY week_start);

COMMENT ON COLUMN analytics.weekly_user_stats.accuracy IS 'questions_correct / questions_judged, 0 to 1: of an answer of which nobody knows nothing is said; null without any that is known';
COMMENT ON COLUMN analytics.weekly_user_stats.questions_judged IS 'How many of questions_answered are known to be correct or not';
COMMENT ON COLUMN analytics.weekly_user_stats.questions_correct IS 'How many of questions_judged are correct';
COMMENT ON COLUMN analytics.weekly_user_stats.quizzes_passed IS 'Attempts handed in that week that are passed as marks and grades are now';

CREATE OR REPLACE VIEW analytics.user_learning_metrics AS
SELECT
  s.student_id,
  d.active_days_30d, d.active_days_90d, d.active_days_all, d.time_seconds_30d, d.time_seconds_90d, d.time_seconds_all,
  d.sessions_30d, d.sessions_90d, d.sessions_all, d.lessons_30d, d.lessons_90d, d.lessons_all,
  d.questions_30d, d.questions_90d, d.questions_all,
  d.correct_30d::double precision / nullif(d.judged_30d, 0) AS accuracy_30d,
  d.correct_90d::double precision / nullif(d.judged_90d, 0) AS accuracy_90d,
  d.correct_all::double precision / nullif(d.judged_all, 0) AS accuracy_all,
  d.time_seconds_all / nullif(d.sessions_all, 0) AS avg_session_seconds,
  d.questions_all * 3600.0::double precision / nullif(d.quiz_seconds_all, 0) AS questions_per_quiz_hour,
  (SELECT h.n::integer - 1
    FROM analytics.student_daily_stats x CROSS JOIN LATERAL jsonb_array_elements_text(x.hour_seconds) WITH ORDINALITY AS h (seconds, n)
    WHERE x.student_id = s.student_id
    GROUP BY h.n HAVING sum(h.seconds::integer) > 0 ORDER BY sum(h.seconds::integer) DESC, h.n LIMIT 1) AS preferred_hour,
  (SELECT to_char(date '2024-01-07' + extract(isodow FROM x.stat_date)::integer, 'FMDay')
    FROM analytics.student_daily_stats x WHERE x.student_id = s.student_id
    GROUP BY extract(isodow FROM x.stat_date) HAVING sum(x.total_time_seconds) > 0
    ORDER BY sum(x.total_time_seconds) DESC, extract(isodow FROM x.stat_date) LIMIT 1) AS preferred_day,
  (d.active_days_28d / 28.0)::numeric(3,2) AS learning_consistency_score,
  coalesce(k.current_streak_days, 0) AS current_streak_days, coalesce(k.longest_streak_days, 0) AS longest_streak_days,
  m.topics_studied, m.topics_mastered, m.mean_mastery, m.reviews_due,
  (SELECT count(*)::integer FROM analytics.knowledge_gaps g WHERE g.student_id = s.student_id AND g.severity_rank > 0) AS knowledge_gaps,
  d.first_active_date, d.last_activity_at, d.updated_at
FROM (SELECT student_id FROM analytics.student_daily_stats UNION SELECT student_id FROM analytics.topic_mastery) AS s
CROSS JOIN LATERAL (
  SELECT
    (count(*) FILTER (WHERE was_active AND stat_date > today - 28 AND stat_date <= today))::integer AS active_days_28d,
    (count(*) FILTER (WHERE was_active AND stat_date > today - 30))::integer AS active_days_30d,
    (count(*) FILTER (WHERE was_active AND stat_date > today - 90))::integer AS active_days_90d,
    (count(*) FILTER (WHERE was_active))::integer AS active_days_all,
    coalesce(sum(total_time_seconds) FILTER (WHERE stat_date > today - 30), 0) AS time_seconds_30d,
    coalesce(sum(total_time_seconds) FILTER (WHERE stat_date > today - 90), 0) AS time_seconds_90d,
    coalesce(sum(total_time_seconds), 0) AS time_seconds_all,
    coalesce(sum(sessions_count) FILTER (WHERE stat_date > today - 30), 0) AS sessions_30d,
    coalesce(sum(sessions_count) FILTER (WHERE stat_date > today - 90), 0) AS sessions_90d,
    coalesce(sum(sessions_count), 0) AS sessions_all,
    coalesce(sum(lessons_completed) FILTER (WHERE stat_date > today - 30), 0) AS lessons_30d,
    coalesce(sum(lessons_completed) FILTER (WHERE stat_date > today - 90), 0) AS lessons_90d,
    coalesce(sum(lessons_completed), 0) AS lessons_all,
    coalesce(sum(questions_answered) FILTER (WHERE stat_date > today - 30), 0) AS questions_30d,
    coalesce(sum(questions_answered) FILTER (WHERE stat_date > today - 90), 0) AS questions_90d,
    coalesce(sum(questions_answered), 0) AS questions_all,
    sum(coalesce(questions_judged, questions_answered)) FILTER (WHERE stat_date > today - 30) AS judged_30d,
    sum(coalesce(questions_judged, questions_answered)) FILTER (WHERE stat_date > today - 90) AS judged_90d,
    sum(coalesce(questions_judged, questions_answered)) AS judged_all,
    sum(questions_correct) FILTER (WHERE stat_date > today - 30) AS correct_30d,
    sum(questions_correct) FILTER (WHERE stat_date > today - 90) AS correct_90d,
    sum(questions_correct) AS correct_all, sum(time_spent_quiz) AS quiz_seconds_all,
    min(stat_date) FILTER (WHERE was_active) AS first_active_date, max(last_activity_at) AS last_activity_at, max(updated_at) AS updated_at
  FROM analytics.student_daily_stats x CROSS JOIN (SELECT (now() AT TIME ZONE 'UTC')::date AS today OFFSET 0) AS clock
  WHERE x.student_id = s.student_id
) AS d
CROSS JOIN LATERAL (
  SELECT
    count(*)::integer AS topics_studied, (count(*) FILTER (WHERE mastery >= 0.80 AND evidence_n >= 5))::integer AS topics_mastered,
    avg(mastery) AS mean_mastery, (count(*) FILTER (WHERE is_due))::integer AS reviews_due
  FROM analytics.topic_mastery_now x WHERE x.student_id = s.student_id
) AS m
LEFT JOIN analytics.student_streaks k ON k.student_id = s.student_id;

COMMENT ON COLUMN analytics.user_learning_metrics.accuracy_30d IS 'Share of the answers known to be correct or not that are correct, 0 to 1; null without any';
COMMENT ON COLUMN analytics.user_learning_metrics.accuracy_90d IS 'Share of the answers known to be correct or not that are correct, 0 to 1; null without any';
COMMENT ON COLUMN analytics.user_learning_metrics.accuracy_all IS 'Share of the answers known to be correct or not that are correct, 0 to 1; null without any';

CREATE OR REPLACE VIEW analytics.student_analytics_profiles AS
SELECT
  s.student_id, p.first_enrollment_at, p.total_enrollments, p.active_enrollments, p.completed_courses, p.dropped_courses,
  (d.time_seconds / 3600.0)::numeric(10,2) AS total_time_spent_hours,
  round(d.time_seconds / 60.0 / nullif(d.active_days, 0))::integer AS avg_daily_minutes,
  (SELECT h.n::integer - 1
    FROM analytics.student_daily_stats x CROSS JOIN LATERAL jsonb_array_elements_text(x.hour_seconds) WITH ORDINALITY AS h (seconds, n)
    WHERE x.student_id = s.student_id
    GROUP BY h.n HAVING sum(h.seconds::integer) > 0 ORDER BY sum(h.seconds::integer) DESC, h.n LIMIT 1) AS preferred_hour,
  (SELECT to_char(date '2024-01-07' + extract(isodow FROM x.stat_date)::integer, 'FMDay')
    FROM analytics.student_daily_stats x WHERE x.student_id = s.student_id
    GROUP BY extract(isodow FROM x.stat_date) HAVING sum(x.total_time_seconds) > 0
    ORDER BY sum(x.total_time_seconds) DESC, extract(isodow FROM x.stat_date) LIMIT 1) AS preferred_day,
  p.avg_course_completion_days, (d.active_days_28d / 28.0)::numeric(3,2) AS learning_consistency_score,
  (SELECT round(avg(best), 2)::numeric(5,2)
    FROM (SELECT max(percent) AS best FROM analytics.assessment_attempts a WHERE a.student_id = s.student_id GROUP BY assessment_id) AS b) AS overall_avg_score,
  round(100.0 * d.correct / nullif(d.judged, 0), 2)::numeric(5,2) AS quiz_accuracy,
  (SELECT round(max(r.at_risk_score)::numeric, 2)::numeric(3,2) FROM analytics.student_risk r WHERE r.student_id = s.student_id) AS at_risk_score,
  greatest(d.last_activity_at, p.last_activity_at) AS last_activity_at,
  floor(extract(epoch FROM now() - greatest(d.last_activity_at, p.last_activity_at)) / 86400)::integer AS days_since_active,
  greatest(d.updated_at, p.updated_at) AS updated_at
FROM (SELECT student_id FROM analytics.student_progress UNION SELECT student_id FROM analytics.student_daily_stats) AS s
CROSS JOIN LATERAL (
  SELECT
    min(coalesce(enrolled_at, started_at)) AS first_enrollment_at, count(*)::integer AS total_enrollments,
    (count(*) FILTER (WHERE status IN ('not_started', 'in_progress')))::integer AS active_enrollments,
    (count(*) FILTER (WHERE status = 'completed'))::integer AS completed_courses,
    (count(*) FILTER (WHERE status = 'dropped'))::integer AS dropped_courses,
    round(avg(extract(epoch FROM completed_at - coalesce(enrolled_at, started_at)) / 86400))::integer AS avg_course_completion_days,
    max(last_activity_at) AS last_activity_at, max(updated_at) AS updated_at
  FROM analytics.student_progress x WHERE x.student_id = s.student_id
) AS p
CROSS JOIN LATERAL (
  SELECT
    coalesce(sum(total_time_seconds), 0) AS time_seconds, count(*) FILTER (WHERE was_active) AS active_days,
    count(*) FILTER (WHERE was_active AND stat_date > today - 28 AND stat_date <= today) AS active_days_28d,
    sum(questions_correct) AS correct, sum(coalesce(questions_judged, questions_answered)) AS judged, max(last_activity_at) AS last_activity_at, max(updated_at) AS updated_at
  FROM analytics.student_daily_stats x CROSS JOIN (SELECT (now() AT TIME ZONE 'UTC')::date AS today OFFSET 0) AS clock
  WHERE x.student_id = s.student_id
) AS d;

COMMENT ON COLUMN analytics.student_analytics_profiles.quiz_accuracy IS 'Percent correct of the answers known to be correct or not; null without any';
COMMENT ON COLUMN analytics.student_analytics_profiles.at_risk_score IS 'Highest risk score of the courses in which the student is expected, 0 to 1; null without one';

CREATE OR REPLACE VIEW analytics.student_course_metrics AS
SELECT
  x.student_id, x.course_id, x.metric_date,
  CASE WHEN p.total_lessons > 0 THEN least(floor(10000.0 * x.catalogue_lessons / p.total_lessons) / 100, 100)::numeric(5,2) END AS completion_pct,
  x.lessons_completed, x.lessons_started, p.total_lessons, x.time_spent_total, x.time_spent_video, x.time_spent_reading, x.time_spent_quiz,
  x.sessions_count, x.time_spent_total / nullif(x.sessions_count, 0) AS avg_session_duration,
  x.videos_watched, v.video_watch_pct_avg, x.quizzes_attempted, coalesce(q.quizzes_passed, 0) AS quizzes_passed, x.quiz_avg_score, x.assignments_submitted,
  x.last_activity_at, x.streak_days, x.updated_at
FROM (
  -- One line of time per student and course: days, completed lessons, and what each quiz attempt adds to the sum of best percents.
  SELECT
    e.*,
    count(e.lesson_id) OVER so_far AS catalogue_lessons,
    round(sum(e.gained) OVER so_far / nullif(sum(e.first_scored) OVER so_far, 0), 2)::numeric(5,2) AS quiz_avg_score
  FROM (
    SELECT
      student_id, course_id, coalesce(last_activity_at, last_event_at) AS at, metric_date, lessons_completed, lessons_started, time_spent_total,
      time_spent_video, time_spent_reading, time_spent_quiz, sessions_count, videos_watched, quizzes_attempted, row_number() OVER newest = 1 AS is_newest,
      assignments_submitted, last_activity_at, updated_at,
      (row_number() OVER (PARTITION BY student_id, course_id, island ORDER BY metric_date))::integer AS streak_days,
      NULL::uuid AS lesson_id, NULL::numeric AS gained, NULL::integer AS first_scored
    FROM (
      SELECT d.*, metric_date - (row_number() OVER (PARTITION BY student_id, course_id ORDER BY metric_date))::integer AS island
      FROM analytics.student_course_days d
    ) AS d
    WINDOW newest AS (PARTITION BY student_id, course_id ORDER BY metric_date DESC)
    UNION ALL
    SELECT
      student_id, course_id, completed_at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      lesson_id, NULL, NULL
    FROM analytics.lesson_progress l
    WHERE completed_at IS NOT NULL AND course_id IS NOT NULL AND (
      EXISTS (SELECT FROM analytics.course_lessons c WHERE c.course_id = l.course_id AND c.lesson_id = l.lesson_id AND c.in_catalogue)
      OR NOT EXISTS (SELECT FROM analytics.course_lessons c WHERE c.course_id = l.course_id AND c.in_catalogue))
    UNION ALL
    SELECT
      student_id, course_id, submitted_at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      NULL, greatest(percent - coalesce(best_before, 0), 0), CASE WHEN best_before IS NULL THEN 1 ELSE 0 END
    FROM (
      SELECT
        student_id, course_id, submitted_at, percent,
        max(percent) OVER (
          PARTITION BY student_id, course_id, assessment_id ORDER BY attempt_number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS best_before
      FROM analytics.assessment_attempts
      WHERE percent IS NOT NULL AND assessment_type = 'quiz'
    ) AS a
  ) AS e
  WINDOW so_far AS (PARTITION BY e.student_id, e.course_id ORDER BY e.at)
) AS x
LEFT JOIN analytics.student_progress p ON p.student_id = x.student_id AND p.course_id = x.course_id
LEFT JOIN LATERAL (
  SELECT round(avg(watch_pct), 2)::numeric(5,2) AS video_watch_pct_avg
  FROM analytics.student_video_progress w WHERE x.is_newest AND w.student_id = x.student_id AND w.course_id = x.course_id
) AS v ON true
LEFT JOIN analytics.student_quiz_days q ON q.student_id = x.student_id AND q.course_id = x.course_id AND q.day = x.metric_date
WHERE x.metric_date IS NOT NULL;

COMMENT ON COLUMN analytics.student_course_metrics.quizzes_passed IS 'Attempts of the course handed in that day that are passed as marks and grades are now';
COMMENT ON COLUMN analytics.student_course_metrics.video_watch_pct_avg IS 'Mean percent watched, by the end of that day, of the course''s videos that were begun: on the newest day, since nothing was watched after it; null on the days before, for which ClickHouse has student_course_video_days';

CREATE OR REPLACE VIEW analytics.course_leaderboard_weekly AS
SELECT
  course_id, week_start, student_id,
  (rank() OVER (PARTITION BY course_id, week_start ORDER BY lessons_completed DESC, quizzes_passed DESC, time_seconds DESC))::integer AS place,
  lessons_completed, quizzes_passed, time_seconds, days_active
FROM (
  SELECT
    d.course_id, date_trunc('week', metric_date::timestamp)::date AS week_start, d.student_id, sum(lessons_completed)::integer AS lessons_completed,
    coalesce(sum(q.quizzes_passed), 0)::integer AS quizzes_passed, sum(time_spent_total)::integer AS time_seconds, count(*)::integer AS days_active
  FROM analytics.student_course_days d
  LEFT JOIN analytics.student_quiz_days q ON q.student_id = d.student_id AND q.course_id = d.course_id AND q.day = d.metric_date
  GROUP BY d.course_id, date_trunc('week', metric_date::timestamp)::date, d.student_id
) AS week;

COMMENT ON COLUMN analytics.course_leaderboard_weekly.quizzes_passed IS 'Attempts handed in that week that are passed as marks and grades are now';

-- What the rules do, where the words said something else.

COMMENT ON COLUMN analytics.live_class_engagement.duration_seconds IS 'Time between joining and leaving, all times together, in seconds; 0 while there is none';
COMMENT ON COLUMN analytics.live_class_attendance.duration_seconds IS 'Time between joining and leaving, all times together, in seconds; 0 while there is none';
COMMENT ON COLUMN analytics.teacher_activity_summary.live_class_seconds IS 'Time between joining and leaving in the meetings joined first on that day, in seconds, also beyond its end';
COMMENT ON COLUMN analytics.student_risk.at_risk_score IS 'Risk from 0 (none) to 1, from several factors, as of the newest event or the newest whole day of silence; null while the student is not expected in the course (completed or dropped)';
COMMENT ON COLUMN analytics.student_risk.factors IS 'What the score is made of: a JSON object, factor name to what it adds to the log-odds; null with the score';
COMMENT ON COLUMN analytics.class_risk_matrix.at_risk_score IS 'Risk from 0 to 1; null while the student is not expected in the course (completed or dropped)';
