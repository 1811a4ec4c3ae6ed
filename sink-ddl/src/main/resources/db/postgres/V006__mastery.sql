-- What students know, topic by topic. Same rules as V001. What has been forgotten since is computed by the views.

CREATE TABLE analytics.topic_mastery (
  student_id             uuid        NOT NULL,
  topic_id               uuid        NOT NULL,
  course_id              uuid,
  attempts               integer     NOT NULL,
  correct                integer     NOT NULL,
  questions_seen         integer     NOT NULL,
  first_attempt_correct  integer     NOT NULL,
  first_attempt_accuracy double precision,
  overall_accuracy       double precision,
  materials_seen         integer     NOT NULL,
  materials_completed    integer     NOT NULL,
  materials_total        integer,
  materials_share        double precision,
  easiness               double precision,
  interval_days          integer,
  repetitions            integer     NOT NULL,
  last_review_at         timestamptz,
  next_review_at         timestamptz,
  mastery_at_review      double precision,
  evidence_n             integer     NOT NULL,
  last_event_at          timestamptz NOT NULL,
  version                bigint      NOT NULL,
  updated_at             timestamptz NOT NULL,
  PRIMARY KEY (student_id, topic_id)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.topic_mastery IS 'How well does each student know each topic? One row per student and topic';
COMMENT ON COLUMN analytics.topic_mastery.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.topic_mastery.topic_id IS 'Which topic';
COMMENT ON COLUMN analytics.topic_mastery.course_id IS 'Course named by the newest event of the topic that named one; null if none did';
COMMENT ON COLUMN analytics.topic_mastery.attempts IS 'Number of answers to questions of the topic of which it is known whether they are correct';
COMMENT ON COLUMN analytics.topic_mastery.correct IS 'How many of them are correct';
COMMENT ON COLUMN analytics.topic_mastery.questions_seen IS 'Number of different questions answered';
COMMENT ON COLUMN analytics.topic_mastery.first_attempt_correct IS 'Number of different questions whose first answer was correct';
COMMENT ON COLUMN analytics.topic_mastery.first_attempt_accuracy IS 'first_attempt_correct / questions_seen, 0 to 1; null without answers';
COMMENT ON COLUMN analytics.topic_mastery.overall_accuracy IS 'correct / attempts, 0 to 1; null without answers';
COMMENT ON COLUMN analytics.topic_mastery.materials_seen IS 'Number of different materials of the topic touched';
COMMENT ON COLUMN analytics.topic_mastery.materials_completed IS 'Number of different materials of the topic completed';
COMMENT ON COLUMN analytics.topic_mastery.materials_total IS 'Number of materials of the topic in the catalogue; null while unknown';
COMMENT ON COLUMN analytics.topic_mastery.materials_share IS 'materials_completed / materials_total, else / materials_seen, 0 to 1; null without materials';
COMMENT ON COLUMN analytics.topic_mastery.easiness IS 'Easiness factor of SM-2, at least 1.3; null before the first review';
COMMENT ON COLUMN analytics.topic_mastery.interval_days IS 'Current interval of SM-2, in days: the stability S of the memory; null before the first review';
COMMENT ON COLUMN analytics.topic_mastery.repetitions IS 'Successful reviews in a row';
COMMENT ON COLUMN analytics.topic_mastery.last_review_at IS 'Event time of the newest review; null before the first';
COMMENT ON COLUMN analytics.topic_mastery.next_review_at IS 'last_review_at + interval_days; null before the first review';
COMMENT ON COLUMN analytics.topic_mastery.mastery_at_review IS 'Mastery 0 to 1 at full retrieval strength, from the components that are present; null without any; what it is now stands in the view topic_mastery_now';
COMMENT ON COLUMN analytics.topic_mastery.evidence_n IS 'Number of answers behind the mastery: few say little';
COMMENT ON COLUMN analytics.topic_mastery.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.topic_mastery.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.topic_mastery.updated_at IS 'When the row was written';

CREATE TABLE analytics.knowledge_gaps (
  student_id    uuid        NOT NULL,
  topic_id      uuid        NOT NULL,
  severity      text,
  severity_rank integer     NOT NULL,
  mastery       double precision,
  since         timestamptz,
  attempts      integer     NOT NULL,
  last_event_at timestamptz NOT NULL,
  version       bigint      NOT NULL,
  updated_at    timestamptz NOT NULL,
  PRIMARY KEY (student_id, topic_id)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.knowledge_gaps IS 'Which topics does each student not know well enough? One row per student and topic with 5 answers or more; a level is left only at 0.05 above its border';
COMMENT ON COLUMN analytics.knowledge_gaps.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.knowledge_gaps.topic_id IS 'Which topic';
COMMENT ON COLUMN analytics.knowledge_gaps.severity IS 'critical, high, medium or low; null where there is no gap';
COMMENT ON COLUMN analytics.knowledge_gaps.severity_rank IS '4 critical, 3 high, 2 medium, 1 low, 0 none';
COMMENT ON COLUMN analytics.knowledge_gaps.mastery IS 'Mastery 0 to 1 at the newest answer, at full retrieval strength';
COMMENT ON COLUMN analytics.knowledge_gaps.since IS 'Event time of the answer at which the present severity began; null where there is no gap';
COMMENT ON COLUMN analytics.knowledge_gaps.attempts IS 'Number of answers; below 5 nobody has a gap';
COMMENT ON COLUMN analytics.knowledge_gaps.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.knowledge_gaps.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.knowledge_gaps.updated_at IS 'When the row was written';

CREATE TABLE analytics.topic_daily_stats (
  student_id             uuid        NOT NULL,
  topic_id               uuid        NOT NULL,
  stat_date              date        NOT NULL,
  questions_answered     integer     NOT NULL,
  questions_correct      integer     NOT NULL,
  first_attempts         integer     NOT NULL,
  first_attempts_correct integer     NOT NULL,
  time_seconds           integer     NOT NULL,
  materials_read         integer     NOT NULL,
  hints_used             integer     NOT NULL,
  last_event_at          timestamptz NOT NULL,
  version                bigint      NOT NULL,
  updated_at             timestamptz NOT NULL,
  PRIMARY KEY (student_id, topic_id, stat_date)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.topic_daily_stats IS 'What did each student do for each topic on each day? One row per student, topic and local date';
COMMENT ON COLUMN analytics.topic_daily_stats.student_id IS 'Who learned';
COMMENT ON COLUMN analytics.topic_daily_stats.topic_id IS 'Which topic';
COMMENT ON COLUMN analytics.topic_daily_stats.stat_date IS 'Local date in the zone of the events';
COMMENT ON COLUMN analytics.topic_daily_stats.questions_answered IS 'Answers to questions of the topic, also those of which it is not known whether they are correct';
COMMENT ON COLUMN analytics.topic_daily_stats.questions_correct IS 'How many of them are correct';
COMMENT ON COLUMN analytics.topic_daily_stats.first_attempts IS 'How many of them are the student''s first to a question, of those known to be correct or not';
COMMENT ON COLUMN analytics.topic_daily_stats.first_attempts_correct IS 'How many of these first answers are correct';
COMMENT ON COLUMN analytics.topic_daily_stats.time_seconds IS 'Sum of the times to answer, in seconds';
COMMENT ON COLUMN analytics.topic_daily_stats.materials_read IS 'Readings of materials of the topic';
COMMENT ON COLUMN analytics.topic_daily_stats.hints_used IS 'Answers with a hint';
COMMENT ON COLUMN analytics.topic_daily_stats.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.topic_daily_stats.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.topic_daily_stats.updated_at IS 'When the row was written';
