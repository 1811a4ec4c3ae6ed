-- What a day can say for good: as V012 of PostgreSQL. Columns that rows of an earlier release do not have are null there.

ALTER TABLE analytics.assessment_attempts ADD COLUMN submitted_on Nullable(Date32)
  COMMENT 'Local date of submitted_at in the zone of the submission; null in rows an earlier release wrote' AFTER answers;

ALTER TABLE analytics.student_daily ADD COLUMN questions_judged Nullable(Int32)
  COMMENT 'How many of questions_answered are known to be correct or not; null in rows an earlier release wrote' AFTER questions_correct;

ALTER TABLE analytics.student_daily
  COMMENT COLUMN questions_correct 'How many of questions_judged are correct',
  COMMENT COLUMN quizzes_passed 'Quizzes submitted that day and passed as the submission itself tells: the client''s word, else 60 percent or more; by the pass marks as they are now: is_passed of assessment_attempts by submitted_on';

ALTER TABLE analytics.student_course_daily
  COMMENT COLUMN quizzes_passed 'Quizzes of the course submitted that day and passed as the submission itself tells: the client''s word, else 60 percent or more; by the pass marks as they are now: is_passed of assessment_attempts by submitted_on';

ALTER TABLE analytics.progress_history
  COMMENT COLUMN completion_pct 'Percent of the lessons completed after the change, by the catalogue in effect at changed_at; null while the number of lessons is unknown',
  COMMENT COLUMN total_lessons 'Number of lessons in the catalogue in effect at changed_at (before the first one, in the first one); null while unknown';

-- A view keeps the columns that its table had when it was made.
CREATE OR REPLACE VIEW analytics.assessment_attempts_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.assessment_attempts FINAL
COMMENT 'How did each student do in each attempt? assessment_attempts in their newest version';

CREATE OR REPLACE VIEW analytics.student_daily_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.student_daily FINAL
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'What did each student do on each day? student_daily in its newest version';

CREATE VIEW analytics.student_course_video_days
AS WITH
  days AS (
    SELECT metric_date, ifNull(last_activity_at, last_event_at) AS until
    FROM analytics.student_course_daily FINAL
    WHERE student_id = {student:UUID} AND course_id = {course:UUID}),
  stretches AS (
    SELECT video_id, start_ms, end_ms, closed_at
    FROM analytics.video_watch_intervals FINAL
    WHERE student_id = {student:UUID} AND course_id = {course:UUID}),
  -- As the player said it last. Raw events are kept 90 days: of a video not opened since the length is not known.
  lengths AS (
    SELECT video_id, argMax(longest, newest) AS duration_seconds
    FROM (
      SELECT video_id, session_id, max(duration_seconds) AS longest, max(event_time) AS newest
      FROM analytics.video_events
      WHERE student_id = {student:UUID} AND duration_seconds > 0
      GROUP BY video_id, session_id)
    GROUP BY video_id),
  watched AS (
    SELECT metric_date, video_id, intervalLengthSum(start_ms, end_ms) AS watched_ms
    FROM days CROSS JOIN stretches
    WHERE closed_at <= until
    GROUP BY metric_date, video_id)
SELECT
  metric_date,
  count() AS videos,
  intDiv(sum(watched_ms), 1000) AS seconds_watched,
  round(avg(least(100, floor(watched_ms * 10 / duration_seconds) / 100)), 2) AS video_watch_pct_avg
FROM watched LEFT JOIN lengths ON lengths.video_id = watched.video_id
GROUP BY metric_date
ORDER BY metric_date
COMMENT 'How much of a course''s videos had a student watched by the end of each day? One row per local date of activity in the course; percent of those videos whose length is known';
