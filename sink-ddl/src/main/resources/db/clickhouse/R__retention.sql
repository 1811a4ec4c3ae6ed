-- How long history is kept, by event time. Applied again whenever a number of days changes.
-- Rows older than this vanish when parts merge, replayed ones too: to replay old data, keep it longer.
-- A row about a week or a day expires when the last event that can be in it does, not by the first moment of it: a week lasts seven days, and the local
-- date of a student west of Greenwich ends twelve hours after the date in UTC. Times are said in UTC, since ClickHouse would take a bare date for a midnight
-- of the server.

ALTER TABLE analytics.activity_events MODIFY TTL event_time + toIntervalDay(${raw.retention.days});
ALTER TABLE analytics.dead_letters MODIFY TTL received_at + toIntervalDay(${raw.retention.days});
ALTER TABLE analytics.video_watch_intervals MODIFY TTL opened_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.sessions MODIFY TTL started_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.streak_history MODIFY TTL changed_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.risk_transitions MODIFY TTL episode_started_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.progress_history MODIFY TTL changed_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.assessment_attempts MODIFY TTL submitted_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.question_attempts MODIFY TTL answered_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.student_daily MODIFY TTL toDateTime64(stat_date, 0, 'UTC') + toIntervalHour(36) + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.student_course_daily MODIFY TTL toDateTime64(metric_date, 0, 'UTC') + toIntervalHour(36) + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.material_interactions MODIFY TTL interacted_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.forum_activity MODIFY TTL created_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.live_class_activity MODIFY TTL happened_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.content_changes MODIFY TTL changed_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.feedback MODIFY TTL created_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.student_places MODIFY TTL toDateTime64(week, 0, 'UTC') + toIntervalDay(7) + toIntervalDay(${raw.retention.days});

-- Raw events whose week is not there: it went before them, or they were kept longer from some day on. A set, which does not mind what comes twice.
INSERT INTO analytics.student_places
SELECT DISTINCT
  toMonday(toDate32(event_time)), ifNull(country_code, ''), ifNull(device_type, ''), ifNull(os, ''), ifNull(browser, ''), student_id
FROM analytics.activity_events
WHERE is_deleted = 0 AND event_type NOT IN (SELECT event_type FROM analytics.event_types WHERE is_own_act = 0);
