-- Local days of students. Same rules as V001; a day older than the previous one is not written again.

CREATE TABLE analytics.student_daily_stats (
  student_id            uuid        NOT NULL,
  stat_date             date        NOT NULL,
  sessions_count        integer     NOT NULL,
  total_time_seconds    integer     NOT NULL,
  time_spent_video      integer     NOT NULL,
  time_spent_quiz       integer     NOT NULL,
  time_spent_reading    integer     NOT NULL,
  lessons_completed     integer     NOT NULL,
  videos_watched        integer     NOT NULL,
  quizzes_attempted     integer     NOT NULL,
  quizzes_passed        integer     NOT NULL,
  assignments_submitted integer     NOT NULL,
  questions_answered    integer     NOT NULL,
  questions_correct     integer     NOT NULL,
  materials_read        integer     NOT NULL,
  forum_actions         integer     NOT NULL,
  event_count           integer     NOT NULL,
  was_active            boolean     NOT NULL,
  hour_seconds          jsonb       NOT NULL,
  time_zone             text        NOT NULL,
  last_activity_at      timestamptz,
  last_event_at         timestamptz NOT NULL,
  version               bigint      NOT NULL,
  updated_at            timestamptz NOT NULL,
  PRIMARY KEY (student_id, stat_date)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.student_daily_stats IS 'What did each student do on each day? One row per student and local date';
COMMENT ON COLUMN analytics.student_daily_stats.student_id IS 'Who learned';
COMMENT ON COLUMN analytics.student_daily_stats.stat_date IS 'Local date in the zone of the events';
COMMENT ON COLUMN analytics.student_daily_stats.sessions_count IS 'Sessions that started that day';
COMMENT ON COLUMN analytics.student_daily_stats.total_time_seconds IS 'Length of the union of the student''s sessions that day, in seconds: two devices at once do not count double';
COMMENT ON COLUMN analytics.student_daily_stats.time_spent_video IS 'Wall time of credited video play, in seconds';
COMMENT ON COLUMN analytics.student_daily_stats.time_spent_quiz IS 'Time between start and submission of quizzes inside sessions, in seconds';
COMMENT ON COLUMN analytics.student_daily_stats.time_spent_reading IS 'Time in lessons inside sessions without video and quiz, in seconds';
COMMENT ON COLUMN analytics.student_daily_stats.lessons_completed IS 'Lessons completed for the first time that day';
COMMENT ON COLUMN analytics.student_daily_stats.videos_watched IS 'Videos whose completion threshold was reached that day';
COMMENT ON COLUMN analytics.student_daily_stats.quizzes_attempted IS 'Quizzes submitted';
COMMENT ON COLUMN analytics.student_daily_stats.quizzes_passed IS 'Quizzes submitted that day and passed';
COMMENT ON COLUMN analytics.student_daily_stats.assignments_submitted IS 'Assignments submitted';
COMMENT ON COLUMN analytics.student_daily_stats.questions_answered IS 'Answers to questions, also those of which it is not known whether they are correct';
COMMENT ON COLUMN analytics.student_daily_stats.questions_correct IS 'How many of them are correct';
COMMENT ON COLUMN analytics.student_daily_stats.materials_read IS 'Readings of materials';
COMMENT ON COLUMN analytics.student_daily_stats.forum_actions IS 'Posts, replies and likes';
COMMENT ON COLUMN analytics.student_daily_stats.event_count IS 'Number of activities of the student';
COMMENT ON COLUMN analytics.student_daily_stats.was_active IS 'Whether there was any activity';
COMMENT ON COLUMN analytics.student_daily_stats.hour_seconds IS 'Study seconds by local hour: a JSON array of 24 integers, 0 to 23 o''clock';
COMMENT ON COLUMN analytics.student_daily_stats.time_zone IS 'IANA zone that made the day: the one of its newest event';
COMMENT ON COLUMN analytics.student_daily_stats.last_activity_at IS 'Event time of the newest activity of the day; null if there was none';
COMMENT ON COLUMN analytics.student_daily_stats.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.student_daily_stats.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.student_daily_stats.updated_at IS 'When the row was written';

CREATE TABLE analytics.student_course_days (
  student_id            uuid        NOT NULL,
  course_id             uuid        NOT NULL,
  metric_date           date        NOT NULL,
  sessions_count        integer     NOT NULL,
  time_spent_total      integer     NOT NULL,
  time_spent_video      integer     NOT NULL,
  time_spent_reading    integer     NOT NULL,
  time_spent_quiz       integer     NOT NULL,
  lessons_started       integer     NOT NULL,
  lessons_completed     integer     NOT NULL,
  videos_watched        integer     NOT NULL,
  quizzes_attempted     integer     NOT NULL,
  quizzes_passed        integer     NOT NULL,
  assignments_submitted integer     NOT NULL,
  event_count           integer     NOT NULL,
  last_activity_at      timestamptz,
  last_event_at         timestamptz NOT NULL,
  version               bigint      NOT NULL,
  updated_at            timestamptz NOT NULL,
  PRIMARY KEY (student_id, course_id, metric_date)
) WITH (fillfactor = 70);
-- "Who was busiest in my course this week?" Course and day belong to the key, so updates stay heap-only.
CREATE INDEX student_course_days_of_week ON analytics.student_course_days (course_id, (date_trunc('week', metric_date::timestamp)::date));

COMMENT ON TABLE analytics.student_course_days IS 'What did each student do in each course on each day? One row per student, course and local date';
COMMENT ON COLUMN analytics.student_course_days.student_id IS 'Who learned';
COMMENT ON COLUMN analytics.student_course_days.course_id IS 'In which course';
COMMENT ON COLUMN analytics.student_course_days.metric_date IS 'Local date in the zone of the events';
COMMENT ON COLUMN analytics.student_course_days.sessions_count IS 'Sessions of the course that started that day';
COMMENT ON COLUMN analytics.student_course_days.time_spent_total IS 'Length of the union of the student''s sessions in the course that day, in seconds';
COMMENT ON COLUMN analytics.student_course_days.time_spent_video IS 'Wall time of credited video play in the course, in seconds';
COMMENT ON COLUMN analytics.student_course_days.time_spent_reading IS 'Time in lessons of the course inside sessions without video and quiz, in seconds';
COMMENT ON COLUMN analytics.student_course_days.time_spent_quiz IS 'Time between start and submission of quizzes of the course inside sessions, in seconds';
COMMENT ON COLUMN analytics.student_course_days.lessons_started IS 'Lessons of the course started for the first time that day';
COMMENT ON COLUMN analytics.student_course_days.lessons_completed IS 'Lessons of the course completed for the first time that day';
COMMENT ON COLUMN analytics.student_course_days.videos_watched IS 'Videos of the course whose completion threshold was reached that day';
COMMENT ON COLUMN analytics.student_course_days.quizzes_attempted IS 'Quizzes of the course submitted';
COMMENT ON COLUMN analytics.student_course_days.quizzes_passed IS 'Quizzes of the course submitted that day and passed';
COMMENT ON COLUMN analytics.student_course_days.assignments_submitted IS 'Assignments of the course submitted';
COMMENT ON COLUMN analytics.student_course_days.event_count IS 'Number of activities in the course';
COMMENT ON COLUMN analytics.student_course_days.last_activity_at IS 'Event time of the newest activity in the course that day; null if there was none';
COMMENT ON COLUMN analytics.student_course_days.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.student_course_days.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.student_course_days.updated_at IS 'When the row was written';
