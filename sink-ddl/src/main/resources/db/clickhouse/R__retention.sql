-- How long history is kept, by event time. Applied again whenever a number of days changes.
-- Rows older than this vanish when parts merge, replayed ones too: to replay old data, keep it longer.

ALTER TABLE analytics.activity_events MODIFY TTL event_time + toIntervalDay(${raw.retention.days});
ALTER TABLE analytics.dead_letters MODIFY TTL received_at + toIntervalDay(${raw.retention.days});
ALTER TABLE analytics.video_watch_intervals MODIFY TTL opened_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.sessions MODIFY TTL started_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.streak_history MODIFY TTL changed_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.risk_transitions MODIFY TTL episode_started_at + toIntervalDay(${derived.retention.days});
