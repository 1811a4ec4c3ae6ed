-- How progress came about. Same rules as V001; how long rows are kept stands in R__retention.sql.

CREATE TABLE analytics.progress_history (
  student_id        UUID                             COMMENT 'Who learns',
  course_id         UUID                             COMMENT 'In which course',
  changed_at        DateTime64(3, 'UTC')             COMMENT 'Event time of the change' CODEC(Delta, ZSTD(1)),
  change            LowCardinality(String)           COMMENT 'enrolled, unenrolled, started, lesson_completed or completed',
  detail_id         UUID                             COMMENT 'Lesson of lesson_completed; the course itself for every other change',
  from_status       LowCardinality(Nullable(String)) COMMENT 'Status before: not_started, in_progress, completed or dropped; null if there was no row before',
  to_status         LowCardinality(String)           COMMENT 'Status after the change',
  completion_pct    Nullable(Decimal(5, 2))          COMMENT 'Percent of the lessons completed after the change, by the newest catalogue; null while the number of lessons is unknown',
  lessons_completed Int32                            COMMENT 'Number of different lessons completed after the change',
  total_lessons     Nullable(Int32)                  COMMENT 'Number of lessons in the newest catalogue; null while unknown',
  version           UInt64                           COMMENT 'Generation of the job << 40 | version of the row; the highest stands',
  is_deleted        UInt8                            COMMENT '1 = taken away again; FINAL does not show it'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(changed_at)
ORDER BY (student_id, course_id, changed_at, change, detail_id)
COMMENT 'How did each student come to where they are? One row per lesson completed and per change of status';
