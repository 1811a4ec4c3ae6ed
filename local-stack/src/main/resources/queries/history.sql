-- A plausible history of ${events} raw events in ${days} days that end now, made inside ClickHouse: sittings of 25 events each, and from the
-- same sittings every derived row. Not what the job would compute from them to the second, but of the same size, spread and skew: later days
-- have more students, some students come much more often than others, a few courses and the first lessons of each draw most.
-- A statement after "-- each day" runs once for every day, so that a part of the table holds a time and all students, as it does in life.

CREATE DATABASE generated;

CREATE TABLE generated.sittings (
  sitting UInt64, student UInt32, course UInt32, lesson UInt8, began DateTime64(3, 'UTC'), position_ms Int32, rate Nullable(Float64),
  score UInt8, country LowCardinality(String), zone LowCardinality(String), device LowCardinality(String),
  student_id UUID, session_id UUID, course_id UUID, lesson_id UUID, video_id UUID, quiz_id UUID)
ENGINE = MergeTree ORDER BY sitting
AS WITH number / (${events} / 25) AS progress, (sipHash64(number, 'student') % 1000000) / 1e6 AS dice
SELECT
  number AS sitting,
  toUInt32(${students} * (0.3 + 0.7 * progress) * pow(dice, 1.3)) AS student,
  toUInt32(${courses} * pow((sipHash64(student, sipHash64(number, 'course') % 3) % 1000000) / 1e6, 2)) AS course,
  toUInt8(20 * pow((sipHash64(number, 'lesson') % 1000000) / 1e6, 2)) AS lesson,
  toDateTime64(now() - ${days} * 86400 + 7200 + toInt64(progress * (${days} * 86400 - 14400)), 3, 'UTC') + toIntervalMillisecond(sipHash64(number) % 1000) AS began,
  toInt32((sipHash64(number, 'position') % 90) * 10000) AS position_ms,
  [NULL, 1.0, 1.0, 1.0, 1.0, 1.25, 1.25, 1.5, 1.5, 2.0][1 + sipHash64(student, 'rate') % 10] AS rate,
  toUInt8(100 * pow((sipHash64(number, 'score') % 1000000) / 1e6, 0.5)) AS score,
  ['US', 'IN', 'GB', 'DE', 'BR', 'NG', 'FR', 'MX', 'JP', 'AU', 'CA', 'ES', 'IT', 'PL', 'KE', 'EG', 'ID', 'PH', 'VN', 'TR'][
    1 + toUInt8(20 * pow((sipHash64(student, 'country') % 1000000) / 1e6, 2.5))] AS country,
  ['America/New_York', 'Asia/Kolkata', 'Europe/London', 'Europe/Berlin'][1 + sipHash64(student, 'country') % 4] AS zone,
  ['mobile', 'desktop', 'tablet'][1 + toUInt8(3 * pow((sipHash64(student, sipHash64(number, 'device') % 4) % 1000000) / 1e6, 2))] AS device,
  reinterpretAsUUID(sipHash128('student', student)) AS student_id,
  reinterpretAsUUID(sipHash128('session', number)) AS session_id,
  reinterpretAsUUID(sipHash128('course', course)) AS course_id,
  reinterpretAsUUID(sipHash128('lesson', course, lesson)) AS lesson_id,
  reinterpretAsUUID(sipHash128('video', course, lesson)) AS video_id,
  reinterpretAsUUID(sipHash128('quiz', course, lesson)) AS quiz_id
FROM numbers(toUInt64(${events} / 25));

-- each day
INSERT INTO analytics.activity_events
SELECT
  student_id, began + toIntervalMillisecond(step * 15000) AS event_time, generateUUIDv4(sitting * 25 + step) AS event_id,
  ['session_start', 'lesson_start', 'video_play', 'video_progress', 'video_pause', 'video_seek', 'quiz_start', 'quiz_answer', 'quiz_submit', 'session_end'][
    multiIf(step < 3, step + 1, step < 13, 4, step = 13, 5, step = 14, 6, step < 19, 4, step = 19, 5, step = 20, 7, step < 23, 8, step = 23, 9, 10)] AS event_type,
  event_type AS event_name, event_time AS claimed_time, event_time + toIntervalMillisecond(20 + sitting % 400) AS received_time,
  session_id, course_id, if(step BETWEEN 1 AND 19, lesson_id, NULL), if(step BETWEEN 2 AND 19, video_id, NULL), if(step BETWEEN 20 AND 23, quiz_id, NULL),
  device, ['Android', 'Windows', 'iOS'][1 + student % 3], ['Chrome', 'Safari', 'Firefox'][1 + student % 3], country, NULL, zone,
  multiIf(
    step BETWEEN 2 AND 19, concat('{"current_time":', toString(position_ms / 1000 + step * 15), ',"video_duration":1200,"playback_rate":', toString(ifNull(rate, 1)), '}'),
    step = 23, concat('{"score":', toString(score), ',"max_score":100}'),
    '{}'),
  [], if(step BETWEEN 2 AND 19, position_ms / 1000 + step * 15, NULL), NULL, NULL, if(step BETWEEN 2 AND 19, 1200, NULL), if(step BETWEEN 2 AND 19, ifNull(rate, 1), NULL),
  1, 0
FROM generated.sittings ARRAY JOIN range(25) AS step
WHERE sitting >= intDiv(${events} * ${day}, 25 * ${days}) AND sitting < intDiv(${events} * (${day} + 1), 25 * ${days});

-- each day
INSERT INTO analytics.video_watch_intervals
SELECT
  student_id, video_id, session_id, began + toIntervalMillisecond(if(first, 30000, 225000)) AS opened_at,
  reinterpretAsUUID(sipHash128('interval', sitting, first)), course_id, lesson_id,
  -- Every third sitting goes back to the same place, which is hard.
  multiIf(first, position_ms, sitting % 3 = 0, 300000, toInt32(position_ms / 3)) AS start_ms,
  toInt32(start_ms + if(first, 165000, 60000) * ifNull(rate, 1)), opened_at + toIntervalMillisecond(if(first, 165000, 60000)), rate, false, 12, 0
FROM generated.sittings ARRAY JOIN [true, false] AS first
WHERE sitting >= intDiv(${events} * ${day}, 25 * ${days}) AND sitting < intDiv(${events} * (${day} + 1), 25 * ${days});

-- each day
INSERT INTO analytics.sessions
SELECT student_id, session_id, began, began + toIntervalSecond(360) AS ended_at, 360, 360, 25, false, device, ended_at, 25, 0
FROM generated.sittings
WHERE sitting >= intDiv(${events} * ${day}, 25 * ${days}) AND sitting < intDiv(${events} * (${day} + 1), 25 * ${days});

-- each day
INSERT INTO analytics.assessment_attempts (student_id, assessment_id, attempt_number, attempt_id, assessment_type, course_id, score, max_score, percent,
  score_scale, is_passed, time_spent_seconds, status, started_at, submitted_at, feedback_count, questions_answered, last_event_at, version, is_deleted)
SELECT
  student_id, quiz_id, 1 + sitting % 3, reinterpretAsUUID(sipHash128('attempt', sitting)), 'quiz', course_id, score, 100, score,
  'percent', score >= 60, 45, 'submitted', began + toIntervalSecond(300), began + toIntervalSecond(345) AS submitted_at, 0, 2, submitted_at, 4, 0
FROM generated.sittings
WHERE sitting >= intDiv(${events} * ${day}, 25 * ${days}) AND sitting < intDiv(${events} * (${day} + 1), 25 * ${days});

-- each day
INSERT INTO analytics.question_attempts (student_id, answered_at, event_id, question_id, assessment_id, attempt_id, topic_id, course_id, session_id,
  selected_answer, is_correct, time_to_answer_seconds, confidence_level, hint_used, skipped, quality, version, is_deleted)
SELECT
  student_id, began + toIntervalSecond(300 + 15 * question), reinterpretAsUUID(sipHash128('answer', sitting, question)),
  reinterpretAsUUID(sipHash128('question', course, lesson, question, sitting % 5)), quiz_id, reinterpretAsUUID(sipHash128('attempt', sitting)),
  reinterpretAsUUID(sipHash128('topic', course, intDiv(lesson, 4))), course_id, session_id,
  if(score > 30 + 20 * question, 'A', ['B', 'C', 'D'][1 + sitting % 3]) AS selected_answer, selected_answer = 'A', 5 + sitting % 40,
  1 + sitting % 5, sitting % 7 = 0, false, if(selected_answer = 'A', 4, 1), 1, 0
FROM generated.sittings ARRAY JOIN [1, 2] AS question
WHERE sitting >= intDiv(${events} * ${day}, 25 * ${days}) AND sitting < intDiv(${events} * (${day} + 1), 25 * ${days});

-- each day
INSERT INTO analytics.student_daily (student_id, stat_date, sessions_count, total_time_seconds, time_spent_video, time_spent_quiz, time_spent_reading,
  lessons_completed, videos_watched, quizzes_attempted, quizzes_passed, assignments_submitted, questions_answered, questions_correct, materials_read,
  forum_actions, event_count, was_active, hour_seconds, time_zone, last_activity_at, last_event_at, version, is_deleted)
SELECT
  student_id, toDate(began) AS stat_date, count() AS sittings, 360 * sittings, 225 * sittings, 45 * sittings, 60 * sittings, sittings, 0, sittings,
  countIf(score >= 60), 0, 2 * sittings, countIf(score > 50) + countIf(score > 70), 0, 0, 25 * sittings, true, toString(sumForEach(arrayMap(hour -> toUInt32(if(hour = toHour(began), 360, 0)), range(24)))), any(zone),
  max(began) + toIntervalSecond(360) AS last_event_at, last_event_at, 25 * sittings, 0
FROM generated.sittings
WHERE toDate(began) = (SELECT toDate(min(began)) FROM generated.sittings) + ${day}
GROUP BY student_id, stat_date;

-- each day
INSERT INTO analytics.student_course_daily (student_id, course_id, metric_date, sessions_count, time_spent_total, time_spent_video, time_spent_reading,
  time_spent_quiz, lessons_started, lessons_completed, videos_watched, quizzes_attempted, quizzes_passed, assignments_submitted, event_count,
  last_activity_at, last_event_at, version, is_deleted)
SELECT
  student_id, course_id, toDate(began) AS metric_date, count() AS sittings, 360 * sittings, 225 * sittings, 60 * sittings, 45 * sittings, sittings,
  sittings, 0, sittings, countIf(score >= 60), 0, 25 * sittings, max(began) + toIntervalSecond(360) AS last_event_at, last_event_at, 25 * sittings, 0
FROM generated.sittings
WHERE toDate(began) = (SELECT toDate(min(began)) FROM generated.sittings) + ${day}
GROUP BY student_id, course_id, metric_date;

CREATE TABLE generated.finished ENGINE = MergeTree ORDER BY at
AS SELECT *, row_number() OVER (PARTITION BY student_id, course_id ORDER BY at, lesson_id) AS lessons
FROM (SELECT student_id, course_id, lesson_id, min(began) AS at FROM generated.sittings GROUP BY student_id, course_id, lesson_id);

-- each day
INSERT INTO analytics.progress_history (student_id, course_id, changed_at, change, detail_id, from_status, to_status, completion_pct, lessons_completed,
  total_lessons, version, is_deleted)
SELECT
  student_id, course_id, at + toIntervalSecond(step * 10) AS changed_at, ['enrolled', 'started', 'lesson_completed', 'completed'][step + 1] AS change,
  if(step = 2, lesson_id, course_id) AS detail_id, ['not_started', 'not_started', 'in_progress', 'in_progress'][step + 1],
  ['not_started', 'in_progress', 'in_progress', 'completed'][step + 1], if(step < 2, 0, lessons * 5), if(step < 2, 0, lessons), 20, lessons + 1, 0
FROM generated.finished ARRAY JOIN [0, 1, 2, 3] AS step
WHERE (step = 2 OR (step < 2 AND lessons = 1) OR (step = 3 AND lessons = 8))
  AND toDate(at) = (SELECT toDate(min(began)) FROM generated.sittings) + ${day};

-- Replayed: each hundredth sitting once more, so that reading has something to collapse.
INSERT INTO analytics.activity_events SELECT * FROM analytics.activity_events WHERE sipHash64(session_id) % 100 = 0;
INSERT INTO analytics.video_watch_intervals SELECT * FROM analytics.video_watch_intervals WHERE sipHash64(session_id) % 100 = 0;
INSERT INTO analytics.sessions SELECT * FROM analytics.sessions WHERE sipHash64(session_id) % 100 = 0;
INSERT INTO analytics.assessment_attempts SELECT * FROM analytics.assessment_attempts WHERE sipHash64(attempt_id) % 100 = 0;
INSERT INTO analytics.question_attempts SELECT * FROM analytics.question_attempts WHERE sipHash64(session_id) % 100 = 0;
INSERT INTO analytics.student_daily SELECT * FROM analytics.student_daily WHERE sipHash64(student_id) % 100 = 0;
INSERT INTO analytics.student_course_daily SELECT * FROM analytics.student_course_daily WHERE sipHash64(student_id) % 100 = 0;
INSERT INTO analytics.progress_history SELECT * FROM analytics.progress_history WHERE sipHash64(student_id) % 100 = 0;

-- What is computed on a schedule, now.
SYSTEM REFRESH VIEW analytics.active_students;
SYSTEM WAIT VIEW analytics.active_students;
SYSTEM REFRESH VIEW analytics.retention_cohorts;
SYSTEM WAIT VIEW analytics.retention_cohorts;
SYSTEM REFRESH VIEW analytics.playback_rates;
SYSTEM WAIT VIEW analytics.playback_rates;
SYSTEM REFRESH VIEW analytics.session_lengths;
SYSTEM WAIT VIEW analytics.session_lengths;
SYSTEM REFRESH VIEW analytics.study_hours;
SYSTEM WAIT VIEW analytics.study_hours;
SYSTEM REFRESH VIEW analytics.course_ranking;
SYSTEM WAIT VIEW analytics.course_ranking;
SYSTEM REFRESH VIEW analytics.geography;
SYSTEM WAIT VIEW analytics.geography;
SYSTEM REFRESH VIEW analytics.devices;
SYSTEM WAIT VIEW analytics.devices;
