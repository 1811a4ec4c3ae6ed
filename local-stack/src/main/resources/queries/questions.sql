-- What analysts and dashboards ask. Read by scripts/queries, which measures each, and by a test, which wants one for every view; docs/analysts.md
-- and docs/dashboards.md show the answers. How to write: see io.studentpulse.queries.QueryList.

-- clickhouse values student else 00000000-0000-0000-0000-000000000001
SELECT student_id FROM analytics.student_daily GROUP BY student_id ORDER BY cityHash64(student_id) LIMIT 1000;

-- Each with the weight it has among the stretches: popular videos are asked about more often, and take longer.
-- clickhouse values video else 00000000-0000-0000-0000-000000000002
SELECT video_id FROM analytics.video_watch_intervals ORDER BY cityHash64(student_id, session_id) LIMIT 1000;

-- clickhouse values course else 00000000-0000-0000-0000-000000000003
SELECT course_id FROM analytics.student_course_daily ORDER BY cityHash64(student_id, metric_date) LIMIT 1000;

-- clickhouse values assessment else 00000000-0000-0000-0000-000000000004
SELECT assessment_id FROM analytics.assessment_attempts ORDER BY cityHash64(attempt_id) LIMIT 1000;

-- clickhouse view video_heat_map
SELECT * FROM analytics.video_heat_map(video = '${video}');

-- clickhouse view video_heat_map drop-off points
SELECT second, viewers, viewers_next, round(1 - viewers_next / viewers, 3) AS lost
FROM analytics.video_heat_map(video = '${video}') WHERE is_drop_off ORDER BY lost DESC LIMIT 10;

-- clickhouse view video_heat_map rewatched
SELECT second, viewers, plays, plays_per_viewer
FROM analytics.video_heat_map(video = '${video}') WHERE is_rewatch_peak ORDER BY plays_per_viewer DESC LIMIT 10;

-- clickhouse view video_playback_rates
SELECT * FROM analytics.video_playback_rates(video = '${video}');

-- clickhouse view course_funnel
SELECT * FROM analytics.course_funnel(course = '${course}');

-- clickhouse view course_lesson_completions
SELECT * FROM analytics.course_lesson_completions(course = '${course}');

-- clickhouse view course_activity
SELECT * FROM analytics.course_activity(course = '${course}');

-- clickhouse view course_retention
SELECT * FROM analytics.course_retention(course = '${course}');

-- clickhouse view assessment_score_distribution
SELECT * FROM analytics.assessment_score_distribution(assessment = '${assessment}');

-- clickhouse view question_statistics
SELECT * FROM analytics.question_statistics(assessment = '${assessment}');

-- clickhouse view question_choices
SELECT * FROM analytics.question_choices(assessment = '${assessment}');

-- clickhouse view active_students
SELECT * FROM analytics.active_students ORDER BY day DESC LIMIT 90;

-- clickhouse view retention_cohorts
SELECT cohort_week, weeks_later, students, share FROM analytics.retention_cohorts WHERE weeks_later <= 12 ORDER BY cohort_week, weeks_later;

-- clickhouse view playback_rates
SELECT * FROM analytics.playback_rates ORDER BY month, playback_rate;

-- clickhouse view session_lengths
SELECT * FROM analytics.session_lengths ORDER BY week DESC, device_type LIMIT 12;

-- clickhouse view study_hours
SELECT * FROM analytics.study_hours ORDER BY share DESC LIMIT 10;

-- clickhouse view course_ranking top
SELECT * FROM analytics.course_ranking WHERE place_by_completion <= 10 ORDER BY place_by_completion;

-- clickhouse view course_ranking bottom
SELECT * FROM analytics.course_ranking WHERE place_from_bottom <= 10 ORDER BY place_from_bottom;

-- clickhouse view geography
SELECT * FROM analytics.geography WHERE week >= today() - 28;

-- clickhouse view geography of 90 days
SELECT country_code, uniqExact(student_id) AS students FROM analytics.student_places GROUP BY country_code ORDER BY students DESC LIMIT 20;

-- clickhouse view devices
SELECT * FROM analytics.devices WHERE week >= today() - 28;

-- clickhouse view activity_events_current
SELECT event_time, event_type, course_id, event_data FROM analytics.activity_events_current WHERE student_id = '${student}' ORDER BY event_time DESC LIMIT 100;

-- clickhouse view video_events
SELECT event_time, event_type, video_id, position_seconds, playback_rate FROM analytics.video_events WHERE student_id = '${student}' ORDER BY event_time DESC LIMIT 100;

-- clickhouse view video_watch_intervals_current
SELECT video_id, sum(end_ms - start_ms) / 1000 AS seconds FROM analytics.video_watch_intervals_current WHERE student_id = '${student}' GROUP BY video_id;

-- clickhouse view sessions_current
SELECT started_at, duration_seconds, active_seconds, device_type FROM analytics.sessions_current WHERE student_id = '${student}' ORDER BY started_at;

-- clickhouse view streak_history_current
SELECT changed_at, status, current_streak_days FROM analytics.streak_history_current WHERE student_id = '${student}' ORDER BY changed_at;

-- clickhouse view risk_transitions_current
SELECT course_id, transition, changed_at, reason FROM analytics.risk_transitions_current WHERE student_id = '${student}' ORDER BY changed_at;

-- clickhouse view dead_letters_current
SELECT reason, stage, count() AS n, any(error) AS example FROM analytics.dead_letters_current GROUP BY ALL ORDER BY n DESC;

-- clickhouse omits student_places_of_events: it only fills student_places as raw events arrive
