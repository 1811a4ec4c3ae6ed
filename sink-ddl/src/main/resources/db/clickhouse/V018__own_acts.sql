-- Own acts make sessions and days, reports make none. Comments alone.

ALTER TABLE analytics.student_daily
  MODIFY COMMENT 'What did each student do on each day? One row per student and local date with an own act, or into which a session reaches; reports alone make none',
  COMMENT COLUMN event_count 'Number of own acts of the student',
  COMMENT COLUMN was_active 'Whether there was any own act: not enrolment, completion, a grade, points, nor the idle timer of a client',
  COMMENT COLUMN last_activity_at 'Event time of the newest own act of the day; null if there was none';
ALTER TABLE analytics.student_course_daily
  MODIFY COMMENT 'What did each student do in each course on each day? One row per student, course and local date with an own act in the course, or into which a session reaches',
  COMMENT COLUMN event_count 'Number of own acts in the course',
  COMMENT COLUMN lessons_started 'Lessons of the course started, opened or completed for the first time that day',
  COMMENT COLUMN last_activity_at 'Event time of the newest own act in the course that day; null if there was none';
ALTER TABLE analytics.sessions
  COMMENT COLUMN started_at 'Event time of the first own act',
  COMMENT COLUMN ended_at 'Event time of the last own act; a session_end a full gap or more after it is the idle timer of a client and does not lengthen the session',
  COMMENT COLUMN event_count 'Number of own acts in the session';
