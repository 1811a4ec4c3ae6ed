-- Own acts make sessions and days, reports make none; days in a row in a course are days of learning, as everywhere.

CREATE TABLE analytics.student_course_streaks (
  student_id  uuid        NOT NULL,
  course_id   uuid        NOT NULL,
  stat_date   date        NOT NULL,
  streak_days integer     NOT NULL,
  version     bigint      NOT NULL,
  updated_at  timestamptz NOT NULL,
  PRIMARY KEY (student_id, course_id, stat_date)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.student_course_streaks IS 'How many days in a row had each student learned in each course, day by day? One row per student, course and local date with learning in the course';
COMMENT ON COLUMN analytics.student_course_streaks.student_id IS 'Who learned';
COMMENT ON COLUMN analytics.student_course_streaks.course_id IS 'In which course';
COMMENT ON COLUMN analytics.student_course_streaks.stat_date IS 'Local date in the zone of the events';
COMMENT ON COLUMN analytics.student_course_streaks.streak_days IS 'Length in days of the run of learning days that ends that day; days frozen later, and days heard of late, count as if always known';
COMMENT ON COLUMN analytics.student_course_streaks.version IS 'Generation of the job << 40 | 1; a write never replaces a higher one';
COMMENT ON COLUMN analytics.student_course_streaks.updated_at IS 'When the row was written';

CREATE OR REPLACE VIEW analytics.student_course_metrics AS
SELECT
  x.student_id, x.course_id, x.metric_date,
  CASE WHEN p.total_lessons > 0 THEN least(floor(10000.0 * x.catalogue_lessons / p.total_lessons) / 100, 100)::numeric(5,2) END AS completion_pct,
  x.lessons_completed, x.lessons_started, p.total_lessons, x.time_spent_total, x.time_spent_video, x.time_spent_reading, x.time_spent_quiz,
  x.sessions_count, x.time_spent_total / nullif(x.sessions_count, 0) AS avg_session_duration,
  x.videos_watched, v.video_watch_pct_avg, x.quizzes_attempted, coalesce(q.quizzes_passed, 0) AS quizzes_passed, x.quiz_avg_score, x.assignments_submitted,
  x.last_activity_at, coalesce(k.streak_days, 0) AS streak_days, x.updated_at, x.catalogue_lessons::integer AS lessons_completed_so_far
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
      NULL::uuid AS lesson_id, NULL::numeric AS gained, NULL::integer AS first_scored
    FROM analytics.student_course_days
    WINDOW newest AS (PARTITION BY student_id, course_id ORDER BY metric_date DESC)
    UNION ALL
    SELECT
      student_id, course_id, completed_at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      lesson_id, NULL, NULL
    FROM analytics.lesson_progress l
    WHERE completed_at IS NOT NULL AND course_id IS NOT NULL AND (
      EXISTS (SELECT FROM analytics.course_lessons c WHERE c.course_id = l.course_id AND c.lesson_id = l.lesson_id AND c.in_catalogue)
      OR NOT EXISTS (SELECT FROM analytics.course_lessons c WHERE c.course_id = l.course_id AND c.in_catalogue))
    UNION ALL
    SELECT
      student_id, course_id, submitted_at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
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
LEFT JOIN analytics.student_course_streaks k ON k.student_id = x.student_id AND k.course_id = x.course_id AND k.stat_date = x.metric_date
WHERE x.metric_date IS NOT NULL;

COMMENT ON COLUMN analytics.student_course_metrics.streak_days IS 'Days in a row with learning in the course that end that day, as student_progress counts them: no forum, search, session or report; 0 on a day without learning';

COMMENT ON TABLE analytics.study_sessions IS 'When did each student study, and how long? One row per session: a chain of own acts with gaps of at most 30 minutes; what others report about the student opens and lengthens none';
COMMENT ON COLUMN analytics.study_sessions.started_at IS 'Event time of the first own act';
COMMENT ON COLUMN analytics.study_sessions.ended_at IS 'Event time of the last own act; a session_end a full gap or more after it is the idle timer of a client and does not lengthen the session';
COMMENT ON COLUMN analytics.study_sessions.active_seconds IS 'Sum of the gaps between own acts, each capped at 5 minutes, without pauses, in seconds';
COMMENT ON COLUMN analytics.study_sessions.event_count IS 'Number of own acts in the session';

COMMENT ON TABLE analytics.student_daily_stats IS 'What did each student do on each day? One row per student and local date with an own act, or into which a session reaches; reports alone make none';
COMMENT ON COLUMN analytics.student_daily_stats.event_count IS 'Number of own acts of the student';
COMMENT ON COLUMN analytics.student_daily_stats.was_active IS 'Whether there was any own act: not enrolment, completion, a grade, points, nor the idle timer of a client; false where a session of the neighbouring day alone reaches into this one';
COMMENT ON COLUMN analytics.student_daily_stats.last_activity_at IS 'Event time of the newest own act of the day; null if there was none';
COMMENT ON TABLE analytics.student_course_days IS 'What did each student do in each course on each day? One row per student, course and local date with an own act in the course, or into which a session reaches';
COMMENT ON COLUMN analytics.student_course_days.event_count IS 'Number of own acts in the course';
COMMENT ON COLUMN analytics.student_course_days.lessons_started IS 'Lessons of the course started, opened or completed for the first time that day';
COMMENT ON COLUMN analytics.student_course_days.last_activity_at IS 'Event time of the newest own act in the course that day; null if there was none';

COMMENT ON COLUMN analytics.student_video_progress.unseen_seeks IS 'Position steps that the clock does not allow, in one step or in all that one player was credited, so a seek must have been lost; they earn nothing';
COMMENT ON COLUMN analytics.student_video_progress.gaps IS 'Silences between heartbeats that earn nothing, and reports of players beyond the 64 of one video that can run at once';
