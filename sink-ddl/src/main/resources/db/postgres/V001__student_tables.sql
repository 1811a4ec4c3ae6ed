-- Current state, one row per key, upserted by the job. Times are instants (timestamptz); the session's time zone only changes how they print.
-- Every table: fillfactor 70 and no index on a column that changes with every event, so that updates stay heap-only (HOT).

CREATE SCHEMA IF NOT EXISTS analytics;
COMMENT ON SCHEMA analytics IS 'Student Pulse: current state, written by the job alone; read it, do not write it';

CREATE TABLE analytics.student_video_progress (
  student_id         uuid        NOT NULL,
  video_id           uuid        NOT NULL,
  course_id          uuid,
  lesson_id          uuid,
  watch_pct          numeric(5,2),
  seconds_watched    integer     NOT NULL,
  video_duration     integer,
  completed          boolean     NOT NULL,
  completed_at       timestamptz,
  completion_source  text,
  last_position      integer,
  play_seconds       integer     NOT NULL,
  rewatch_seconds    integer     NOT NULL,
  unseen_seeks       integer     NOT NULL,
  gaps               integer     NOT NULL,
  rejected_positions integer     NOT NULL,
  estimated_closes   integer     NOT NULL,
  last_event_at      timestamptz NOT NULL,
  version            bigint      NOT NULL,
  updated_at         timestamptz NOT NULL,
  PRIMARY KEY (student_id, video_id)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.student_video_progress IS 'How much of each video has a student watched? One row per student and video';
COMMENT ON COLUMN analytics.student_video_progress.student_id IS 'Who watched';
COMMENT ON COLUMN analytics.student_video_progress.video_id IS 'What was watched';
COMMENT ON COLUMN analytics.student_video_progress.course_id IS 'Course named by the newest event that named one; null if none did';
COMMENT ON COLUMN analytics.student_video_progress.lesson_id IS 'Lesson named by the newest event that named one; null if none did';
COMMENT ON COLUMN analytics.student_video_progress.watch_pct IS 'Percent of the video seen at least once, 0 to 100, rounded down; null while the duration is unknown';
COMMENT ON COLUMN analytics.student_video_progress.seconds_watched IS 'Seconds of the video seen at least once (length of the union of credited intervals)';
COMMENT ON COLUMN analytics.student_video_progress.video_duration IS 'Length of the video in seconds: the largest reported in the last player session; null if never reported';
COMMENT ON COLUMN analytics.student_video_progress.completed IS 'Whether the completion threshold (90 % unless set otherwise) was ever reached; never goes back';
COMMENT ON COLUMN analytics.student_video_progress.completed_at IS 'Event time at which the threshold was first reached; null while not completed';
COMMENT ON COLUMN analytics.student_video_progress.completion_source IS 'coverage (positions show it) or client (the player said so and never reported a position); null while not completed';
COMMENT ON COLUMN analytics.student_video_progress.last_position IS 'Where to resume, in seconds: position of the newest event, after a seek its target; null if no position was ever reported';
COMMENT ON COLUMN analytics.student_video_progress.play_seconds IS 'Sum of all credited intervals in seconds, repeated parts counted each time';
COMMENT ON COLUMN analytics.student_video_progress.rewatch_seconds IS 'play_seconds minus seconds_watched';
COMMENT ON COLUMN analytics.student_video_progress.unseen_seeks IS 'Position steps that the clock does not allow, so a seek must have been lost; they earn nothing';
COMMENT ON COLUMN analytics.student_video_progress.gaps IS 'Silences between heartbeats that earn nothing';
COMMENT ON COLUMN analytics.student_video_progress.rejected_positions IS 'Reported positions outside the video';
COMMENT ON COLUMN analytics.student_video_progress.estimated_closes IS 'Seeks without their start, closed by an estimate from clock and rate';
COMMENT ON COLUMN analytics.student_video_progress.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.student_video_progress.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.student_video_progress.updated_at IS 'When the row was written';

CREATE TABLE analytics.study_sessions (
  student_id       uuid        NOT NULL,
  session_id       uuid        NOT NULL,
  started_at       timestamptz NOT NULL,
  ended_at         timestamptz NOT NULL,
  duration_seconds integer     NOT NULL,
  active_seconds   integer     NOT NULL,
  event_count      integer     NOT NULL,
  is_open          boolean     NOT NULL,
  device_type      text,
  last_event_at    timestamptz NOT NULL,
  version          bigint      NOT NULL,
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (student_id, session_id, started_at)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.study_sessions IS 'When did each student study, and how long? One row per session: a chain of events with gaps of at most 30 minutes';
COMMENT ON COLUMN analytics.study_sessions.student_id IS 'Who studied';
COMMENT ON COLUMN analytics.study_sessions.session_id IS 'Session id of the client; one that paused for more than 30 minutes, or ran for more than 24 hours, stands here several times';
COMMENT ON COLUMN analytics.study_sessions.started_at IS 'Event time of the first event';
COMMENT ON COLUMN analytics.study_sessions.ended_at IS 'Event time of the last event that lengthens the session';
COMMENT ON COLUMN analytics.study_sessions.duration_seconds IS 'ended_at minus started_at in seconds; 0 for a single event';
COMMENT ON COLUMN analytics.study_sessions.active_seconds IS 'Sum of the gaps between events, each capped at 5 minutes, without pauses, in seconds';
COMMENT ON COLUMN analytics.study_sessions.event_count IS 'Number of events in the session';
COMMENT ON COLUMN analytics.study_sessions.is_open IS 'Whether another event may still lengthen it: true until the watermark passes ended_at + 30 minutes';
COMMENT ON COLUMN analytics.study_sessions.device_type IS 'Device as the client named it; null if it did not';
COMMENT ON COLUMN analytics.study_sessions.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.study_sessions.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.study_sessions.updated_at IS 'When the row was written';

CREATE TABLE analytics.student_streaks (
  student_id          uuid        NOT NULL,
  current_streak_days integer     NOT NULL,
  longest_streak_days integer     NOT NULL,
  last_streak_date    date,
  status              text        NOT NULL,
  time_zone           text,
  last_event_at       timestamptz,
  version             bigint      NOT NULL,
  updated_at          timestamptz NOT NULL,
  PRIMARY KEY (student_id)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.student_streaks IS 'How many days in a row has each student learned? One row per student';
COMMENT ON COLUMN analytics.student_streaks.student_id IS 'Who learned';
COMMENT ON COLUMN analytics.student_streaks.current_streak_days IS 'Length in days of the run that holds the newest learning day; 0 once a whole local day was missed';
COMMENT ON COLUMN analytics.student_streaks.longest_streak_days IS 'Length in days of the longest run ever';
COMMENT ON COLUMN analytics.student_streaks.last_streak_date IS 'Newest local date with learning; null before the first';
COMMENT ON COLUMN analytics.student_streaks.status IS 'active (today counted), at_stake (yesterday did), broken, or none (no learning day yet)';
COMMENT ON COLUMN analytics.student_streaks.time_zone IS 'IANA zone in which the days are counted; null while unknown';
COMMENT ON COLUMN analytics.student_streaks.last_event_at IS 'First qualifying event of last_streak_date; null before any';
COMMENT ON COLUMN analytics.student_streaks.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.student_streaks.updated_at IS 'When the row was written';

CREATE TABLE analytics.student_risk (
  student_id       uuid        NOT NULL,
  course_id        uuid        NOT NULL,
  at_risk          boolean     NOT NULL,
  reason           text,
  since            timestamptz,
  last_activity_at timestamptz,
  at_risk_score    double precision,
  factors          jsonb,
  last_event_at    timestamptz NOT NULL,
  version          bigint      NOT NULL,
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (student_id, course_id)
) WITH (fillfactor = 70);
-- "Who is at risk in my course?" Updates stay heap-only: neither the key nor at_risk changes with activity as such.
CREATE INDEX student_risk_of_course ON analytics.student_risk (course_id) WHERE at_risk;

COMMENT ON TABLE analytics.student_risk IS 'Who has stopped coming? One row per enrolment: student and course';
COMMENT ON COLUMN analytics.student_risk.student_id IS 'Who is enrolled';
COMMENT ON COLUMN analytics.student_risk.course_id IS 'In which course';
COMMENT ON COLUMN analytics.student_risk.at_risk IS 'Whether the newest of activity, enrolment and re-enrolment lies 7 days (unless set otherwise) or more back';
COMMENT ON COLUMN analytics.student_risk.reason IS 'never_started (no activity since enrolment) or inactive; null while not at risk';
COMMENT ON COLUMN analytics.student_risk.since IS 'When the present episode began: the instant the threshold was crossed; null while not at risk';
COMMENT ON COLUMN analytics.student_risk.last_activity_at IS 'Event time of the last activity in the course; null if there was none';
COMMENT ON COLUMN analytics.student_risk.at_risk_score IS 'Risk from 0 (none) to 1, from several factors; null while not computed';
COMMENT ON COLUMN analytics.student_risk.factors IS 'What the score is made of: a JSON object, factor name to value; null while not computed';
COMMENT ON COLUMN analytics.student_risk.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.student_risk.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.student_risk.updated_at IS 'When the row was written';

CREATE TABLE analytics.external_ids (
  kind          text        NOT NULL,
  id            uuid        NOT NULL,
  external_id   text        NOT NULL,
  last_event_at timestamptz NOT NULL,
  version       bigint      NOT NULL,
  updated_at    timestamptz NOT NULL,
  PRIMARY KEY (kind, id)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.external_ids IS 'Which name stands behind an id? One row per name that was no UUID; the id is its UUIDv5';
COMMENT ON COLUMN analytics.external_ids.kind IS 'What is named: student, course, lesson, video, assessment, session, …';
COMMENT ON COLUMN analytics.external_ids.id IS 'The id that stands in every other table';
COMMENT ON COLUMN analytics.external_ids.external_id IS 'The name as the client gave it, at most 255 characters';
COMMENT ON COLUMN analytics.external_ids.last_event_at IS 'Event time of the event that brought the name';
COMMENT ON COLUMN analytics.external_ids.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.external_ids.updated_at IS 'When the row was written';
