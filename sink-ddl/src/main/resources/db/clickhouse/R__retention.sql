-- How long history is kept, by event time. Applied again whenever a number of days changes.
-- Rows older than this vanish when parts merge, replayed ones too: to replay old data, keep it longer.

ALTER TABLE analytics.activity_events MODIFY TTL toDateTime(event_time) + toIntervalDay(${raw.retention.days});
ALTER TABLE analytics.dead_letters MODIFY TTL toDateTime(received_at) + toIntervalDay(${raw.retention.days});
ALTER TABLE analytics.video_watch_intervals MODIFY TTL toDateTime(opened_at) + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.sessions MODIFY TTL toDateTime(started_at) + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.streak_history MODIFY TTL toDateTime(changed_at) + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.risk_transitions MODIFY TTL toDateTime(episode_started_at) + toIntervalDay(${derived.retention.days});
