-- How far students have come. Same rules as V001: upserted by key, fillfactor 70, no index on a column that changes with events.

CREATE TABLE analytics.student_progress (
  student_id          uuid        NOT NULL,
  course_id           uuid        NOT NULL,
  completion_pct      numeric(5,2),
  lessons_completed   integer     NOT NULL,
  lessons_started     integer     NOT NULL,
  total_lessons       integer,
  modules_completed   integer     NOT NULL,
  time_spent_seconds  integer     NOT NULL,
  last_activity_at    timestamptz,
  current_streak_days integer     NOT NULL,
  longest_streak_days integer     NOT NULL,
  last_streak_date    date,
  status              text        NOT NULL,
  started_at          timestamptz,
  enrolled_at         timestamptz,
  completed_at        timestamptz,
  completion_source   text,
  dropped_at          timestamptz,
  content_changed     boolean     NOT NULL,
  final_score         double precision,
  last_event_at       timestamptz NOT NULL,
  version             bigint      NOT NULL,
  updated_at          timestamptz NOT NULL,
  PRIMARY KEY (student_id, course_id)
) WITH (fillfactor = 70);
-- "How is my class doing?" Neither column ever changes, so updates stay heap-only.
CREATE INDEX student_progress_of_course ON analytics.student_progress (course_id, student_id);

COMMENT ON TABLE analytics.student_progress IS 'How far is each student in each course? One row per student and course, from the first event that names both';
COMMENT ON COLUMN analytics.student_progress.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.student_progress.course_id IS 'In which course';
COMMENT ON COLUMN analytics.student_progress.completion_pct IS 'Percent of the lessons of the newest catalogue that are completed, 0 to 100, rounded down; null while the number of lessons is unknown';
COMMENT ON COLUMN analytics.student_progress.lessons_completed IS 'Number of different lessons of the course ever completed, also those the catalogue has dropped since';
COMMENT ON COLUMN analytics.student_progress.lessons_started IS 'Number of different lessons of the course ever started';
COMMENT ON COLUMN analytics.student_progress.total_lessons IS 'Number of lessons in the newest catalogue; null while unknown';
COMMENT ON COLUMN analytics.student_progress.modules_completed IS 'Number of different modules of the course completed';
COMMENT ON COLUMN analytics.student_progress.time_spent_seconds IS 'Length of the union of the student''s sessions in the course, in seconds';
COMMENT ON COLUMN analytics.student_progress.last_activity_at IS 'Event time of the newest activity in the course that is no enrolment, unenrolment or completion; null if there was none';
COMMENT ON COLUMN analytics.student_progress.current_streak_days IS 'Days in a row with learning in this course up to now; 0 once a whole local day was missed';
COMMENT ON COLUMN analytics.student_progress.longest_streak_days IS 'Longest run of such days ever';
COMMENT ON COLUMN analytics.student_progress.last_streak_date IS 'Newest local date with learning in this course; null before the first';
COMMENT ON COLUMN analytics.student_progress.status IS 'not_started, in_progress, completed or dropped';
COMMENT ON COLUMN analytics.student_progress.started_at IS 'Event time of the first activity that is no enrolment, unenrolment or completion; null before it';
COMMENT ON COLUMN analytics.student_progress.enrolled_at IS 'Event time of the first enrolment; null if none was seen';
COMMENT ON COLUMN analytics.student_progress.completed_at IS 'When the course was completed: the earliest of an explicit event and of the last lesson; null while not completed';
COMMENT ON COLUMN analytics.student_progress.completion_source IS 'lessons (every lesson of the catalogue then in effect was done) or event (somebody said so); null while not completed';
COMMENT ON COLUMN analytics.student_progress.dropped_at IS 'Event time of the newest unenrolment while dropped; null otherwise';
COMMENT ON COLUMN analytics.student_progress.content_changed IS 'Whether a lesson was added after the course had been completed and is not done yet';
COMMENT ON COLUMN analytics.student_progress.final_score IS 'Final score of the course in the scale of whoever reported it; null if nobody did';
COMMENT ON COLUMN analytics.student_progress.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.student_progress.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.student_progress.updated_at IS 'When the row was written';

CREATE TABLE analytics.lesson_progress (
  student_id       uuid        NOT NULL,
  lesson_id        uuid        NOT NULL,
  course_id        uuid,
  started_at       timestamptz,
  completed_at     timestamptz,
  progress_percent double precision,
  video_watch_time integer     NOT NULL,
  sections_read    jsonb       NOT NULL,
  last_accessed_at timestamptz NOT NULL,
  last_event_at    timestamptz NOT NULL,
  version          bigint      NOT NULL,
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (student_id, lesson_id)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.lesson_progress IS 'How far is each student in each lesson? One row per student and lesson';
COMMENT ON COLUMN analytics.lesson_progress.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.lesson_progress.lesson_id IS 'Which lesson';
COMMENT ON COLUMN analytics.lesson_progress.course_id IS 'Course named by the newest event of the lesson that named one; null if none did';
COMMENT ON COLUMN analytics.lesson_progress.started_at IS 'Event time of the first start; null if it was never started';
COMMENT ON COLUMN analytics.lesson_progress.completed_at IS 'Event time of the first completion; null while not completed';
COMMENT ON COLUMN analytics.lesson_progress.progress_percent IS 'Largest progress reported, percent, 0 to 100; null if none was';
COMMENT ON COLUMN analytics.lesson_progress.video_watch_time IS 'Wall time of credited video play in the lesson, in seconds';
COMMENT ON COLUMN analytics.lesson_progress.sections_read IS 'Ids of the sections read, a sorted JSON array of texts';
COMMENT ON COLUMN analytics.lesson_progress.last_accessed_at IS 'Event time of the newest event of the lesson';
COMMENT ON COLUMN analytics.lesson_progress.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.lesson_progress.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.lesson_progress.updated_at IS 'When the row was written';

CREATE TABLE analytics.module_progress (
  student_id         uuid        NOT NULL,
  course_id          uuid        NOT NULL,
  module_id          uuid        NOT NULL,
  completed_at       timestamptz NOT NULL,
  time_spent_seconds integer,
  last_event_at      timestamptz NOT NULL,
  version            bigint      NOT NULL,
  updated_at         timestamptz NOT NULL,
  PRIMARY KEY (student_id, course_id, module_id)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.module_progress IS 'Which modules has each student completed? One row per student and completed module';
COMMENT ON COLUMN analytics.module_progress.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.module_progress.course_id IS 'In which course';
COMMENT ON COLUMN analytics.module_progress.module_id IS 'Which module';
COMMENT ON COLUMN analytics.module_progress.completed_at IS 'Event time of the first completion';
COMMENT ON COLUMN analytics.module_progress.time_spent_seconds IS 'Time the reporting system says was spent, in seconds; null if it did not say';
COMMENT ON COLUMN analytics.module_progress.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.module_progress.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.module_progress.updated_at IS 'When the row was written';
