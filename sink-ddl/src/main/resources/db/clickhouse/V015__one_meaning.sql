-- One meaning for every count: as V016 of PostgreSQL. Who came is who acted, never whom somebody reported on; weeks in which nobody came are rows
-- with 0; nothing is divided by 0; percent and limits are those of PostgreSQL.

-- The only list of own acts in SQL; a test compares it with the job's. A type that is not here is unknown ('' in activity_events): an own act.
CREATE VIEW analytics.event_types
AS SELECT kind.1 AS event_type, kind.2 AS is_own_act
FROM (SELECT arrayJoin([
  ('', 1), ('session_start', 1), ('session_end', 1), ('session_pause', 1), ('session_resume', 1),
  ('course_enroll', 0), ('course_unenroll', 0), ('course_complete', 0),
  ('lesson_start', 1), ('lesson_complete', 1), ('lesson_access', 1), ('section_read', 1), ('module_complete', 0),
  ('video_seek', 1), ('video_play', 1), ('video_rate', 1), ('video_progress', 1), ('video_pause', 1), ('video_complete', 1),
  ('quiz_start', 1), ('quiz_answer', 1), ('question_view', 1), ('question_review', 1), ('quiz_submit', 1),
  ('assignment_start', 1), ('assignment_submit', 1), ('grade_posted', 0), ('feedback_given', 0),
  ('material_read', 1), ('material_complete', 1), ('material_highlight', 1), ('material_note', 1),
  ('forum_post', 1), ('forum_reply', 1), ('forum_like', 1), ('live_class_join', 1), ('live_class_leave', 1),
  ('content_created', 1), ('content_updated', 1),
  ('ai_coach_ask', 1), ('ai_coach_response', 0), ('ai_coach_feedback', 1), ('search', 1),
  ('xp_gain', 0), ('level_up', 0), ('achievement', 0),
  ('user_created', 0), ('course_created', 0), ('course_published', 0), ('course_structure_changed', 0),
  ('topic_defined', 0), ('assessment_defined', 0), ('unknown_report', 0)]) AS kind)
COMMENT 'Which events are acts of the person they name, and which are reports about them? One row per event_type of activity_events';

-- Who was there is filled anew: it had those whom somebody only reported on. What arrives meanwhile comes twice, which a set does not mind.
DROP VIEW analytics.student_places_of_events;

TRUNCATE TABLE analytics.student_places;

CREATE MATERIALIZED VIEW analytics.student_places_of_events TO analytics.student_places
(
  week         Date32                 COMMENT 'As in student_places',
  country_code LowCardinality(String) COMMENT 'As in student_places',
  device_type  LowCardinality(String) COMMENT 'As in student_places',
  os           LowCardinality(String) COMMENT 'As in student_places',
  browser      LowCardinality(String) COMMENT 'As in student_places',
  student_id   UUID                   COMMENT 'As in student_places'
)
AS SELECT DISTINCT
  toMonday(toDate32(event_time)) AS week, ifNull(country_code, '') AS country_code, ifNull(device_type, '') AS device_type, ifNull(os, '') AS os,
  ifNull(browser, '') AS browser, student_id
FROM analytics.activity_events
WHERE is_deleted = 0 AND event_type NOT IN (SELECT event_type FROM analytics.event_types WHERE is_own_act = 0)
COMMENT 'Fills student_places as raw events arrive: with own acts, not with reports';

INSERT INTO analytics.student_places
SELECT DISTINCT
  toMonday(toDate32(event_time)), ifNull(country_code, ''), ifNull(device_type, ''), ifNull(os, ''), ifNull(browser, ''), student_id
FROM analytics.activity_events
WHERE is_deleted = 0 AND event_type NOT IN (SELECT event_type FROM analytics.event_types WHERE is_own_act = 0);

ALTER TABLE analytics.student_places
  MODIFY COMMENT 'From where and on what does each person come? A set, filled from the own acts in activity_events: one row per week, place, device and person, teachers too';

ALTER TABLE analytics.student_places
  COMMENT COLUMN student_id 'Who was there: a student, or a teacher';

-- A raw event does not say whether a student or a teacher acted: a student is who has a day of study. Counted in geography and devices alone.

DROP VIEW analytics.geography;

CREATE MATERIALIZED VIEW analytics.geography
REFRESH EVERY 1 HOUR
(
  week         Date32 COMMENT 'Monday of the week, UTC',
  country_code LowCardinality(String) COMMENT 'ISO 3166 country code; empty if unknown',
  students     UInt64 COMMENT 'Different students who were there and did something; one who was in two countries counts in both; no teachers',
  share        Float64 COMMENT 'students / sum over all countries of the week',
  refreshed_at DateTime('UTC') COMMENT 'When this was computed'
)
ENGINE = MergeTree ORDER BY (week, country_code)
AS SELECT
  week,
  country_code,
  uniqExact(student_id) AS students,
  round(students / sum(students) OVER (PARTITION BY week), 4) AS share,
  now() AS refreshed_at
FROM analytics.student_places
WHERE student_id IN (SELECT student_id FROM analytics.student_daily FINAL WHERE was_active)
GROUP BY week, country_code
COMMENT 'From where do students come? One row per week and country; computed anew every hour';

DROP VIEW analytics.devices;

CREATE MATERIALIZED VIEW analytics.devices
REFRESH EVERY 1 HOUR
(
  week         Date32 COMMENT 'Monday of the week, UTC',
  device_type  LowCardinality(String) COMMENT 'Kind of device as the client named it; empty if unknown',
  os           LowCardinality(String) COMMENT 'Operating system as the client named it; empty if unknown',
  browser      LowCardinality(String) COMMENT 'Browser as the client named it; empty if unknown',
  students     UInt64 COMMENT 'Different students who did something on it; no teachers',
  refreshed_at DateTime('UTC') COMMENT 'When this was computed'
)
ENGINE = MergeTree ORDER BY (week, device_type, os, browser)
AS SELECT week, device_type, os, browser, uniqExact(student_id) AS students, now() AS refreshed_at
FROM analytics.student_places
WHERE student_id IN (SELECT student_id FROM analytics.student_daily FINAL WHERE was_active)
GROUP BY week, device_type, os, browser
COMMENT 'On what do students study? One row per week, kind of device, operating system and browser; computed anew every hour';

DROP VIEW analytics.active_students;

CREATE MATERIALIZED VIEW analytics.active_students
REFRESH EVERY 15 MINUTE
(
  day             Date32   COMMENT 'Local date of the students; up to today in UTC, or tomorrow where students further east have begun it',
  daily_students  UInt64   COMMENT 'Different students with an own act on that day (DAU)',
  weekly_students UInt64   COMMENT 'Different students with an own act on that day or the 6 before (WAU)',
  monthly_students UInt64  COMMENT 'Different students with an own act on that day or the 29 before (MAU)',
  stickiness      Nullable(Float64) COMMENT 'daily_students / monthly_students',
  refreshed_at    DateTime('UTC') COMMENT 'When this was computed'
)
ENGINE = MergeTree ORDER BY day
AS WITH
  -- The first 30 of these days are only there to be looked back on.
  students AS (
    SELECT arraySort(groupUniqArray(toInt32(stat_date))) AS days
    FROM analytics.student_daily FINAL
    WHERE was_active AND stat_date >= today() - 430
    GROUP BY student_id),
  -- An active day makes a student one of the week until 7 days later, or until the next active day does.
  steps AS (
    SELECT arrayJoin(arrayFlatten(arrayMap(
      (day, next) -> [(day, 1, 1, 1), (day + 1, -1, 0, 0), (day + least(7, next - day), 0, -1, 0), (day + least(30, next - day), 0, 0, -1)],
      days, arrayPushBack(arrayPopFront(days), days[-1] + 30)))) AS step
    FROM students),
  changes AS (SELECT step.1 AS at, sum(step.2) AS daily, sum(step.3) AS weekly, sum(step.4) AS monthly FROM steps GROUP BY at ORDER BY at WITH FILL),
  sums AS (
    SELECT at, sum(daily) OVER (ORDER BY at) AS daily, sum(weekly) OVER (ORDER BY at) AS weekly, sum(monthly) OVER (ORDER BY at) AS monthly
    FROM changes)
SELECT toDate32(at) AS day, daily AS daily_students, weekly AS weekly_students, monthly AS monthly_students,
  if(monthly = 0, NULL, round(daily / monthly, 4)) AS stickiness, now() AS refreshed_at
FROM sums
WHERE at BETWEEN toInt32(today()) - 400 AND toInt32(today()) + if(daily > 0, 1, 0)
COMMENT 'How many students are active per day, week and month? One row per day of the last 400; computed anew every 15 minutes';

DROP VIEW analytics.retention_cohorts;

CREATE MATERIALIZED VIEW analytics.retention_cohorts
REFRESH EVERY 1 HOUR
(
  cohort_week     Date32 COMMENT 'Monday of the week of the students'' first own act, local dates',
  weeks_later     UInt16 COMMENT '0 = that week; up to the present one',
  students        UInt64 COMMENT 'How many of them were active in that week; 0 where nobody came',
  cohort_students UInt64 COMMENT 'How many they are',
  share           Float64 COMMENT 'students / cohort_students',
  refreshed_at    DateTime('UTC') COMMENT 'When this was computed'
)
ENGINE = MergeTree ORDER BY (cohort_week, weeks_later)
AS WITH
  -- Per student the weeks after the first, as numbers.
  students AS (
    SELECT min(toMonday(stat_date)) AS cohort_week,
      arrayMap(week -> toUInt16(intDiv(toInt32(week) - toInt32(cohort_week), 7)), groupUniqArray(toMonday(stat_date))) AS came
    FROM analytics.student_daily FINAL
    WHERE was_active
    GROUP BY student_id),
  cohorts AS (
    SELECT cohort_week, count() AS cohort_students, sumMap(came, arrayMap(week -> toUInt64(1), came)) AS counts
    FROM students
    GROUP BY cohort_week)
SELECT
  cohort_week,
  toUInt16(week) AS weeks_later,
  toUInt64(arraySum(arrayMap((at, n) -> if(at = week, n, 0), counts.1, counts.2))) AS students,
  cohort_students,
  round(students / cohort_students, 4) AS share,
  now() AS refreshed_at
FROM cohorts
ARRAY JOIN range(toUInt64(1 + greatest(arrayMax(counts.1), intDiv(toInt32(toMonday(today())) - toInt32(cohort_week), 7)))) AS week
COMMENT 'Who stays? One row per week of first activity and week since, 0 where nobody came; computed anew every hour';

CREATE OR REPLACE VIEW analytics.course_retention
AS WITH
  days AS (
    SELECT student_id, metric_date, argMax((is_deleted, event_count), (version, is_deleted)) AS newest
    FROM analytics.student_course_daily
    WHERE course_id = {course:UUID}
    GROUP BY student_id, metric_date),
  students AS (
    SELECT min(toMonday(metric_date)) AS cohort_week,
      arrayMap(week -> toUInt16(intDiv(toInt32(week) - toInt32(cohort_week), 7)), groupUniqArray(toMonday(metric_date))) AS came
    FROM days WHERE newest.1 = 0 AND newest.2 > 0
    GROUP BY student_id),
  cohorts AS (
    SELECT cohort_week, count() AS cohort_students, sumMap(came, arrayMap(week -> toUInt64(1), came)) AS counts
    FROM students
    GROUP BY cohort_week)
SELECT
  cohort_week,
  toInt64(week) AS weeks_later,
  toUInt64(arraySum(arrayMap((at, n) -> if(at = week, n, 0), counts.1, counts.2))) AS students,
  round(students / cohort_students, 4) AS share
FROM cohorts
ARRAY JOIN range(toUInt64(1 + greatest(arrayMax(counts.1), intDiv(toInt32(toMonday(today())) - toInt32(cohort_week), 7)))) AS week
ORDER BY cohort_week, weeks_later
COMMENT 'Who stays in a course? One row per week of the first own act in it and week since, 0 where nobody came; weeks begin on Monday, local dates';

CREATE OR REPLACE VIEW analytics.course_funnel
AS WITH
  changes AS (
    SELECT student_id, changed_at, change, detail_id, argMax((total_lessons, is_deleted), (version, is_deleted)) AS newest
    FROM analytics.progress_history
    WHERE course_id = {course:UUID}
    GROUP BY student_id, changed_at, change, detail_id),
  students AS (
    SELECT
      student_id,
      max(change = 'completed') AS is_done,
      max(change IN ('started', 'lesson_completed', 'completed')) AS is_started,
      uniqExactIf(detail_id, change = 'lesson_completed') AS lessons,
      argMax(newest.1, changed_at) AS total
    FROM changes WHERE newest.2 = 0
    GROUP BY student_id
    -- Of whom only an unenrolment was ever told, nobody says that they were in it.
    HAVING max(change != 'unenrolled'))
SELECT
  place.1 AS step,
  place.2 AS reached,
  place.3 AS students,
  round(students / nullIf(first_value(students) OVER (ORDER BY step ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), 0), 4) AS share_of_joined,
  round(students / nullIf(lagInFrame(students, 1, students) OVER (ORDER BY step ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), 0), 4) AS share_of_previous
FROM (
  SELECT arrayJoin([
    (1, 'joined', count()),
    (2, 'started', countIf(is_started)),
    (3, 'first lesson', countIf(is_done OR lessons >= 1)),
    (4, 'a quarter', countIf(is_done OR lessons * 4 >= total)),
    (5, 'half', countIf(is_done OR lessons * 2 >= total)),
    (6, 'three quarters', countIf(is_done OR lessons * 4 >= total * 3)),
    (7, 'completed', countIf(is_done))]) AS place
  FROM students)
ORDER BY step
COMMENT 'How far do the students of a course get? One row per step; joined = enrolments, quarters by lessons completed of those the course had at the student''s newest change; shares 0 to 1, null of nobody';

CREATE OR REPLACE VIEW analytics.question_statistics
AS WITH
  answers AS (
    SELECT student_id, answered_at, event_id,
      argMax((question_id, is_correct, time_to_answer_seconds, hint_used, skipped, is_deleted), (version, is_deleted)) AS newest
    FROM analytics.question_attempts
    WHERE assessment_id = {assessment:UUID}
    GROUP BY student_id, answered_at, event_id),
  numbered AS (
    SELECT newest, student_id, row_number() OVER (PARTITION BY student_id, newest.1 ORDER BY answered_at, event_id) = 1 AS is_first
    FROM answers WHERE newest.6 = 0)
SELECT
  newest.1 AS question_id,
  count() AS answers,
  uniqExact(student_id) AS students,
  round(avgIf(newest.2, is_first), 4) AS first_attempt_accuracy,
  round(avg(newest.2), 4) AS accuracy,
  if(countIf(is_first AND newest.2 IS NOT NULL) < 10, NULL, round(1 - avgIf(newest.2, is_first), 4)) AS difficulty,
  round(quantileExact(0.5)(newest.3), 1) AS median_seconds,
  round(avg(newest.4), 4) AS hint_share,
  round(avg(newest.5), 4) AS skip_share
FROM numbered
GROUP BY question_id
ORDER BY first_attempt_accuracy, question_id
COMMENT 'Which questions of a quiz are hard? One row per question; difficulty = share of first answers that were wrong, null under 10 students';

CREATE OR REPLACE VIEW analytics.question_choices
AS WITH answers AS (
    SELECT student_id, argMax((question_id, selected_answer, is_correct, is_deleted), (version, is_deleted)) AS newest
    FROM analytics.question_attempts
    WHERE assessment_id = {assessment:UUID}
    GROUP BY student_id, answered_at, event_id)
SELECT
  newest.1 AS question_id,
  newest.2 AS choice,
  count() AS times,
  round(times / sum(times) OVER (PARTITION BY question_id), 4) AS share,
  if(countIf(newest.3) * 2 = count(newest.3), NULL, toBool(countIf(newest.3) * 2 > count(newest.3))) AS is_correct,
  round(countIf(newest.3) / nullIf(count(newest.3), 0), 4) AS correct_share
FROM answers
WHERE newest.4 = 0 AND newest.2 != ''
GROUP BY question_id, choice
ORDER BY question_id, times DESC, choice
COMMENT 'What do students choose? One row per question of a quiz and choice; is_correct = what the majority of its judged answers says, null on a tie or without any; correct_share = share of them that says so';

DROP VIEW analytics.course_ranking;

CREATE MATERIALIZED VIEW analytics.course_ranking
REFRESH EVERY 1 HOUR
(
  course_id              UUID COMMENT 'Which course',
  students               UInt64 COMMENT 'Enrolments: students ever enrolled or, without that, ever active, or who completed it',
  active_students        UInt64 COMMENT 'Students with an own act in the course in the last 28 days',
  completions            UInt64 COMMENT 'Students who completed it',
  completion_rate        Float64 COMMENT 'Percent of the students who completed it, as in PostgreSQL',
  study_hours            Float64 COMMENT 'Hours of study in the last 28 days',
  mean_best_percent      Nullable(Float64) COMMENT 'Mean over (student, assessment) of the best attempt',
  place_by_active        UInt32 COMMENT '1 = most active_students',
  place_by_completion    Nullable(UInt32) COMMENT '1 = highest completion_rate of courses with 10 students or more; null under 10; equal ones share a place, as in PostgreSQL',
  place_from_bottom      Nullable(UInt32) COMMENT 'The same counted from the lowest completion_rate',
  refreshed_at           DateTime('UTC') COMMENT 'When this was computed'
)
ENGINE = MergeTree ORDER BY course_id
AS WITH
  joined AS (
    SELECT course_id, uniqExactIf(student_id, change != 'unenrolled') AS students, uniqExactIf(student_id, change = 'completed') AS completions
    FROM analytics.progress_history FINAL
    GROUP BY course_id
    HAVING students > 0),
  recent AS (
    SELECT course_id, uniqExactIf(student_id, event_count > 0) AS active_students, sum(time_spent_total) AS seconds
    FROM analytics.student_course_daily FINAL
    WHERE metric_date > today() - 28
    GROUP BY course_id),
  scores AS (
    SELECT course_id, toNullable(avg(best)) AS mean_best
    FROM (
      SELECT assumeNotNull(course_id) AS course_id, toFloat64(max(percent)) AS best
      FROM analytics.assessment_attempts FINAL
      WHERE course_id IS NOT NULL AND percent IS NOT NULL
      GROUP BY course_id, student_id, assessment_id)
    GROUP BY course_id)
SELECT
  joined.course_id AS course_id, students, active_students, completions, round(100 * completions / students, 2) AS completion_rate,
  round(seconds / 3600, 2) AS study_hours,
  round(mean_best, 2) AS mean_best_percent,
  row_number() OVER (ORDER BY active_students DESC, joined.course_id) AS place_by_active,
  if(students < 10, NULL, rank() OVER (PARTITION BY students < 10 ORDER BY round(100 * completions / students, 2) DESC)) AS place_by_completion,
  if(students < 10, NULL, rank() OVER (PARTITION BY students < 10 ORDER BY round(100 * completions / students, 2))) AS place_from_bottom,
  now() AS refreshed_at
FROM joined
LEFT JOIN recent ON recent.course_id = joined.course_id
LEFT JOIN scores ON scores.course_id = joined.course_id
COMMENT 'Which courses do best and worst? One row per course anybody joined; computed anew every hour';

ALTER TABLE analytics.material_interactions
  COMMENT COLUMN lesson_id 'Lesson, where the client names the one the material belongs to; null where it does not',
  COMMENT COLUMN time_spent_seconds 'Time the client says was spent, in seconds; null where it does not say';
