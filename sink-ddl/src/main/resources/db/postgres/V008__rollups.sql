-- Sums over many students, and the catalogue. Sums are kept by the job from increments of the students' answers: a sum is a function of the
-- set of accepted events as much as they are. Shares and means are computed by the views. Same rules as V001.

CREATE TABLE analytics.course_totals (
  course_id               uuid        NOT NULL,
  students                bigint      NOT NULL,
  enrolments              bigint      NOT NULL,
  students_active         bigint      NOT NULL,
  completions             bigint      NOT NULL,
  drops                   bigint      NOT NULL,
  time_seconds            bigint      NOT NULL,
  seconds_to_complete     bigint      NOT NULL,
  timed_completions       bigint      NOT NULL,
  lessons_completed       bigint      NOT NULL,
  best_percent_hundredths bigint      NOT NULL,
  best_scored             bigint      NOT NULL,
  events                  bigint      NOT NULL,
  last_event_at           timestamptz,
  version                 bigint      NOT NULL,
  updated_at              timestamptz NOT NULL,
  PRIMARY KEY (course_id)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.course_totals IS 'How is each course doing as a whole? One row per course';
COMMENT ON COLUMN analytics.course_totals.course_id IS 'Which course';
COMMENT ON COLUMN analytics.course_totals.students IS 'Students known in the course: enrolled or active, dropped ones too';
COMMENT ON COLUMN analytics.course_totals.enrolments IS 'Students who ever enrolled';
COMMENT ON COLUMN analytics.course_totals.students_active IS 'Students with any activity in the course';
COMMENT ON COLUMN analytics.course_totals.completions IS 'Students who completed the course';
COMMENT ON COLUMN analytics.course_totals.drops IS 'Students who are unenrolled now without having completed';
COMMENT ON COLUMN analytics.course_totals.time_seconds IS 'Sum of the students'' time in the course, in seconds';
COMMENT ON COLUMN analytics.course_totals.seconds_to_complete IS 'Sum over timed_completions of the time from the first enrolment (else the first activity) to completion, in seconds';
COMMENT ON COLUMN analytics.course_totals.timed_completions IS 'Students who completed the course and whose enrolment or first activity was seen';
COMMENT ON COLUMN analytics.course_totals.lessons_completed IS 'Sum of the students'' completed lessons';
COMMENT ON COLUMN analytics.course_totals.best_percent_hundredths IS 'Sum over best_scored of the best percent, in hundredths of a percent';
COMMENT ON COLUMN analytics.course_totals.best_scored IS 'Pairs of student and assessment of the course with at least one attempt that has a percent';
COMMENT ON COLUMN analytics.course_totals.events IS 'Activities of students in the course';
COMMENT ON COLUMN analytics.course_totals.last_event_at IS 'Always null: a sum has no newest event; every table has the column';
COMMENT ON COLUMN analytics.course_totals.version IS 'Generation of the job << 40 | number of changes behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.course_totals.updated_at IS 'When the row was written';

CREATE TABLE analytics.course_days (
  course_id         uuid        NOT NULL,
  day               date        NOT NULL,
  enrolments        bigint      NOT NULL,
  unenrolments      bigint      NOT NULL,
  completions       bigint      NOT NULL,
  active_students   bigint      NOT NULL,
  time_seconds      bigint      NOT NULL,
  lessons_completed bigint      NOT NULL,
  last_event_at     timestamptz,
  version           bigint      NOT NULL,
  updated_at        timestamptz NOT NULL,
  PRIMARY KEY (course_id, day)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.course_days IS 'How was each day of each course? One row per course and local date';
COMMENT ON COLUMN analytics.course_days.course_id IS 'Which course';
COMMENT ON COLUMN analytics.course_days.day IS 'Local date of each student';
COMMENT ON COLUMN analytics.course_days.enrolments IS 'Students whose first enrolment was that day';
COMMENT ON COLUMN analytics.course_days.unenrolments IS 'Unenrolments of that day';
COMMENT ON COLUMN analytics.course_days.completions IS 'Students who completed the course that day';
COMMENT ON COLUMN analytics.course_days.active_students IS 'Different students with activity in the course that day';
COMMENT ON COLUMN analytics.course_days.time_seconds IS 'Sum of the students'' time in the course that day, in seconds';
COMMENT ON COLUMN analytics.course_days.lessons_completed IS 'Lessons completed for the first time that day, over all students';
COMMENT ON COLUMN analytics.course_days.last_event_at IS 'Always null: a sum has no newest event; every table has the column';
COMMENT ON COLUMN analytics.course_days.version IS 'Generation of the job << 40 | number of changes behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.course_days.updated_at IS 'When the row was written';

CREATE TABLE analytics.course_lesson_funnel (
  course_id     uuid        NOT NULL,
  lesson_id     uuid        NOT NULL,
  started       bigint      NOT NULL,
  completed     bigint      NOT NULL,
  last_lesson   bigint      NOT NULL,
  last_event_at timestamptz,
  version       bigint      NOT NULL,
  updated_at    timestamptz NOT NULL,
  PRIMARY KEY (course_id, lesson_id)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.course_lesson_funnel IS 'Where do students stop? One row per course and lesson; the order of the lessons stands in course_lessons';
COMMENT ON COLUMN analytics.course_lesson_funnel.course_id IS 'Which course';
COMMENT ON COLUMN analytics.course_lesson_funnel.lesson_id IS 'Which lesson';
COMMENT ON COLUMN analytics.course_lesson_funnel.started IS 'Students who started the lesson';
COMMENT ON COLUMN analytics.course_lesson_funnel.completed IS 'Students who completed the lesson';
COMMENT ON COLUMN analytics.course_lesson_funnel.last_lesson IS 'Students whose newest lesson in the course this is: there they stand, or there they stopped';
COMMENT ON COLUMN analytics.course_lesson_funnel.last_event_at IS 'Always null: a sum has no newest event; every table has the column';
COMMENT ON COLUMN analytics.course_lesson_funnel.version IS 'Generation of the job << 40 | number of changes behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.course_lesson_funnel.updated_at IS 'When the row was written';

CREATE TABLE analytics.course_module_totals (
  course_id     uuid        NOT NULL,
  module_id     uuid        NOT NULL,
  completed     bigint      NOT NULL,
  time_seconds  bigint      NOT NULL,
  timed         bigint      NOT NULL,
  last_event_at timestamptz,
  version       bigint      NOT NULL,
  updated_at    timestamptz NOT NULL,
  PRIMARY KEY (course_id, module_id)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.course_module_totals IS 'How is each module of each course doing? One row per course and module';
COMMENT ON COLUMN analytics.course_module_totals.course_id IS 'Which course';
COMMENT ON COLUMN analytics.course_module_totals.module_id IS 'Which module';
COMMENT ON COLUMN analytics.course_module_totals.completed IS 'Students who completed the module';
COMMENT ON COLUMN analytics.course_module_totals.time_seconds IS 'Sum of the times reported for it, in seconds';
COMMENT ON COLUMN analytics.course_module_totals.timed IS 'Completions that reported a time';
COMMENT ON COLUMN analytics.course_module_totals.last_event_at IS 'Always null: a sum has no newest event; every table has the column';
COMMENT ON COLUMN analytics.course_module_totals.version IS 'Generation of the job << 40 | number of changes behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.course_module_totals.updated_at IS 'When the row was written';

CREATE TABLE analytics.assessment_totals (
  assessment_id            uuid        NOT NULL,
  attempts                 bigint      NOT NULL,
  students                 bigint      NOT NULL,
  scored_attempts          bigint      NOT NULL,
  percent_hundredths       bigint      NOT NULL,
  first_scored             bigint      NOT NULL,
  first_percent_hundredths bigint      NOT NULL,
  last_scored              bigint      NOT NULL,
  last_percent_hundredths  bigint      NOT NULL,
  best_scored              bigint      NOT NULL,
  best_percent_hundredths  bigint      NOT NULL,
  judged_attempts          bigint      NOT NULL,
  passed_attempts          bigint      NOT NULL,
  judged_students          bigint      NOT NULL,
  passed_students          bigint      NOT NULL,
  time_seconds             bigint      NOT NULL,
  timed_attempts           bigint      NOT NULL,
  answering_students       bigint      NOT NULL,
  first_answers            bigint      NOT NULL,
  first_answers_correct    bigint      NOT NULL,
  last_event_at            timestamptz,
  version                  bigint      NOT NULL,
  updated_at               timestamptz NOT NULL,
  PRIMARY KEY (assessment_id)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.assessment_totals IS 'How is each quiz or assignment doing? One row per assessment; its course stands in assessments and assessment_attempts';
COMMENT ON COLUMN analytics.assessment_totals.assessment_id IS 'Which quiz or assignment';
COMMENT ON COLUMN analytics.assessment_totals.attempts IS 'Submitted attempts';
COMMENT ON COLUMN analytics.assessment_totals.students IS 'Students with at least one submitted attempt';
COMMENT ON COLUMN analytics.assessment_totals.scored_attempts IS 'Attempts that have a percent';
COMMENT ON COLUMN analytics.assessment_totals.percent_hundredths IS 'Sum over scored_attempts of the percent, in hundredths of a percent';
COMMENT ON COLUMN analytics.assessment_totals.first_scored IS 'Students whose first attempt has a percent';
COMMENT ON COLUMN analytics.assessment_totals.first_percent_hundredths IS 'Sum over first_scored of that percent, in hundredths of a percent';
COMMENT ON COLUMN analytics.assessment_totals.last_scored IS 'Students whose last attempt has a percent';
COMMENT ON COLUMN analytics.assessment_totals.last_percent_hundredths IS 'Sum over last_scored of that percent, in hundredths of a percent';
COMMENT ON COLUMN analytics.assessment_totals.best_scored IS 'Students with at least one attempt that has a percent';
COMMENT ON COLUMN analytics.assessment_totals.best_percent_hundredths IS 'Sum over best_scored of the best percent, in hundredths of a percent';
COMMENT ON COLUMN analytics.assessment_totals.judged_attempts IS 'Attempts of which it is known whether they were passed';
COMMENT ON COLUMN analytics.assessment_totals.passed_attempts IS 'Attempts that were passed';
COMMENT ON COLUMN analytics.assessment_totals.judged_students IS 'Students with at least one judged attempt';
COMMENT ON COLUMN analytics.assessment_totals.passed_students IS 'Students with at least one passed attempt';
COMMENT ON COLUMN analytics.assessment_totals.time_seconds IS 'Sum over timed_attempts of the time spent, in seconds';
COMMENT ON COLUMN analytics.assessment_totals.timed_attempts IS 'Attempts whose time is known';
COMMENT ON COLUMN analytics.assessment_totals.answering_students IS 'Students with at least one answer of which it is known whether it is correct';
COMMENT ON COLUMN analytics.assessment_totals.first_answers IS 'First answers of students to questions of which it is known whether they are correct';
COMMENT ON COLUMN analytics.assessment_totals.first_answers_correct IS 'How many of them are correct';
COMMENT ON COLUMN analytics.assessment_totals.last_event_at IS 'Always null: a sum has no newest event; every table has the column';
COMMENT ON COLUMN analytics.assessment_totals.version IS 'Generation of the job << 40 | number of changes behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.assessment_totals.updated_at IS 'When the row was written';

CREATE TABLE analytics.assessment_score_buckets (
  assessment_id uuid        NOT NULL,
  bucket        integer     NOT NULL,
  attempts      bigint      NOT NULL,
  last_event_at timestamptz,
  version       bigint      NOT NULL,
  updated_at    timestamptz NOT NULL,
  PRIMARY KEY (assessment_id, bucket)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.assessment_score_buckets IS 'How are the scores distributed? One row per assessment and tenth of the scale';
COMMENT ON COLUMN analytics.assessment_score_buckets.assessment_id IS 'Which quiz or assignment';
COMMENT ON COLUMN analytics.assessment_score_buckets.bucket IS 'Tenth of the scale: 0 is below 10 percent, 9 is 90 percent and more';
COMMENT ON COLUMN analytics.assessment_score_buckets.attempts IS 'Attempts whose percent lies there';
COMMENT ON COLUMN analytics.assessment_score_buckets.last_event_at IS 'Always null: a sum has no newest event; every table has the column';
COMMENT ON COLUMN analytics.assessment_score_buckets.version IS 'Generation of the job << 40 | number of changes behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.assessment_score_buckets.updated_at IS 'When the row was written';

CREATE TABLE analytics.assessment_questions (
  assessment_id         uuid        NOT NULL,
  question_id           uuid        NOT NULL,
  views                 bigint      NOT NULL,
  answers               bigint      NOT NULL,
  first_answers         bigint      NOT NULL,
  first_answers_correct bigint      NOT NULL,
  time_millis           bigint      NOT NULL,
  timed_answers         bigint      NOT NULL,
  hints                 bigint      NOT NULL,
  skips                 bigint      NOT NULL,
  last_event_at         timestamptz,
  version               bigint      NOT NULL,
  updated_at            timestamptz NOT NULL,
  PRIMARY KEY (assessment_id, question_id)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.assessment_questions IS 'How is each question doing? One row per quiz and question';
COMMENT ON COLUMN analytics.assessment_questions.assessment_id IS 'Which quiz';
COMMENT ON COLUMN analytics.assessment_questions.question_id IS 'Which question';
COMMENT ON COLUMN analytics.assessment_questions.views IS 'Times the question was seen';
COMMENT ON COLUMN analytics.assessment_questions.answers IS 'Answers, skipped ones too';
COMMENT ON COLUMN analytics.assessment_questions.first_answers IS 'First answers of students of which it is known whether they are correct';
COMMENT ON COLUMN analytics.assessment_questions.first_answers_correct IS 'How many of them are correct';
COMMENT ON COLUMN analytics.assessment_questions.time_millis IS 'Sum over timed_answers of the time to answer, in milliseconds';
COMMENT ON COLUMN analytics.assessment_questions.timed_answers IS 'Answers that tell their time';
COMMENT ON COLUMN analytics.assessment_questions.hints IS 'Answers with a hint';
COMMENT ON COLUMN analytics.assessment_questions.skips IS 'Skipped questions';
COMMENT ON COLUMN analytics.assessment_questions.last_event_at IS 'Always null: a sum has no newest event; every table has the column';
COMMENT ON COLUMN analytics.assessment_questions.version IS 'Generation of the job << 40 | number of changes behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.assessment_questions.updated_at IS 'When the row was written';

CREATE TABLE analytics.question_choices (
  assessment_id uuid        NOT NULL,
  question_id   uuid        NOT NULL,
  choice        text        NOT NULL,
  times         bigint      NOT NULL,
  last_event_at timestamptz,
  version       bigint      NOT NULL,
  updated_at    timestamptz NOT NULL,
  PRIMARY KEY (assessment_id, question_id, choice)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.question_choices IS 'What do students choose? One row per quiz, question and choice';
COMMENT ON COLUMN analytics.question_choices.assessment_id IS 'Which quiz';
COMMENT ON COLUMN analytics.question_choices.question_id IS 'Which question';
COMMENT ON COLUMN analytics.question_choices.choice IS 'Selected answer as the client sent it, cut to 255 characters';
COMMENT ON COLUMN analytics.question_choices.times IS 'Answers that selected it';
COMMENT ON COLUMN analytics.question_choices.last_event_at IS 'Always null: a sum has no newest event; every table has the column';
COMMENT ON COLUMN analytics.question_choices.version IS 'Generation of the job << 40 | number of changes behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.question_choices.updated_at IS 'When the row was written';

CREATE TABLE analytics.platform_days (
  day                 date        NOT NULL,
  first_seen_students bigint      NOT NULL,
  active_students     bigint      NOT NULL,
  enrolments          bigint      NOT NULL,
  completions         bigint      NOT NULL,
  learning_seconds    bigint      NOT NULL,
  percent_hundredths  bigint      NOT NULL,
  scored_attempts     bigint      NOT NULL,
  events              bigint      NOT NULL,
  last_event_at       timestamptz,
  version             bigint      NOT NULL,
  updated_at          timestamptz NOT NULL,
  PRIMARY KEY (day)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.platform_days IS 'How was each day of the whole platform? One row per local date';
COMMENT ON COLUMN analytics.platform_days.day IS 'Local date of each student';
COMMENT ON COLUMN analytics.platform_days.first_seen_students IS 'Students whose first day with any activity it is';
COMMENT ON COLUMN analytics.platform_days.active_students IS 'Different students with any activity';
COMMENT ON COLUMN analytics.platform_days.enrolments IS 'Pairs of student and course whose first enrolment was that day';
COMMENT ON COLUMN analytics.platform_days.completions IS 'Pairs of student and course completed that day';
COMMENT ON COLUMN analytics.platform_days.learning_seconds IS 'Sum of the students'' session time, in seconds';
COMMENT ON COLUMN analytics.platform_days.percent_hundredths IS 'Sum over scored_attempts of the percent, in hundredths of a percent';
COMMENT ON COLUMN analytics.platform_days.scored_attempts IS 'Attempts submitted that day that have a percent';
COMMENT ON COLUMN analytics.platform_days.events IS 'Activities of students';
COMMENT ON COLUMN analytics.platform_days.last_event_at IS 'Always null: a sum has no newest event; every table has the column';
COMMENT ON COLUMN analytics.platform_days.version IS 'Generation of the job << 40 | number of changes behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.platform_days.updated_at IS 'When the row was written';

CREATE TABLE analytics.platform_returns (
  day           date        NOT NULL,
  gap_days      integer     NOT NULL,
  students      bigint      NOT NULL,
  last_event_at timestamptz,
  version       bigint      NOT NULL,
  updated_at    timestamptz NOT NULL,
  PRIMARY KEY (day, gap_days)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.platform_returns IS 'Who came back after how long? One row per local date and gap. Different students active from day a to day b: the sum over the days d from a to b of the rows with gap_days > d - a';
COMMENT ON COLUMN analytics.platform_returns.day IS 'Local date of each student';
COMMENT ON COLUMN analytics.platform_returns.gap_days IS 'Days since the student''s previous active day; 100000 if there was none';
COMMENT ON COLUMN analytics.platform_returns.students IS 'Students active on that day whose previous active day lies so far back';
COMMENT ON COLUMN analytics.platform_returns.last_event_at IS 'Always null: a sum has no newest event; every table has the column';
COMMENT ON COLUMN analytics.platform_returns.version IS 'Generation of the job << 40 | number of changes behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.platform_returns.updated_at IS 'When the row was written';

CREATE TABLE analytics.courses (
  course_id     uuid        NOT NULL,
  title         text,
  category      text,
  instructor_id uuid,
  created_at    timestamptz,
  published_at  timestamptz,
  total_lessons integer,
  starts_at     timestamptz,
  ends_at       timestamptz,
  last_event_at timestamptz NOT NULL,
  version       bigint      NOT NULL,
  updated_at    timestamptz NOT NULL,
  PRIMARY KEY (course_id)
) WITH (fillfactor = 70);
-- "Which courses are mine?"
CREATE INDEX courses_of_instructor ON analytics.courses (instructor_id);

COMMENT ON TABLE analytics.courses IS 'Which courses are there? One row per course that a course event named';
COMMENT ON COLUMN analytics.courses.course_id IS 'Which course';
COMMENT ON COLUMN analytics.courses.title IS 'Title; null if not told';
COMMENT ON COLUMN analytics.courses.category IS 'Category; null if not told';
COMMENT ON COLUMN analytics.courses.instructor_id IS 'Who teaches it; null if not told';
COMMENT ON COLUMN analytics.courses.created_at IS 'When it was created; null if not told';
COMMENT ON COLUMN analytics.courses.published_at IS 'When it was first published; null while it is not';
COMMENT ON COLUMN analytics.courses.total_lessons IS 'Number of lessons of the newest catalogue; null while unknown';
COMMENT ON COLUMN analytics.courses.starts_at IS 'When it begins; null if not told';
COMMENT ON COLUMN analytics.courses.ends_at IS 'When it ends; null if not told';
COMMENT ON COLUMN analytics.courses.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.courses.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.courses.updated_at IS 'When the row was written';

CREATE TABLE analytics.course_lessons (
  course_id     uuid        NOT NULL,
  lesson_id     uuid        NOT NULL,
  position      integer,
  in_catalogue  boolean     NOT NULL,
  module_id     uuid,
  last_event_at timestamptz NOT NULL,
  version       bigint      NOT NULL,
  updated_at    timestamptz NOT NULL,
  PRIMARY KEY (course_id, lesson_id)
) WITH (fillfactor = 70);

COMMENT ON TABLE analytics.course_lessons IS 'Which lessons has each course, in which order? One row per course and lesson ever in its catalogue';
COMMENT ON COLUMN analytics.course_lessons.course_id IS 'Which course';
COMMENT ON COLUMN analytics.course_lessons.lesson_id IS 'Which lesson';
COMMENT ON COLUMN analytics.course_lessons.position IS 'Place of the lesson in the newest catalogue that had it, from 1';
COMMENT ON COLUMN analytics.course_lessons.in_catalogue IS 'Whether the newest catalogue has it';
COMMENT ON COLUMN analytics.course_lessons.module_id IS 'Module of the lesson; null if not told';
COMMENT ON COLUMN analytics.course_lessons.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.course_lessons.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.course_lessons.updated_at IS 'When the row was written';

CREATE TABLE analytics.topics (
  topic_id        uuid        NOT NULL,
  name            text,
  parent_topic_id uuid,
  course_id       uuid,
  exam_weight     double precision,
  prerequisites   jsonb       NOT NULL,
  materials       jsonb       NOT NULL,
  last_event_at   timestamptz NOT NULL,
  version         bigint      NOT NULL,
  updated_at      timestamptz NOT NULL,
  PRIMARY KEY (topic_id)
) WITH (fillfactor = 70);
-- "Which topics has my course?"
CREATE INDEX topics_of_course ON analytics.topics (course_id);

COMMENT ON TABLE analytics.topics IS 'Which topics are there? One row per topic that the catalogue defined';
COMMENT ON COLUMN analytics.topics.topic_id IS 'Which topic';
COMMENT ON COLUMN analytics.topics.name IS 'Name; null if not told';
COMMENT ON COLUMN analytics.topics.parent_topic_id IS 'Topic it belongs to; null at the top';
COMMENT ON COLUMN analytics.topics.course_id IS 'Course; null if not told';
COMMENT ON COLUMN analytics.topics.exam_weight IS 'Weight of the topic in the exam, in any unit, not negative; null if not told';
COMMENT ON COLUMN analytics.topics.prerequisites IS 'Ids of the topics to know before, a JSON array of texts';
COMMENT ON COLUMN analytics.topics.materials IS 'Ids of the materials of the topic, a JSON array of texts';
COMMENT ON COLUMN analytics.topics.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.topics.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.topics.updated_at IS 'When the row was written';

CREATE TABLE analytics.assessments (
  assessment_id uuid        NOT NULL,
  course_id     uuid,
  title         text,
  due_at        timestamptz,
  weight        double precision,
  pass_mark     double precision,
  max_score     double precision,
  last_event_at timestamptz NOT NULL,
  version       bigint      NOT NULL,
  updated_at    timestamptz NOT NULL,
  PRIMARY KEY (assessment_id)
) WITH (fillfactor = 70);
-- "Which quizzes has my course?"
CREATE INDEX assessments_of_course ON analytics.assessments (course_id);

COMMENT ON TABLE analytics.assessments IS 'Which quizzes and assignments are there? One row per assessment that the catalogue defined';
COMMENT ON COLUMN analytics.assessments.assessment_id IS 'Which quiz or assignment';
COMMENT ON COLUMN analytics.assessments.course_id IS 'Course; null if not told';
COMMENT ON COLUMN analytics.assessments.title IS 'Title; null if not told';
COMMENT ON COLUMN analytics.assessments.due_at IS 'When it is due; null if not told';
COMMENT ON COLUMN analytics.assessments.weight IS 'Weight in the course, in any unit; null if not told';
COMMENT ON COLUMN analytics.assessments.pass_mark IS 'Percent from which an attempt is passed; null if not told (then 60)';
COMMENT ON COLUMN analytics.assessments.max_score IS 'Points that can be reached; null if not told';
COMMENT ON COLUMN analytics.assessments.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.assessments.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.assessments.updated_at IS 'When the row was written';
