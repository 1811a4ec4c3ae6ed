-- What a query should read: duplicates of retries and replays already collapsed, vanished rows gone.
-- Versions of a row always share a partition, so FINAL may work partition by partition.

CREATE VIEW analytics.activity_events_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.activity_events FINAL
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'What did each student do? activity_events, each event once';

CREATE VIEW analytics.video_events
AS SELECT
  student_id, event_time, event_id, event_type, session_id, course_id, lesson_id, video_id, device_type,
  toFloat64OrNull(JSONExtractRaw(event_data, 'current_time')) AS position_seconds,
  toFloat64OrNull(JSONExtractRaw(event_data, 'from')) AS from_seconds,
  toFloat64OrNull(JSONExtractRaw(event_data, 'to')) AS to_seconds,
  toFloat64OrNull(JSONExtractRaw(event_data, 'video_duration')) AS duration_seconds,
  toFloat64OrNull(JSONExtractRaw(event_data, 'playback_rate')) AS playback_rate,
  event_data
FROM analytics.activity_events FINAL
WHERE startsWith(event_type, 'video_')
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'What did the players report? One row per accepted video event; positions and durations in seconds, null where the payload has no such number';

CREATE VIEW analytics.video_watch_intervals_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.video_watch_intervals FINAL
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'Which parts of which video were watched, when? video_watch_intervals, each interval once';

CREATE VIEW analytics.sessions_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.sessions FINAL
SETTINGS do_not_merge_across_partitions_select_final = 1
COMMENT 'When did each student study, and how long? sessions in their newest version, merged ones gone';

CREATE VIEW analytics.streak_history_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.streak_history FINAL
COMMENT 'How did each streak grow and break? streak_history, each change once';

CREATE VIEW analytics.risk_transitions_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.risk_transitions FINAL
COMMENT 'When did a student become at risk in a course, and when not any more? risk_transitions, each transition once';

CREATE VIEW analytics.dead_letters_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.dead_letters FINAL
COMMENT 'What was rejected, and why? dead_letters, each record once';
