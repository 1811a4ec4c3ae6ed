-- The analysts' questions, in three kinds.
--
-- "What about this video / course / assessment?"  Views with a parameter: FROM analytics.video_heat_map(video = '…'). History is ordered by student,
-- because that is how the job writes and how one student is read; a question about one video would read everything. So each table such a question
-- reads gets a projection: the columns it needs once more, ordered by video, course or assessment. Not a second table filled by a materialized
-- view: a projection is a part of its table, so merges, TTL, DELETE and erasure reach it too. FINAL cannot read a projection; so these views
-- collapse duplicates themselves, by GROUP BY the whole key and argMax over (version, is_deleted), as FINAL would.
--
-- "What about everybody?"  Sums over all rows are not idempotent, so no materialized view may add them up as rows arrive: a replay would count
-- twice. These are computed anew from the current rows, FINAL, on a schedule (REFRESH), and replaced whole; their answer is a few hundred rows.
-- refreshed_at says how old it is; SYSTEM REFRESH VIEW analytics.NAME does it now. They read all of a table each time, which with 2 million sessions
-- and days takes one or two seconds of a core, course_ranking several; where that grows too much, ALTER TABLE … MODIFY REFRESH EVERY 1 DAY.
--
-- "Who was where?"  Only raw events know the country, and there are too many of them to read. student_places keeps the set of (week, student, country,
-- device, …) as raw events arrive. A set does not change when its members come again, so here a materialized view is harmless. It is the one copy that
-- deleting a student's raw events does not reach: erase by student_id here too.

ALTER TABLE analytics.video_watch_intervals MODIFY SETTING deduplicate_merge_projection_mode = 'rebuild', lightweight_mutation_projection_mode = 'rebuild';

ALTER TABLE analytics.video_watch_intervals ADD PROJECTION of_video (
  SELECT video_id, student_id, session_id, opened_at, opened_event_id, start_ms, end_ms, playback_rate, version, is_deleted
  ORDER BY video_id, student_id);

ALTER TABLE analytics.video_watch_intervals MATERIALIZE PROJECTION of_video;

ALTER TABLE analytics.progress_history MODIFY SETTING deduplicate_merge_projection_mode = 'rebuild', lightweight_mutation_projection_mode = 'rebuild';

ALTER TABLE analytics.progress_history ADD PROJECTION of_course (
  SELECT course_id, student_id, changed_at, change, detail_id, lessons_completed, total_lessons, version, is_deleted
  ORDER BY course_id, student_id);

ALTER TABLE analytics.progress_history MATERIALIZE PROJECTION of_course;

ALTER TABLE analytics.student_course_daily MODIFY SETTING deduplicate_merge_projection_mode = 'rebuild', lightweight_mutation_projection_mode = 'rebuild';

ALTER TABLE analytics.student_course_daily ADD PROJECTION of_course (
  SELECT course_id, student_id, metric_date, sessions_count, time_spent_total, lessons_completed, quizzes_passed, event_count, version, is_deleted
  ORDER BY course_id, student_id);

ALTER TABLE analytics.student_course_daily MATERIALIZE PROJECTION of_course;

ALTER TABLE analytics.assessment_attempts MODIFY SETTING deduplicate_merge_projection_mode = 'rebuild', lightweight_mutation_projection_mode = 'rebuild';

ALTER TABLE analytics.assessment_attempts ADD PROJECTION of_assessment (
  SELECT assessment_id, student_id, attempt_number, percent, is_passed, time_spent_seconds, version, is_deleted
  ORDER BY assessment_id, student_id);

ALTER TABLE analytics.assessment_attempts MATERIALIZE PROJECTION of_assessment;

ALTER TABLE analytics.question_attempts MODIFY SETTING deduplicate_merge_projection_mode = 'rebuild', lightweight_mutation_projection_mode = 'rebuild';

-- Its assessment may be null: the first of an ORDER BY may not.
ALTER TABLE analytics.question_attempts ADD PROJECTION of_assessment (
  SELECT assessment_id, student_id, answered_at, event_id, question_id, selected_answer, is_correct, time_to_answer_seconds, hint_used, skipped,
    version, is_deleted
  ORDER BY ifNull(assessment_id, toUUID('00000000-0000-0000-0000-000000000000')), student_id);

ALTER TABLE analytics.question_attempts MATERIALIZE PROJECTION of_assessment;

CREATE VIEW analytics.video_heat_map
AS WITH
  stretches AS (
    SELECT student_id, argMax((start_ms, end_ms, is_deleted), (version, is_deleted)) AS newest
    FROM analytics.video_watch_intervals
    WHERE video_id = {video:UUID}
    GROUP BY student_id, session_id, opened_at, opened_event_id),
  buckets AS (
    SELECT arrayJoin(range(intDiv(newest.1, 5000), intDiv(newest.2 - 1, 5000) + 1)) AS bucket, student_id
    FROM stretches WHERE newest.3 = 0 AND newest.2 > newest.1),
  watched AS (SELECT bucket, uniqExact(student_id) AS viewers, count() AS plays FROM buckets GROUP BY bucket)
SELECT
  bucket * 5 AS second,
  viewers,
  plays,
  round(viewers / max(viewers) OVER (), 4) AS share_of_peak,
  -- Nobody may have watched the next 5 seconds; after the last bucket there is nothing to leave for, that is the end.
  multiIf(bucket = max(bucket) OVER (), NULL, leadInFrame(bucket) OVER following = bucket + 1, leadInFrame(viewers) OVER following, 0) AS viewers_next,
  round(plays / viewers, 3) AS plays_per_viewer,
  viewers >= 20 AND ifNull(viewers_next * 100 <= viewers * 95, false) AS is_drop_off,
  viewers >= 20 AND plays_per_viewer >= 1.5 * quantileExact(0.5)(plays / viewers) OVER () AS is_rewatch_peak
FROM watched
WINDOW following AS (ORDER BY bucket ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
ORDER BY bucket
COMMENT 'Which parts of a video do viewers watch, leave and watch again? One row per 5 seconds that anybody watched';
;

CREATE VIEW analytics.video_playback_rates
AS WITH stretches AS (
    SELECT student_id, argMax((start_ms, end_ms, is_deleted, playback_rate), (version, is_deleted)) AS newest
    FROM analytics.video_watch_intervals
    WHERE video_id = {video:UUID}
    GROUP BY student_id, session_id, opened_at, opened_event_id)
SELECT
  newest.4 AS playback_rate,
  uniqExact(student_id) AS students,
  count() AS stretches,
  round(sum(newest.2 - newest.1) / 60000, 1) AS video_minutes,
  round(sum(newest.2 - newest.1) / sum(sum(newest.2 - newest.1)) OVER (), 4) AS share_of_minutes
FROM stretches
WHERE newest.3 = 0
GROUP BY playback_rate
ORDER BY playback_rate
COMMENT 'How fast is a video played? One row per playback rate, null where no client said; minutes of video, not of the clock';

CREATE VIEW analytics.course_funnel
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
    GROUP BY student_id)
SELECT
  place.1 AS step,
  place.2 AS reached,
  place.3 AS students,
  round(students / first_value(students) OVER (ORDER BY step ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), 4) AS share_of_joined,
  round(students / lagInFrame(students, 1, students) OVER (ORDER BY step ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), 4) AS share_of_previous
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
COMMENT 'How far do the students of a course get? One row per step; joined = enrolled or active, quarters by lessons completed of those the course had at the student''s newest change';

CREATE VIEW analytics.course_lesson_completions
AS WITH
  changes AS (
    SELECT student_id, changed_at, change, detail_id, argMax(is_deleted, (version, is_deleted)) AS is_gone
    FROM analytics.progress_history
    WHERE course_id = {course:UUID}
    GROUP BY student_id, changed_at, change, detail_id),
  dated AS (
    SELECT student_id, change, detail_id, changed_at, min(changed_at) OVER (PARTITION BY student_id) AS joined_at, uniqExact(student_id) OVER () AS joined
    FROM changes WHERE is_gone = 0)
SELECT
  detail_id AS lesson_id,
  uniqExact(student_id) AS students,
  round(students / any(joined), 4) AS share_of_joined,
  round(quantileExact(0.5)(dateDiff('second', joined_at, changed_at)) / 86400, 1) AS median_days_after_joining
FROM dated
WHERE change = 'lesson_completed'
GROUP BY lesson_id
ORDER BY students DESC, lesson_id
COMMENT 'Which lessons of a course are completed, and when? One row per lesson ever completed; joined = the student''s first change in the course';

CREATE VIEW analytics.course_activity
AS WITH days AS (
    SELECT student_id, metric_date,
      argMax((sessions_count, time_spent_total, lessons_completed, quizzes_passed, event_count, is_deleted), (version, is_deleted)) AS newest
    FROM analytics.student_course_daily
    WHERE course_id = {course:UUID}
    GROUP BY student_id, metric_date)
SELECT
  metric_date,
  count() AS students,
  sum(newest.1) AS sessions,
  round(sum(newest.2) / 3600, 2) AS hours,
  round(quantileExact(0.5)(newest.2) / 60, 1) AS median_minutes,
  sum(newest.3) AS lessons_completed,
  sum(newest.4) AS quizzes_passed,
  sum(newest.5) AS events
FROM days
WHERE newest.6 = 0
GROUP BY metric_date
ORDER BY metric_date
COMMENT 'How was each day of a course? One row per local date on which anybody was in it';

CREATE VIEW analytics.course_retention
AS WITH
  days AS (
    SELECT student_id, metric_date, argMax(is_deleted, (version, is_deleted)) AS is_gone
    FROM analytics.student_course_daily
    WHERE course_id = {course:UUID}
    GROUP BY student_id, metric_date),
  weeks AS (
    SELECT student_id, min(toMonday(metric_date)) AS cohort_week, arrayJoin(groupUniqArray(toMonday(metric_date))) AS week
    FROM days WHERE is_gone = 0
    GROUP BY student_id)
SELECT
  cohort_week,
  intDiv(dateDiff('day', cohort_week, week), 7) AS weeks_later,
  count() AS students,
  round(students / first_value(students) OVER (PARTITION BY cohort_week ORDER BY weeks_later ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), 4) AS share
FROM weeks
GROUP BY cohort_week, weeks_later
ORDER BY cohort_week, weeks_later
COMMENT 'Who stays in a course? One row per week of first activity in it and week after; weeks begin on Monday, local dates';

CREATE VIEW analytics.assessment_score_distribution
AS WITH
  attempts AS (
    SELECT student_id, attempt_number, argMax((percent, is_deleted), (version, is_deleted)) AS newest
    FROM analytics.assessment_attempts
    WHERE assessment_id = {assessment:UUID}
    GROUP BY student_id, attempt_number),
  scored AS (
    SELECT
      least(9, intDiv(toInt32(floor(newest.1)), 10)) AS bucket,
      attempt_number = min(attempt_number) OVER (PARTITION BY student_id) AS is_first,
      row_number() OVER (PARTITION BY student_id ORDER BY newest.1 DESC, attempt_number) = 1 AS is_best
    FROM attempts WHERE newest.2 = 0 AND newest.1 IS NOT NULL)
SELECT
  bucket * 10 AS from_percent,
  bucket * 10 + 10 AS to_percent,
  count() AS attempts,
  countIf(is_first) AS students_by_first,
  countIf(is_best) AS students_by_best
FROM scored
GROUP BY bucket
ORDER BY bucket
COMMENT 'How are the scores of a quiz or assignment distributed? One row per tenth of the scale that occurs; 100 percent and more is in the last; first = first scored attempt';

CREATE VIEW analytics.question_statistics
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
  if(countIf(is_first AND newest.2 IS NOT NULL) < 10, NULL, 1 - first_attempt_accuracy) AS difficulty,
  round(quantileExact(0.5)(newest.3), 1) AS median_seconds,
  round(avg(newest.4), 4) AS hint_share,
  round(avg(newest.5), 4) AS skip_share
FROM numbered
GROUP BY question_id
ORDER BY first_attempt_accuracy, question_id
COMMENT 'Which questions of a quiz are hard? One row per question; difficulty = share of first answers that were wrong, null under 10 students';

CREATE VIEW analytics.question_choices
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
  max(newest.3) AS is_correct
FROM answers
WHERE newest.4 = 0 AND newest.2 != ''
GROUP BY question_id, choice
ORDER BY question_id, times DESC, choice
COMMENT 'What do students choose? One row per question of a quiz and choice';

CREATE MATERIALIZED VIEW analytics.active_students
REFRESH EVERY 15 MINUTE
(
  day             Date32   COMMENT 'Local date of the students',
  daily_students  UInt64   COMMENT 'Different students active on that day (DAU)',
  weekly_students UInt64   COMMENT 'Different students active on that day or the 6 before (WAU)',
  monthly_students UInt64  COMMENT 'Different students active on that day or the 29 before (MAU)',
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
WHERE at BETWEEN toInt32(today()) - 400 AND toInt32(today()) + 1
COMMENT 'How many students are active per day, week and month? One row per day of the last 400; computed anew every 15 minutes';

CREATE MATERIALIZED VIEW analytics.retention_cohorts
REFRESH EVERY 1 HOUR
(
  cohort_week     Date32 COMMENT 'Monday of the week in which the students were first active, local dates',
  weeks_later     UInt16 COMMENT '0 = that week',
  students        UInt64 COMMENT 'How many of them were active in that week',
  cohort_students UInt64 COMMENT 'How many they are',
  share           Float64 COMMENT 'students / cohort_students',
  refreshed_at    DateTime('UTC') COMMENT 'When this was computed'
)
ENGINE = MergeTree ORDER BY (cohort_week, weeks_later)
AS WITH weeks AS (
    SELECT student_id, min(toMonday(stat_date)) AS cohort_week, arrayJoin(groupUniqArray(toMonday(stat_date))) AS week
    FROM analytics.student_daily FINAL
    WHERE was_active
    GROUP BY student_id)
SELECT
  cohort_week,
  intDiv(dateDiff('day', cohort_week, week), 7) AS weeks_later,
  count() AS students,
  first_value(students) OVER (PARTITION BY cohort_week ORDER BY weeks_later ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS cohort_students,
  round(students / cohort_students, 4) AS share,
  now() AS refreshed_at
FROM weeks
GROUP BY cohort_week, weeks_later
COMMENT 'Who stays? One row per week of first activity and week after; computed anew every hour';

CREATE MATERIALIZED VIEW analytics.playback_rates
REFRESH EVERY 1 HOUR
(
  month          Date32 COMMENT 'First day of the month, UTC',
  playback_rate  Nullable(Float64) COMMENT '1.0 = normal; null where no client said',
  students       UInt64 COMMENT 'Different students who played at that rate',
  video_hours    Float64 COMMENT 'Hours of video played at that rate, repeated parts counted each time',
  share_of_hours Float64 COMMENT 'video_hours / all of the month',
  refreshed_at   DateTime('UTC') COMMENT 'When this was computed'
)
ENGINE = MergeTree ORDER BY month
AS SELECT
  toStartOfMonth(toDate32(opened_at)) AS month,
  playback_rate,
  uniqExact(student_id) AS students,
  round(sum(end_ms - start_ms) / 3600000, 2) AS video_hours,
  round(sum(end_ms - start_ms) / sum(sum(end_ms - start_ms)) OVER (PARTITION BY month), 4) AS share_of_hours,
  now() AS refreshed_at
FROM analytics.video_watch_intervals FINAL
WHERE opened_at >= today() - 400
GROUP BY month, playback_rate
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'How fast do students play videos? One row per month of the last 400 days and playback rate; computed anew every hour';

CREATE MATERIALIZED VIEW analytics.session_lengths
REFRESH EVERY 1 HOUR
(
  week           Date32 COMMENT 'Monday of the week in which the sessions started, UTC',
  device_type    LowCardinality(Nullable(String)) COMMENT 'Kind of device as the client named it',
  sessions       UInt64 COMMENT 'How many sessions',
  students       UInt64 COMMENT 'Of how many students',
  median_seconds Float64 COMMENT 'Half of the sessions were shorter',
  p90_seconds    Float64 COMMENT '9 of 10 sessions were shorter',
  active_share   Nullable(Float64) COMMENT 'Sum of active_seconds / sum of duration_seconds',
  refreshed_at   DateTime('UTC') COMMENT 'When this was computed'
)
ENGINE = MergeTree ORDER BY week
AS SELECT
  toMonday(toDate32(started_at)) AS week,
  device_type,
  count() AS sessions,
  uniqExact(student_id) AS students,
  quantileTDigest(0.5)(duration_seconds) AS median_seconds,
  quantileTDigest(0.9)(duration_seconds) AS p90_seconds,
  if(sum(duration_seconds) = 0, NULL, round(sum(active_seconds) / sum(duration_seconds), 4)) AS active_share,
  now() AS refreshed_at
FROM analytics.sessions FINAL
WHERE started_at >= today() - 400
GROUP BY week, device_type
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'How long do students study in one go, and on what? One row per week of the last 400 days and kind of device; computed anew every hour';

CREATE MATERIALIZED VIEW analytics.study_hours
REFRESH EVERY 1 HOUR
(
  weekday      UInt8  COMMENT '1 = Monday … 7 = Sunday, of the student''s local date',
  hour         UInt8  COMMENT 'Local hour, 0 to 23',
  study_hours  Float64 COMMENT 'Hours of study of all students in the last 90 days',
  share        Float64 COMMENT 'study_hours / all',
  refreshed_at DateTime('UTC') COMMENT 'When this was computed'
)
ENGINE = MergeTree ORDER BY (weekday, hour)
AS WITH weekdays AS (
    SELECT toDayOfWeek(stat_date) AS weekday, sumForEach(JSONExtract(hour_seconds, 'Array(UInt32)')) AS hours
    FROM analytics.student_daily FINAL
    WHERE stat_date >= today() - 90
    GROUP BY weekday)
SELECT weekday, toUInt8(place - 1) AS hour, round(seconds / 3600, 2) AS study_hours,
  if(sum(seconds) OVER () = 0, 0, round(seconds / sum(seconds) OVER (), 5)) AS share, now() AS refreshed_at
FROM weekdays ARRAY JOIN hours AS seconds, arrayEnumerate(hours) AS place
COMMENT 'When do students study? One row per weekday and local hour, over the last 90 days; computed anew every hour';

CREATE MATERIALIZED VIEW analytics.course_ranking
REFRESH EVERY 1 HOUR
(
  course_id              UUID COMMENT 'Which course',
  students               UInt64 COMMENT 'Students who ever joined: enrolled or were active',
  active_students        UInt64 COMMENT 'Students active in the last 28 days',
  completions            UInt64 COMMENT 'Students who completed it',
  completion_rate        Float64 COMMENT 'completions / students',
  study_hours            Float64 COMMENT 'Hours of study in the last 28 days',
  mean_best_percent      Nullable(Float64) COMMENT 'Mean over (student, assessment) of the best attempt',
  place_by_active        UInt32 COMMENT '1 = most active_students',
  place_by_completion    Nullable(UInt32) COMMENT '1 = highest completion_rate of courses with 20 students or more; null under 20',
  place_from_bottom      Nullable(UInt32) COMMENT 'The same counted from the lowest completion_rate',
  refreshed_at           DateTime('UTC') COMMENT 'When this was computed'
)
ENGINE = MergeTree ORDER BY course_id
AS WITH
  joined AS (
    SELECT course_id, uniqExact(student_id) AS students, uniqExactIf(student_id, change = 'completed') AS completions
    FROM analytics.progress_history FINAL
    GROUP BY course_id),
  recent AS (
    SELECT course_id, uniqExact(student_id) AS active_students, sum(time_spent_total) AS seconds
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
  joined.course_id AS course_id, students, active_students, completions, round(completions / students, 4) AS completion_rate, round(seconds / 3600, 2) AS study_hours,
  round(mean_best, 2) AS mean_best_percent,
  row_number() OVER (ORDER BY active_students DESC, joined.course_id) AS place_by_active,
  if(students < 20, NULL, row_number() OVER (PARTITION BY students < 20 ORDER BY completions / students DESC, joined.course_id)) AS place_by_completion,
  if(students < 20, NULL, row_number() OVER (PARTITION BY students < 20 ORDER BY completions / students, joined.course_id)) AS place_from_bottom,
  now() AS refreshed_at
FROM joined
LEFT JOIN recent ON recent.course_id = joined.course_id
LEFT JOIN scores ON scores.course_id = joined.course_id
COMMENT 'Which courses do best and worst? One row per course anybody joined; computed anew every hour';

CREATE TABLE analytics.student_places (
  week         Date32                 COMMENT 'Monday of the week, UTC',
  country_code LowCardinality(String) COMMENT 'ISO 3166 country code; empty if unknown',
  device_type  LowCardinality(String) COMMENT 'Kind of device as the client named it; empty if unknown',
  os           LowCardinality(String) COMMENT 'Operating system as the client named it; empty if unknown',
  browser      LowCardinality(String) COMMENT 'Browser as the client named it; empty if unknown',
  student_id   UUID                   COMMENT 'Who was there'
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(week)
ORDER BY (week, country_code, device_type, os, browser, student_id)
COMMENT 'From where and on what does each student come? A set, filled from activity_events: one row per week, place, device and student';

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
WHERE is_deleted = 0
COMMENT 'Fills student_places as raw events arrive';

-- What was there before. Rows that arrive meanwhile come twice, which a set does not mind.
INSERT INTO analytics.student_places
SELECT DISTINCT
  toMonday(toDate32(event_time)), ifNull(country_code, ''), ifNull(device_type, ''), ifNull(os, ''), ifNull(browser, ''), student_id
FROM analytics.activity_events
WHERE is_deleted = 0;

CREATE VIEW analytics.geography
AS SELECT
  week,
  country_code,
  uniqExact(student_id) AS students,
  round(students / sum(students) OVER (PARTITION BY week), 4) AS share
FROM analytics.student_places
GROUP BY week, country_code
ORDER BY week, students DESC, country_code
COMMENT 'From where do students come? One row per week and country; a student who was in two countries counts in both';

CREATE VIEW analytics.devices
AS SELECT
  week,
  device_type,
  os,
  browser,
  uniqExact(student_id) AS students
FROM analytics.student_places
GROUP BY week, device_type, os, browser
ORDER BY week, students DESC, device_type, os, browser
COMMENT 'On what do students study? One row per week, kind of device, operating system and browser';

-- As V002: duplicates of retries and replays collapsed, what was taken away gone.

CREATE VIEW analytics.progress_history_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.progress_history FINAL
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'How did each student come to where they are? progress_history, each change once';

CREATE VIEW analytics.assessment_attempts_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.assessment_attempts FINAL
COMMENT 'How did each student do in each attempt? assessment_attempts in their newest version';

CREATE VIEW analytics.question_attempts_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.question_attempts FINAL
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'How was each question answered? question_attempts, each answer once';

CREATE VIEW analytics.student_daily_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.student_daily FINAL
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'What did each student do on each day? student_daily in its newest version';

CREATE VIEW analytics.student_course_daily_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.student_course_daily FINAL
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'What did each student do in each course on each day? student_course_daily in its newest version';

CREATE VIEW analytics.material_interactions_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.material_interactions FINAL
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'How was each material read? material_interactions, each once';

CREATE VIEW analytics.forum_activity_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.forum_activity FINAL
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'What went on in the forums? forum_activity, each once';

CREATE VIEW analytics.live_class_activity_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.live_class_activity FINAL
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'Who came to and left the live classes? live_class_activity, each once';

CREATE VIEW analytics.content_changes_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.content_changes FINAL
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'What did teachers create and change? content_changes, each once';

CREATE VIEW analytics.feedback_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.feedback FINAL
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'Which feedback and grades were given? feedback, each once';
