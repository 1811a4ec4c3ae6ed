-- How long history is kept, by event time. Applied again whenever a number of days changes.
-- Rows older than this vanish when parts merge, replayed ones too: to replay old data, keep it longer.

ALTER TABLE analytics.activity_events MODIFY TTL event_time + toIntervalDay(${raw.retention.days});
ALTER TABLE analytics.dead_letters MODIFY TTL received_at + toIntervalDay(${raw.retention.days});
ALTER TABLE analytics.video_watch_intervals MODIFY TTL opened_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.sessions MODIFY TTL started_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.streak_history MODIFY TTL changed_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.risk_transitions MODIFY TTL episode_started_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.progress_history MODIFY TTL changed_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.assessment_attempts MODIFY TTL submitted_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.question_attempts MODIFY TTL answered_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.student_daily MODIFY TTL stat_date + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.student_course_daily MODIFY TTL metric_date + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.material_interactions MODIFY TTL interacted_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.forum_activity MODIFY TTL created_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.live_class_activity MODIFY TTL happened_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.content_changes MODIFY TTL changed_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.feedback MODIFY TTL created_at + toIntervalDay(${derived.retention.days});
ALTER TABLE analytics.student_places MODIFY TTL week + toIntervalDay(${raw.retention.days});
