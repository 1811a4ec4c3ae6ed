-- What was read of an event, whatever its client calls the fields: a video's report as typed columns, and the names of what could not be read.

ALTER TABLE analytics.activity_events
  ADD COLUMN left_out Array(String)
    COMMENT 'Optional fields that could not be read, were not finite or out of their range, and so count for nothing; sorted' AFTER event_data,
  ADD COLUMN video_position_seconds Nullable(Float64)
    COMMENT 'Position in the video that the report tells, in seconds; null where it tells none, and in rows an earlier release wrote' AFTER left_out,
  ADD COLUMN video_from_seconds Nullable(Float64)
    COMMENT 'Position that a seek left, in seconds; null as video_position_seconds' AFTER video_position_seconds,
  ADD COLUMN video_to_seconds Nullable(Float64)
    COMMENT 'Position that a seek went to, in seconds; null as video_position_seconds' AFTER video_from_seconds,
  ADD COLUMN video_duration_seconds Nullable(Float64)
    COMMENT 'Length of the video that the report tells, in seconds; null as video_position_seconds' AFTER video_to_seconds,
  ADD COLUMN playback_rate Nullable(Float64)
    COMMENT 'Playback rate, 1.0 = normal; null as video_position_seconds' AFTER video_duration_seconds;

ALTER TABLE analytics.activity_events
  COMMENT COLUMN event_data 'What may be kept of the payload, JSON: known fields, numbers, flags, ids, instants and words of enumerations; of any other text its length';

CREATE OR REPLACE VIEW analytics.activity_events_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.activity_events FINAL
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'What did each student do? activity_events, each event once';

-- Rows that an earlier release wrote have no typed columns: their payload is read instead, under every name that the contract has for the field. What
-- was left out stays so: it stands in the payload as it came.
CREATE OR REPLACE VIEW analytics.video_events
AS WITH arrayMap(
    names -> toFloat64OrNull(trim(BOTH '"' FROM arrayFirst(
      raw -> raw NOT IN ('', 'null', 'NaN', '"NaN"'), arrayMap(name -> JSONExtractRaw(event_data, name), names)))),
    [['current_time', 'currentTime'], ['from'], ['to'], ['video_duration', 'videoDuration', 'duration'], ['playback_rate', 'playbackRate']]) AS said
SELECT
  student_id, event_time, event_id, event_type, session_id, course_id, lesson_id, video_id, device_type,
  coalesce(event.video_position_seconds, if(has(left_out, 'current_time') OR NOT isFinite(said[1]), NULL, said[1])) AS position_seconds,
  coalesce(event.video_from_seconds, if(has(left_out, 'from') OR NOT isFinite(said[2]), NULL, said[2])) AS from_seconds,
  coalesce(event.video_to_seconds, if(has(left_out, 'to') OR NOT isFinite(said[3]), NULL, said[3])) AS to_seconds,
  coalesce(event.video_duration_seconds, if(has(left_out, 'video_duration') OR NOT (said[4] > 0 AND isFinite(said[4])), NULL, said[4])) AS duration_seconds,
  coalesce(event.playback_rate, if(has(left_out, 'playback_rate') OR NOT (said[5] > 0 AND isFinite(said[5])), NULL, said[5])) AS playback_rate,
  event_data
FROM analytics.activity_events AS event FINAL
WHERE startsWith(event_type, 'video_')
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'What did the players report? One row per accepted video event; positions and durations in seconds, null where the report has no such number';

-- The length of a video is what its players told, in whatever spelling; where nobody did, no percent is known, and nothing is divided by it.
CREATE OR REPLACE VIEW analytics.student_course_video_days
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
    SELECT assumeNotNull(video_id) AS video_id, argMax(longest, newest) AS duration_seconds
    FROM (
      SELECT video_id, session_id, max(duration_seconds) AS longest, max(event_time) AS newest
      FROM analytics.video_events
      WHERE student_id = {student:UUID} AND duration_seconds > 0 AND video_id IS NOT NULL
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
  round(avg(if(lengths.duration_seconds > 0, least(100, floor(watched_ms * 10 / nullIf(lengths.duration_seconds, 0)) / 100), NULL)), 2) AS video_watch_pct_avg
FROM watched LEFT JOIN lengths ON lengths.video_id = watched.video_id
GROUP BY metric_date
ORDER BY metric_date
COMMENT 'How much of a course''s videos had a student watched by the end of each day? One row per local date of activity in the course; percent of those videos whose length is known, null where none is';
