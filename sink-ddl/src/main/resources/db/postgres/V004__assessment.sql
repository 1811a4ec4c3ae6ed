-- Quizzes and assignments. Same rules as V001.

CREATE TABLE analytics.assessment_attempts (
  student_id         uuid        NOT NULL,
  assessment_id      uuid        NOT NULL,
  attempt_number     integer     NOT NULL,
  attempt_id         uuid        NOT NULL,
  assessment_type    text        NOT NULL,
  course_id          uuid,
  score              double precision,
  max_score          double precision,
  percent            numeric(5,2),
  score_scale        text        NOT NULL,
  is_passed          boolean,
  time_spent_seconds integer,
  status             text        NOT NULL,
  started_at         timestamptz,
  submitted_at       timestamptz NOT NULL,
  graded_at          timestamptz,
  graded_by          uuid,
  feedback_count     integer     NOT NULL,
  questions_answered integer     NOT NULL,
  answers            jsonb,
  last_event_at      timestamptz NOT NULL,
  version            bigint      NOT NULL,
  updated_at         timestamptz NOT NULL,
  PRIMARY KEY (student_id, assessment_id, attempt_number)
) WITH (fillfactor = 70);
-- "How did my class do, and each of its students?" An attempt hardly ever changes its course, so updates stay heap-only.
CREATE INDEX assessment_attempts_of_course ON analytics.assessment_attempts (course_id, student_id, assessment_id);
-- "How did everybody do in this quiz?"
CREATE INDEX assessment_attempts_of_assessment ON analytics.assessment_attempts (assessment_id);

COMMENT ON TABLE analytics.assessment_attempts IS 'How did each student do in each attempt? One row per submitted attempt at a quiz or assignment';
COMMENT ON COLUMN analytics.assessment_attempts.student_id IS 'Who was assessed';
COMMENT ON COLUMN analytics.assessment_attempts.assessment_id IS 'Quiz or assignment';
COMMENT ON COLUMN analytics.assessment_attempts.attempt_number IS 'Ordinal of the attempt by (submitted_at, attempt), from 1; counted by the job, whatever the client says';
COMMENT ON COLUMN analytics.assessment_attempts.attempt_id IS 'Attempt as the client named it; else its submission, else the event that submitted it';
COMMENT ON COLUMN analytics.assessment_attempts.assessment_type IS 'quiz or assignment';
COMMENT ON COLUMN analytics.assessment_attempts.course_id IS 'Course named by the attempt''s events; null if none did';
COMMENT ON COLUMN analytics.assessment_attempts.score IS 'Points reached, in units of max_score; after grading the grader''s; null if unknown';
COMMENT ON COLUMN analytics.assessment_attempts.max_score IS 'Points that could be reached; null if unknown';
COMMENT ON COLUMN analytics.assessment_attempts.percent IS '100 x score / max_score, or the share of correct answers; 0 to 999.99; null if the scale is unknown';
COMMENT ON COLUMN analytics.assessment_attempts.score_scale IS 'Scale of score: percent (max_score is 100), points (any other max_score), correct (from the number of correct answers), unknown (kept out of averages)';
COMMENT ON COLUMN analytics.assessment_attempts.is_passed IS 'What the client or grader says; else whether percent reaches the pass mark of the assessment (60 unless set otherwise); null if neither is known';
COMMENT ON COLUMN analytics.assessment_attempts.time_spent_seconds IS 'Time the client claims, at most the time between start and submission; that time where it claims none; in seconds; null if neither is known';
COMMENT ON COLUMN analytics.assessment_attempts.status IS 'submitted, or graded once a grade came';
COMMENT ON COLUMN analytics.assessment_attempts.started_at IS 'Event time of the first start of the attempt; null if none was seen';
COMMENT ON COLUMN analytics.assessment_attempts.submitted_at IS 'Event time of the first submission of the attempt';
COMMENT ON COLUMN analytics.assessment_attempts.graded_at IS 'Event time of the grade that stands; null while not graded';
COMMENT ON COLUMN analytics.assessment_attempts.graded_by IS 'Teacher who gave the grade that stands; null while not graded or not named';
COMMENT ON COLUMN analytics.assessment_attempts.feedback_count IS 'Number of pieces of feedback given';
COMMENT ON COLUMN analytics.assessment_attempts.questions_answered IS 'Number of different questions answered in the attempt';
COMMENT ON COLUMN analytics.assessment_attempts.answers IS 'Selected answer by question id, a JSON object, as submitted; null if the client sent none';
COMMENT ON COLUMN analytics.assessment_attempts.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.assessment_attempts.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.assessment_attempts.updated_at IS 'When the row was written';
