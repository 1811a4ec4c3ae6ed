-- Clock values are computed here, when somebody asks, and never rewritten row by row.

CREATE VIEW analytics.at_risk_students AS
SELECT
  student_id,
  course_id,
  reason,
  since,
  last_activity_at,
  floor(extract(epoch FROM now() - since) / 86400)::integer AS days_at_risk,
  floor(extract(epoch FROM now() - last_activity_at) / 86400)::integer AS days_inactive
FROM analytics.student_risk
WHERE at_risk;

COMMENT ON VIEW analytics.at_risk_students IS 'Who is at risk now, for how long, and why? One row per student and course';
COMMENT ON COLUMN analytics.at_risk_students.student_id IS 'Who is at risk';
COMMENT ON COLUMN analytics.at_risk_students.course_id IS 'In which course';
COMMENT ON COLUMN analytics.at_risk_students.reason IS 'never_started or inactive';
COMMENT ON COLUMN analytics.at_risk_students.since IS 'When the present episode began';
COMMENT ON COLUMN analytics.at_risk_students.last_activity_at IS 'Last activity in the course; null if there was none';
COMMENT ON COLUMN analytics.at_risk_students.days_at_risk IS 'Whole 24-hour days since the episode began, by the wall clock of this query';
COMMENT ON COLUMN analytics.at_risk_students.days_inactive IS 'Whole 24-hour days since the last activity, by the wall clock of this query; null if there was none';

CREATE VIEW analytics.open_study_sessions AS
SELECT student_id, session_id, started_at, ended_at AS last_seen_at, duration_seconds, active_seconds, event_count, device_type
FROM analytics.study_sessions
WHERE is_open;

COMMENT ON VIEW analytics.open_study_sessions IS 'Who is studying now? One row per session that another event may still lengthen';
COMMENT ON COLUMN analytics.open_study_sessions.student_id IS 'Who studies';
COMMENT ON COLUMN analytics.open_study_sessions.session_id IS 'Session id of the client';
COMMENT ON COLUMN analytics.open_study_sessions.started_at IS 'Event time of the first event';
COMMENT ON COLUMN analytics.open_study_sessions.last_seen_at IS 'Event time of the last event so far';
COMMENT ON COLUMN analytics.open_study_sessions.duration_seconds IS 'last_seen_at minus started_at in seconds';
COMMENT ON COLUMN analytics.open_study_sessions.active_seconds IS 'Sum of the gaps between events, each capped at 5 minutes, without pauses, in seconds';
COMMENT ON COLUMN analytics.open_study_sessions.event_count IS 'Number of events so far';
COMMENT ON COLUMN analytics.open_study_sessions.device_type IS 'Device as the client named it; null if it did not';
