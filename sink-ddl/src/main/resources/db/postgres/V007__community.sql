-- Teachers, forums, live classes. Same rules as V001.

CREATE TABLE analytics.live_class_engagement (
  teacher_id       uuid        NOT NULL,
  class_id         uuid        NOT NULL,
  session_id       uuid        NOT NULL,
  joined_at        timestamptz,
  left_at          timestamptz,
  duration_seconds integer,
  polls_launched   jsonb       NOT NULL,
  polls            integer     NOT NULL,
  messages_sent    integer     NOT NULL,
  last_event_at    timestamptz NOT NULL,
  version          bigint      NOT NULL,
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (teacher_id, class_id, session_id)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.live_class_engagement IS 'How did each teacher hold each live class? One row per teacher and meeting';
COMMENT ON COLUMN analytics.live_class_engagement.teacher_id IS 'Who taught';
COMMENT ON COLUMN analytics.live_class_engagement.class_id IS 'Which live class';
COMMENT ON COLUMN analytics.live_class_engagement.session_id IS 'Which meeting of the class; the class itself where no session was named';
COMMENT ON COLUMN analytics.live_class_engagement.joined_at IS 'Event time of the first join; null if none was seen';
COMMENT ON COLUMN analytics.live_class_engagement.left_at IS 'Event time of the last leave; null while none was seen';
COMMENT ON COLUMN analytics.live_class_engagement.duration_seconds IS 'Time between joining and leaving, all times together, in seconds; null while there is none';
COMMENT ON COLUMN analytics.live_class_engagement.polls_launched IS 'Ids of the polls launched, a sorted JSON array of texts';
COMMENT ON COLUMN analytics.live_class_engagement.polls IS 'Number of different polls launched';
COMMENT ON COLUMN analytics.live_class_engagement.messages_sent IS 'Number of chat messages sent';
COMMENT ON COLUMN analytics.live_class_engagement.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.live_class_engagement.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.live_class_engagement.updated_at IS 'When the row was written';

CREATE TABLE analytics.teacher_activity_summary (
  teacher_id          uuid        NOT NULL,
  day                 date        NOT NULL,
  content_created     integer     NOT NULL,
  content_updated     integer     NOT NULL,
  lessons_changed     integer     NOT NULL,
  quizzes_changed     integer     NOT NULL,
  assignments_changed integer     NOT NULL,
  feedback_given      integer     NOT NULL,
  grades_posted       integer     NOT NULL,
  live_classes        integer     NOT NULL,
  live_class_seconds  integer     NOT NULL,
  polls_launched      integer     NOT NULL,
  messages_sent       integer     NOT NULL,
  last_event_at       timestamptz NOT NULL,
  version             bigint      NOT NULL,
  updated_at          timestamptz NOT NULL,
  PRIMARY KEY (teacher_id, day)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.teacher_activity_summary IS 'What did each teacher do on each day? One row per teacher and local date';
COMMENT ON COLUMN analytics.teacher_activity_summary.teacher_id IS 'Who taught';
COMMENT ON COLUMN analytics.teacher_activity_summary.day IS 'Local date in the zone of the events';
COMMENT ON COLUMN analytics.teacher_activity_summary.content_created IS 'Pieces of content created';
COMMENT ON COLUMN analytics.teacher_activity_summary.content_updated IS 'Updates of content';
COMMENT ON COLUMN analytics.teacher_activity_summary.lessons_changed IS 'Lessons created or updated';
COMMENT ON COLUMN analytics.teacher_activity_summary.quizzes_changed IS 'Quizzes created or updated';
COMMENT ON COLUMN analytics.teacher_activity_summary.assignments_changed IS 'Assignments created or updated';
COMMENT ON COLUMN analytics.teacher_activity_summary.feedback_given IS 'Pieces of feedback given';
COMMENT ON COLUMN analytics.teacher_activity_summary.grades_posted IS 'Grades given';
COMMENT ON COLUMN analytics.teacher_activity_summary.live_classes IS 'Meetings of live classes joined first on that day';
COMMENT ON COLUMN analytics.teacher_activity_summary.live_class_seconds IS 'Time in those meetings, in seconds';
COMMENT ON COLUMN analytics.teacher_activity_summary.polls_launched IS 'Different polls launched in those meetings';
COMMENT ON COLUMN analytics.teacher_activity_summary.messages_sent IS 'Chat messages sent in those meetings';
COMMENT ON COLUMN analytics.teacher_activity_summary.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.teacher_activity_summary.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.teacher_activity_summary.updated_at IS 'When the row was written';

CREATE TABLE analytics.forum_interactions (
  student_id     uuid        NOT NULL,
  post_id        uuid        NOT NULL,
  action_type    text        NOT NULL,
  event_id       uuid        NOT NULL,
  thread_id      uuid,
  parent_post_id uuid,
  course_id      uuid,
  content_length integer,
  created_at     timestamptz NOT NULL,
  last_event_at  timestamptz NOT NULL,
  version        bigint      NOT NULL,
  updated_at     timestamptz NOT NULL,
  PRIMARY KEY (student_id, post_id, action_type, event_id)
) WITH (fillfactor = 70);
-- "What is going on in the forum of my course?" Rows never change.
CREATE INDEX forum_interactions_of_course ON analytics.forum_interactions (course_id, created_at);

COMMENT ON TABLE analytics.forum_interactions IS 'Who said what to whom in the forum, without the words? One row per post, reply or like; rows never change';
COMMENT ON COLUMN analytics.forum_interactions.student_id IS 'Who wrote or liked: the student, or the teacher on teacher.activity';
COMMENT ON COLUMN analytics.forum_interactions.post_id IS 'Which post';
COMMENT ON COLUMN analytics.forum_interactions.action_type IS 'post, reply or like';
COMMENT ON COLUMN analytics.forum_interactions.event_id IS 'Event of the interaction';
COMMENT ON COLUMN analytics.forum_interactions.thread_id IS 'Thread of the post; null if not named';
COMMENT ON COLUMN analytics.forum_interactions.parent_post_id IS 'Post that a reply answers; null otherwise';
COMMENT ON COLUMN analytics.forum_interactions.course_id IS 'Course; null if not named';
COMMENT ON COLUMN analytics.forum_interactions.content_length IS 'Length of the text, which itself is never stored, in characters; null if not told';
COMMENT ON COLUMN analytics.forum_interactions.created_at IS 'Event time of the interaction';
COMMENT ON COLUMN analytics.forum_interactions.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.forum_interactions.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.forum_interactions.updated_at IS 'When the row was written';

CREATE TABLE analytics.live_class_attendance (
  student_id       uuid        NOT NULL,
  class_id         uuid        NOT NULL,
  session_id       uuid        NOT NULL,
  joined_at        timestamptz,
  left_at          timestamptz,
  duration_seconds integer,
  messages_sent    integer     NOT NULL,
  last_event_at    timestamptz NOT NULL,
  version          bigint      NOT NULL,
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (student_id, class_id, session_id)
) WITH (fillfactor = 70);
-- "Who was in my class?" Both columns belong to the key, so updates stay heap-only.
CREATE INDEX live_class_attendance_of_class ON analytics.live_class_attendance (class_id, session_id);

COMMENT ON TABLE analytics.live_class_attendance IS 'Who attended which live class, and how long? One row per student and meeting';
COMMENT ON COLUMN analytics.live_class_attendance.student_id IS 'Who attended';
COMMENT ON COLUMN analytics.live_class_attendance.class_id IS 'Which live class';
COMMENT ON COLUMN analytics.live_class_attendance.session_id IS 'Which meeting of the class; the class itself where no session was named';
COMMENT ON COLUMN analytics.live_class_attendance.joined_at IS 'Event time of the first join; null if none was seen';
COMMENT ON COLUMN analytics.live_class_attendance.left_at IS 'Event time of the last leave; null while none was seen';
COMMENT ON COLUMN analytics.live_class_attendance.duration_seconds IS 'Time between joining and leaving, all times together, in seconds; null while there is none';
COMMENT ON COLUMN analytics.live_class_attendance.messages_sent IS 'Number of chat messages sent';
COMMENT ON COLUMN analytics.live_class_attendance.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.live_class_attendance.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.live_class_attendance.updated_at IS 'When the row was written';
