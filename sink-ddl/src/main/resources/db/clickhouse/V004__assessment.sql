-- Quizzes, assignments and single questions. Same rules as V001; how long rows are kept stands in R__retention.sql.

CREATE TABLE analytics.assessment_attempts (
  student_id         UUID                           COMMENT 'Who was assessed',
  assessment_id      UUID                           COMMENT 'Quiz or assignment',
  attempt_number     Int32                          COMMENT 'Ordinal of the attempt by (submitted_at, attempt), from 1; counted by the job, whatever the client says',
  attempt_id         UUID                           COMMENT 'Attempt as the client named it; else its submission, else the event that submitted it',
  assessment_type    LowCardinality(String)         COMMENT 'quiz or assignment',
  course_id          Nullable(UUID)                 COMMENT 'Course named by the attempt''s events; null if none did',
  score              Nullable(Float64)              COMMENT 'Points reached, in units of max_score; after grading the grader''s; null if unknown',
  max_score          Nullable(Float64)              COMMENT 'Points that could be reached; null if unknown',
  percent            Nullable(Decimal(5, 2))        COMMENT '100 x score / max_score, or the share of correct answers; 0 to 999.99; null if the scale is unknown',
  score_scale        LowCardinality(String)         COMMENT 'Scale of score: percent (max_score is 100), points (any other max_score), correct (from the number of correct answers), unknown (kept out of averages)',
  is_passed          Nullable(Bool)                 COMMENT 'What the client or grader says; else whether percent reaches the pass mark of the assessment (60 unless set otherwise); null if neither is known',
  time_spent_seconds Nullable(Int32)                COMMENT 'Time the client claims, at most the time between start and submission; that time where it claims none; in seconds; null if neither is known',
  status             LowCardinality(String)         COMMENT 'submitted, or graded once a grade came',
  started_at         Nullable(DateTime64(3, 'UTC')) COMMENT 'Event time of the first start of the attempt; null if none was seen',
  submitted_at       DateTime64(3, 'UTC')           COMMENT 'Event time of the first submission of the attempt' CODEC(Delta, ZSTD(1)),
  graded_at          Nullable(DateTime64(3, 'UTC')) COMMENT 'Event time of the grade that stands; null while not graded',
  graded_by          Nullable(UUID)                 COMMENT 'Teacher who gave the grade that stands; null while not graded or not named',
  feedback_count     Int32                          COMMENT 'Number of pieces of feedback given',
  questions_answered Int32                          COMMENT 'Number of different questions answered in the attempt',
  answers            Nullable(String)               COMMENT 'Selected answer by question id, a JSON object, as submitted; null if the client sent none',
  last_event_at      DateTime64(3, 'UTC')           COMMENT 'Event time of the newest event behind the row' CODEC(Delta, ZSTD(1)),
  version            UInt64                         COMMENT 'Generation of the job << 40 | number of events behind the row; the highest stands',
  is_deleted         UInt8                          COMMENT '1 = taken away again; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (student_id, assessment_id, attempt_number)
COMMENT 'How did each student do in each attempt? One row per submitted attempt at a quiz or assignment';

CREATE TABLE analytics.question_attempts (
  student_id             UUID                 COMMENT 'Who answered',
  answered_at            DateTime64(3, 'UTC') COMMENT 'Event time of the answer' CODEC(Delta, ZSTD(1)),
  event_id               UUID                 COMMENT 'Event that carried the answer',
  question_id            UUID                 COMMENT 'Which question',
  assessment_id          Nullable(UUID)       COMMENT 'Quiz, if named',
  attempt_id             Nullable(UUID)       COMMENT 'Attempt as the client named it',
  topic_id               Nullable(UUID)       COMMENT 'Topic of the question, if named',
  course_id              Nullable(UUID)       COMMENT 'Course, if named',
  session_id             Nullable(UUID)       COMMENT 'Session of the client, if named',
  selected_answer        Nullable(String)     COMMENT 'Key of the choice that was selected; null if none',
  is_correct             Nullable(Bool)       COMMENT 'Whether the answer is correct: the client''s flag, else the choice compared with the correct one; null if neither is known',
  time_to_answer_seconds Nullable(Float64)    COMMENT 'Time between seeing and answering, seconds, as the client says',
  confidence_level       Nullable(Int32)      COMMENT 'How sure the student was, 1 (guess) to 5 (certain)',
  hint_used              Bool                 COMMENT 'Whether a hint was opened before the answer',
  skipped                Bool                 COMMENT 'Whether the question was skipped, or answered with nothing',
  quality                Nullable(Int32)      COMMENT 'Quality of the recall from 0 to 5 as SM-2 counts it; null while it is unknown whether the answer is correct',
  version                UInt64               COMMENT 'Generation of the job << 40 | version of the row; the highest stands',
  is_deleted             UInt8                COMMENT '1 = taken away again; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(answered_at)
ORDER BY (student_id, answered_at, event_id)
COMMENT 'How was each question answered? One row per answer; which one was the first is a question of the query, late answers count too';
