-- Materials, forums, live classes, teachers: one row per event, never changed. Same rules as V001; how long rows are kept stands in R__retention.sql.

CREATE TABLE analytics.material_interactions (
  student_id         UUID                   COMMENT 'Who read',
  interacted_at      DateTime64(3, 'UTC')   COMMENT 'Event time of the interaction' CODEC(Delta, ZSTD(1)),
  event_id           UUID                   COMMENT 'Event of the interaction',
  action             LowCardinality(String) COMMENT 'read, complete, highlight or note',
  material_id        UUID                   COMMENT 'Which material',
  topic_id           Nullable(UUID)         COMMENT 'Topic, if named',
  course_id          Nullable(UUID)         COMMENT 'Course, if named',
  lesson_id          Nullable(UUID)         COMMENT 'Lesson, if named',
  session_id         Nullable(UUID)         COMMENT 'Session of the client, if named',
  progress_percent   Nullable(Float64)      COMMENT 'Share of the material, percent, 0 to 100, as the client says',
  time_spent_seconds Nullable(Float64)      COMMENT 'Time the client says was spent, seconds',
  content_length     Nullable(Int32)        COMMENT 'Length of a highlight or note, which itself is never stored, in characters',
  version            UInt64                 COMMENT 'Generation of the job << 40 | version of the row; the highest stands',
  is_deleted         UInt8                  COMMENT '1 = taken away again; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(interacted_at)
ORDER BY (student_id, interacted_at, event_id)
COMMENT 'How was each material read? One row per reading, completion, highlight or note';

CREATE TABLE analytics.forum_activity (
  student_id     UUID                   COMMENT 'Who wrote or liked: the student, or the teacher on teacher.activity',
  created_at     DateTime64(3, 'UTC')   COMMENT 'Event time of the interaction' CODEC(Delta, ZSTD(1)),
  event_id       UUID                   COMMENT 'Event of the interaction',
  action_type    LowCardinality(String) COMMENT 'post, reply or like',
  post_id        UUID                   COMMENT 'Which post',
  thread_id      Nullable(UUID)         COMMENT 'Thread of the post, if named',
  parent_post_id Nullable(UUID)         COMMENT 'Post that a reply answers, if named',
  course_id      Nullable(UUID)         COMMENT 'Course, if named',
  session_id     Nullable(UUID)         COMMENT 'Session of the client, if named',
  content_length Nullable(Int32)        COMMENT 'Length of the text, which itself is never stored, in characters',
  version        UInt64                 COMMENT 'Generation of the job << 40 | version of the row; the highest stands',
  is_deleted     UInt8                  COMMENT '1 = taken away again; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(created_at)
ORDER BY (student_id, created_at, event_id)
COMMENT 'What went on in the forums? One row per post, reply or like';

CREATE TABLE analytics.live_class_activity (
  student_id     UUID                   COMMENT 'Who took part: the student, or the teacher on teacher.activity',
  happened_at    DateTime64(3, 'UTC')   COMMENT 'Event time of joining or leaving' CODEC(Delta, ZSTD(1)),
  event_id       UUID                   COMMENT 'Event of joining or leaving',
  role           LowCardinality(String) COMMENT 'student or teacher',
  action         LowCardinality(String) COMMENT 'join or leave',
  class_id       UUID                   COMMENT 'Which live class',
  session_id     Nullable(UUID)         COMMENT 'Which meeting of the class, if named',
  course_id      Nullable(UUID)         COMMENT 'Course, if named',
  polls_launched Nullable(String)       COMMENT 'Ids of the polls launched, a JSON array of texts, if told',
  messages_sent  Nullable(Int32)        COMMENT 'Number of chat messages sent, if told',
  version        UInt64                 COMMENT 'Generation of the job << 40 | version of the row; the highest stands',
  is_deleted     UInt8                  COMMENT '1 = taken away again; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(happened_at)
ORDER BY (student_id, happened_at, event_id)
COMMENT 'Who came to and left the live classes? One row per joining or leaving';

CREATE TABLE analytics.content_changes (
  teacher_id      UUID                             COMMENT 'Who changed it',
  changed_at      DateTime64(3, 'UTC')             COMMENT 'Event time of the change' CODEC(Delta, ZSTD(1)),
  event_id        UUID                             COMMENT 'Event of the change',
  action          LowCardinality(String)           COMMENT 'created or updated',
  content_id      UUID                             COMMENT 'What was changed',
  content_type    LowCardinality(Nullable(String)) COMMENT 'lesson, quiz or assignment, as the client named it',
  course_id       Nullable(UUID)                   COMMENT 'Course, if named',
  title           Nullable(String)                 COMMENT 'Title of the content, if told',
  changes_summary Nullable(String)                 COMMENT 'What was changed, in the teacher''s words, if told',
  version         UInt64                           COMMENT 'Generation of the job << 40 | version of the row; the highest stands',
  is_deleted      UInt8                            COMMENT '1 = taken away again; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(changed_at)
ORDER BY (teacher_id, changed_at, event_id)
COMMENT 'What did teachers create and change? One row per change';

CREATE TABLE analytics.feedback (
  student_id      UUID                             COMMENT 'Whose work it is about; the teacher where the event names no student',
  created_at      DateTime64(3, 'UTC')             COMMENT 'Event time of the feedback' CODEC(Delta, ZSTD(1)),
  event_id        UUID                             COMMENT 'Event of the feedback',
  action          LowCardinality(String)           COMMENT 'feedback or grade',
  teacher_id      Nullable(UUID)                   COMMENT 'Who gave it, if named',
  assessment_id   Nullable(UUID)                   COMMENT 'Quiz or assignment, if named',
  submission_id   Nullable(UUID)                   COMMENT 'Submission or attempt, if named',
  course_id       Nullable(UUID)                   COMMENT 'Course, if named',
  feedback_type   LowCardinality(Nullable(String)) COMMENT 'text, rubric or audio, as the client named it',
  feedback_length Nullable(Int32)                  COMMENT 'Length of the text, which itself is never stored, in characters',
  score           Nullable(Float64)                COMMENT 'Score given, in units of max_score, if any',
  max_score       Nullable(Float64)                COMMENT 'Points that could be reached, if told',
  version         UInt64                           COMMENT 'Generation of the job << 40 | version of the row; the highest stands',
  is_deleted      UInt8                            COMMENT '1 = taken away again; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(created_at)
ORDER BY (student_id, created_at, event_id)
COMMENT 'Which feedback and grades were given? One row per piece of feedback or grade';
