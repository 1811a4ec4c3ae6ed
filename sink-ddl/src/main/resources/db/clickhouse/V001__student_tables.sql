-- History: ReplacingMergeTree, keyed by what a row is and never by when it was written, so that retries and replays collapse.
-- Partitions are made only of key columns: a version in another partition would never collapse. Read through FINAL or the *_current views.
-- How long rows are kept stands in R__retention.sql.

CREATE DATABASE IF NOT EXISTS analytics ENGINE = Atomic COMMENT 'Student Pulse: history, written by the job alone';

CREATE TABLE analytics.activity_events (
  student_id    UUID                             COMMENT 'Who acted: the student, or the teacher on teacher.activity',
  event_time    DateTime64(3, 'UTC')             COMMENT 'When it happened; the arrival where the client''s clock ran more than 5 minutes ahead' CODEC(Delta, ZSTD(1)),
  event_id      UUID                             COMMENT 'Id of the event, from the client or derived from its content',
  event_type    LowCardinality(String)           COMMENT 'Type of the contract; empty for an unknown one',
  event_name    LowCardinality(String)           COMMENT 'Name of the type as the client gave it',
  claimed_time  DateTime64(3, 'UTC')             COMMENT 'Time the client gave' CODEC(Delta, ZSTD(1)),
  received_time DateTime64(3, 'UTC')             COMMENT 'When Kafka received the record' CODEC(Delta, ZSTD(1)),
  session_id    Nullable(UUID)                   COMMENT 'Session of the client, if named',
  course_id     Nullable(UUID)                   COMMENT 'Course, if named',
  lesson_id     Nullable(UUID)                   COMMENT 'Lesson, if named',
  video_id      Nullable(UUID)                   COMMENT 'Video, if named',
  assessment_id Nullable(UUID)                   COMMENT 'Quiz or assignment, if named',
  device_type   LowCardinality(Nullable(String)) COMMENT 'Kind of device as the client named it',
  os            LowCardinality(Nullable(String)) COMMENT 'Operating system as the client named it',
  browser       LowCardinality(Nullable(String)) COMMENT 'Browser as the client named it',
  country_code  LowCardinality(Nullable(String)) COMMENT 'ISO 3166 country code',
  ip_truncated  Nullable(String)                 COMMENT 'Address cut to /24 (IPv4) or /48 (IPv6)',
  time_zone     LowCardinality(Nullable(String)) COMMENT 'IANA time zone of the event',
  event_data    String                           COMMENT 'Payload as it came, JSON, without personal data' CODEC(ZSTD(3)),
  version       UInt64                           COMMENT 'Generation of the job << 40 | version of the row; the highest stands',
  is_deleted    UInt8                            COMMENT '1 = taken away again; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(event_time)
ORDER BY (student_id, event_time, event_id)
SETTINGS ttl_only_drop_parts = 0
COMMENT 'What did each student do? One row per accepted event';

CREATE TABLE analytics.video_watch_intervals (
  student_id      UUID                 COMMENT 'Who watched',
  video_id        UUID                 COMMENT 'What was watched',
  session_id      UUID                 COMMENT 'Player session',
  opened_at       DateTime64(3, 'UTC') COMMENT 'Event time of the report that opened the interval' CODEC(Delta, ZSTD(1)),
  opened_event_id UUID                 COMMENT 'Event that opened the interval',
  course_id       Nullable(UUID)       COMMENT 'Course, if named',
  lesson_id       Nullable(UUID)       COMMENT 'Lesson, if named',
  start_ms        Int32                COMMENT 'Position in the video where watching began, ms, inclusive',
  end_ms          Int32                COMMENT 'Position in the video where watching ended, ms, exclusive',
  closed_at       DateTime64(3, 'UTC') COMMENT 'Event time of the report that closed the interval' CODEC(Delta, ZSTD(1)),
  playback_rate   Nullable(Float64)    COMMENT 'Playback rate, 1.0 = normal; null if unknown',
  is_estimated    Bool                 COMMENT 'Whether the end was estimated from clock and rate (a seek without its start)',
  version         UInt64               COMMENT 'Generation of the job << 40 | version of the row; the highest stands',
  is_deleted      UInt8                COMMENT '1 = taken away again; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(opened_at)
ORDER BY (student_id, video_id, session_id, opened_at, opened_event_id)
COMMENT 'Which parts of which video were watched, when? One row per credited interval of a student, video and player session';

CREATE TABLE analytics.sessions (
  student_id       UUID                             COMMENT 'Who studied',
  session_id       UUID                             COMMENT 'Session id of the client',
  started_at       DateTime64(3, 'UTC')             COMMENT 'Event time of the first event' CODEC(Delta, ZSTD(1)),
  ended_at         DateTime64(3, 'UTC')             COMMENT 'Event time of the last event that lengthens the session' CODEC(Delta, ZSTD(1)),
  duration_seconds Int32                            COMMENT 'ended_at minus started_at, seconds; 0 for a single event',
  active_seconds   Int32                            COMMENT 'Sum of the gaps between events, each capped at 5 minutes, without pauses, seconds',
  event_count      Int32                            COMMENT 'Number of events in the session',
  is_open          Bool                             COMMENT 'Whether another event may still lengthen it',
  device_type      LowCardinality(Nullable(String)) COMMENT 'Kind of device as the client named it',
  last_event_at    DateTime64(3, 'UTC')             COMMENT 'Event time of the newest event behind the row' CODEC(Delta, ZSTD(1)),
  version          UInt64                           COMMENT 'Generation of the job << 40 | number of events behind the row; the highest stands',
  is_deleted       UInt8                            COMMENT '1 = merged into an earlier session; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(started_at)
ORDER BY (student_id, session_id, started_at)
COMMENT 'When did each student study, and how long? One row per session: a chain of events with gaps of at most 30 minutes';

CREATE TABLE analytics.streak_history (
  student_id          UUID                             COMMENT 'Who learned',
  changed_at          DateTime64(3, 'UTC')             COMMENT 'Event time of the change; local midnight where a day was missed' CODEC(Delta, ZSTD(1)),
  status              LowCardinality(String)           COMMENT 'active, at_stake, broken or none',
  current_streak_days Int32                            COMMENT 'Days in a row after the change',
  longest_streak_days Int32                            COMMENT 'Longest run of days so far',
  streak_date         Nullable(Date32)                 COMMENT 'Newest local date with learning',
  time_zone           LowCardinality(Nullable(String)) COMMENT 'IANA time zone in which the days are counted',
  version             UInt64                           COMMENT 'Generation of the job << 40 | number of events behind the row; the highest stands',
  is_deleted          UInt8                            COMMENT '1 = taken away again; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (student_id, changed_at, status)
COMMENT 'How did each streak grow and break? One row per change';

CREATE TABLE analytics.risk_transitions (
  student_id         UUID                             COMMENT 'Who is enrolled',
  course_id          UUID                             COMMENT 'In which course',
  episode_started_at DateTime64(3, 'UTC')             COMMENT 'When the episode began: the instant the threshold was crossed' CODEC(Delta, ZSTD(1)),
  transition         LowCardinality(String)           COMMENT 'raised or cleared',
  changed_at         DateTime64(3, 'UTC')             COMMENT 'Event time of the transition' CODEC(Delta, ZSTD(1)),
  reason             LowCardinality(Nullable(String)) COMMENT 'never_started or inactive',
  last_activity_at   Nullable(DateTime64(3, 'UTC'))   COMMENT 'Last activity in the course known then; null if there was none',
  alert_id           Nullable(UUID)                   COMMENT 'Id of the alert on student.alerts',
  version            UInt64                           COMMENT 'Generation of the job << 40 | number of events behind the row; the highest stands',
  is_deleted         UInt8                            COMMENT '1 = taken away again; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (student_id, course_id, episode_started_at, transition)
COMMENT 'When did a student become at risk in a course, and when not any more? One row per transition';

CREATE TABLE analytics.dead_letters (
  source_topic     LowCardinality(String) COMMENT 'Topic of the rejected record',
  source_partition Int32                  COMMENT 'Partition of the rejected record',
  source_offset    Int64                  COMMENT 'Offset of the rejected record' CODEC(Delta, ZSTD(1)),
  event_index      Int32                  COMMENT 'Which event of a batch, from 0',
  reason           LowCardinality(String) COMMENT 'Why, in a stable word for counting',
  stage            LowCardinality(String) COMMENT 'Where: decode, validate, postgres, clickhouse',
  error            String                 COMMENT 'What exactly is wrong, in a sentence, without personal data' CODEC(ZSTD(3)),
  received_at      DateTime64(3, 'UTC')   COMMENT 'When Kafka received the record' CODEC(Delta, ZSTD(1)),
  value_bytes      Int32                  COMMENT 'Size of the rejected value, bytes; the bytes themselves are on the topic activity.dead-letter',
  version          UInt64                 COMMENT 'Generation of the job << 40 | version of the row; the highest stands',
  is_deleted       UInt8                  COMMENT '1 = taken away again; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (source_topic, source_partition, source_offset, event_index)
COMMENT 'What was rejected, and why? One row per rejected record or event of a batch';
