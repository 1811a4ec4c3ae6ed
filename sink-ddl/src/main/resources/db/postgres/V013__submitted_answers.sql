-- What a submission says of each question. An event as it came, like forum_interactions: nothing of it is remembered by the job. Same rules as V001.

CREATE TABLE analytics.submitted_answers (
  student_id    uuid        NOT NULL,
  event_id      uuid        NOT NULL,
  assessment_id uuid        NOT NULL,
  attempt_id    uuid        NOT NULL,
  submitted_at  timestamptz NOT NULL,
  answers       jsonb       NOT NULL,
  last_event_at timestamptz NOT NULL,
  version       bigint      NOT NULL,
  updated_at    timestamptz NOT NULL,
  PRIMARY KEY (student_id, event_id)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.submitted_answers IS 'What was answered, as the submission itself says? One row per submission of a quiz or assignment that says so; not of one that came more than 24 h late';
COMMENT ON COLUMN analytics.submitted_answers.student_id IS 'Who was assessed';
COMMENT ON COLUMN analytics.submitted_answers.event_id IS 'Event that submitted';
COMMENT ON COLUMN analytics.submitted_answers.assessment_id IS 'Quiz or assignment';
COMMENT ON COLUMN analytics.submitted_answers.attempt_id IS 'Attempt as the client named it; else its submission, else the event: as in assessment_attempts';
COMMENT ON COLUMN analytics.submitted_answers.submitted_at IS 'Event time of the submission';
COMMENT ON COLUMN analytics.submitted_answers.answers IS 'Selected answer by question id, a JSON object: texts of at most 100 characters, other values as sent, null where longer than 255';
COMMENT ON COLUMN analytics.submitted_answers.last_event_at IS 'Event time of the event behind the row';
COMMENT ON COLUMN analytics.submitted_answers.version IS 'Generation of the job << 40 | version of the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.submitted_answers.updated_at IS 'When the row was written';

COMMENT ON COLUMN analytics.assessment_attempts.answers IS 'Always null: what was answered stands in submitted_answers as submitted, shown by quiz_attempts, and in question_attempts in ClickHouse one by one';

CREATE OR REPLACE VIEW analytics.quiz_attempts AS
SELECT
  a.student_id, a.assessment_id AS quiz_id, a.attempt_id, attempt_number, coalesce(a.answers, s.answers) AS answers, score, max_score, percent,
  a.submitted_at, time_spent_seconds AS duration_seconds, is_passed, course_id
FROM analytics.assessment_attempts a
LEFT JOIN LATERAL (
  SELECT n.answers FROM analytics.submitted_answers n
  WHERE n.student_id = a.student_id AND n.assessment_id = a.assessment_id AND n.attempt_id = a.attempt_id
  ORDER BY n.submitted_at DESC, n.event_id DESC LIMIT 1
) AS s ON true
WHERE assessment_type = 'quiz';

COMMENT ON COLUMN analytics.quiz_attempts.answers IS 'Selected answer by question id, a JSON object, as the newest submission of the attempt that says so; null if the client sent none';
