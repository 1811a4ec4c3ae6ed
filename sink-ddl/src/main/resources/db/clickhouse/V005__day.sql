-- Local days of students, versioned. Same rules as V001; how long rows are kept stands in R__retention.sql.

CREATE TABLE analytics.student_daily (
  student_id            UUID                           COMMENT 'Who learned',
  stat_date             Date32                         COMMENT 'Local date in the zone of the events',
  sessions_count        Int32                          COMMENT 'Sessions that started that day',
  total_time_seconds    Int32                          COMMENT 'Length of the union of the student''s sessions that day, in seconds: two devices at once do not count double',
  time_spent_video      Int32                          COMMENT 'Wall time of credited video play, in seconds',
  time_spent_quiz       Int32                          COMMENT 'Time between start and submission of quizzes inside sessions, in seconds',
  time_spent_reading    Int32                          COMMENT 'Time in lessons inside sessions without video and quiz, in seconds',
  lessons_completed     Int32                          COMMENT 'Lessons completed for the first time that day',
  videos_watched        Int32                          COMMENT 'Videos whose completion threshold was reached that day',
  quizzes_attempted     Int32                          COMMENT 'Quizzes submitted',
  quizzes_passed        Int32                          COMMENT 'Quizzes submitted that day and passed',
  assignments_submitted Int32                          COMMENT 'Assignments submitted',
  questions_answered    Int32                          COMMENT 'Answers to questions, also those of which it is not known whether they are correct',
  questions_correct     Int32                          COMMENT 'How many of them are correct',
  materials_read        Int32                          COMMENT 'Readings of materials',
  forum_actions         Int32                          COMMENT 'Posts, replies and likes',
  event_count           Int32                          COMMENT 'Number of activities of the student',
  was_active            Bool                           COMMENT 'Whether there was any activity',
  hour_seconds          String                         COMMENT 'Study seconds by local hour: a JSON array of 24 integers, 0 to 23 o''clock',
  time_zone             LowCardinality(String)         COMMENT 'IANA zone that made the day: the one of its newest event',
  last_activity_at      Nullable(DateTime64(3, 'UTC')) COMMENT 'Event time of the newest activity of the day; null if there was none',
  last_event_at         DateTime64(3, 'UTC')           COMMENT 'Event time of the newest event behind the row' CODEC(Delta, ZSTD(1)),
  version               UInt64                         COMMENT 'Generation of the job << 40 | number of events behind the row; the highest stands',
  is_deleted            UInt8                          COMMENT '1 = taken away again; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(stat_date)
ORDER BY (student_id, stat_date)
COMMENT 'What did each student do on each day? One row per student and local date';

CREATE TABLE analytics.student_course_daily (
  student_id            UUID                           COMMENT 'Who learned',
  course_id             UUID                           COMMENT 'In which course',
  metric_date           Date32                         COMMENT 'Local date in the zone of the events',
  sessions_count        Int32                          COMMENT 'Sessions of the course that started that day',
  time_spent_total      Int32                          COMMENT 'Length of the union of the student''s sessions in the course that day, in seconds',
  time_spent_video      Int32                          COMMENT 'Wall time of credited video play in the course, in seconds',
  time_spent_reading    Int32                          COMMENT 'Time in lessons of the course inside sessions without video and quiz, in seconds',
  time_spent_quiz       Int32                          COMMENT 'Time between start and submission of quizzes of the course inside sessions, in seconds',
  lessons_started       Int32                          COMMENT 'Lessons of the course started for the first time that day',
  lessons_completed     Int32                          COMMENT 'Lessons of the course completed for the first time that day',
  videos_watched        Int32                          COMMENT 'Videos of the course whose completion threshold was reached that day',
  quizzes_attempted     Int32                          COMMENT 'Quizzes of the course submitted',
  quizzes_passed        Int32                          COMMENT 'Quizzes of the course submitted that day and passed',
  assignments_submitted Int32                          COMMENT 'Assignments of the course submitted',
  event_count           Int32                          COMMENT 'Number of activities in the course',
  last_activity_at      Nullable(DateTime64(3, 'UTC')) COMMENT 'Event time of the newest activity in the course that day; null if there was none',
  last_event_at         DateTime64(3, 'UTC')           COMMENT 'Event time of the newest event behind the row' CODEC(Delta, ZSTD(1)),
  version               UInt64                         COMMENT 'Generation of the job << 40 | number of events behind the row; the highest stands',
  is_deleted            UInt8                          COMMENT '1 = taken away again; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(metric_date)
ORDER BY (student_id, course_id, metric_date)
COMMENT 'What did each student do in each course on each day? One row per student, course and local date';
