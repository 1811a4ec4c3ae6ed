-- What a teacher's pages ask about courses, classes and quizzes. Sums over students come from the tallies of V008, so a course of a million
-- students answers as fast as one of ten; what lists students reads those of one course: ask with WHERE course_id = ….

-- "How is everybody in my class?" Neither column ever changes, so updates stay heap-only.
CREATE INDEX student_risk_of_class ON analytics.student_risk (course_id, student_id);

CREATE VIEW analytics.class_dropoff AS
SELECT
  course_id, lesson_id, position, in_catalogue, started, completed, last_lesson AS stopped_here, previous_started,
  CASE WHEN previous_started > 0 THEN 1 - started::double precision / previous_started END AS drop_share,
  CASE WHEN started > 0 THEN completed::double precision / started END AS completion_share
FROM (
  SELECT
    k.course_id, k.lesson_id, l.position, coalesce(l.in_catalogue, false) AS in_catalogue,
    coalesce(f.started, 0) AS started, coalesce(f.completed, 0) AS completed, coalesce(f.last_lesson, 0) AS last_lesson,
    CASE WHEN l.in_catalogue THEN lag(coalesce(f.started, 0)) OVER (
      PARTITION BY k.course_id ORDER BY coalesce(l.in_catalogue, false) DESC, l.position, k.lesson_id) END AS previous_started
  FROM (
    SELECT course_id, lesson_id FROM analytics.course_lessons UNION SELECT course_id, lesson_id FROM analytics.course_lesson_funnel
  ) AS k
  LEFT JOIN analytics.course_lessons l ON l.course_id = k.course_id AND l.lesson_id = k.lesson_id
  LEFT JOIN analytics.course_lesson_funnel f ON f.course_id = k.course_id AND f.lesson_id = k.lesson_id
) AS lesson;

COMMENT ON VIEW analytics.class_dropoff IS 'Where do students of a course stop? One row per lesson in the order of the catalogue';
COMMENT ON COLUMN analytics.class_dropoff.course_id IS 'Which course';
COMMENT ON COLUMN analytics.class_dropoff.lesson_id IS 'Which lesson';
COMMENT ON COLUMN analytics.class_dropoff.position IS 'Place in the catalogue, from 1; null if the catalogue never had it';
COMMENT ON COLUMN analytics.class_dropoff.in_catalogue IS 'Whether the newest catalogue has it';
COMMENT ON COLUMN analytics.class_dropoff.started IS 'Students who started it';
COMMENT ON COLUMN analytics.class_dropoff.completed IS 'Students who completed it';
COMMENT ON COLUMN analytics.class_dropoff.stopped_here IS 'Students whose newest lesson it is: there they stand, or there they stopped';
COMMENT ON COLUMN analytics.class_dropoff.previous_started IS 'Students who started the lesson before it; null for the first one';
COMMENT ON COLUMN analytics.class_dropoff.drop_share IS 'Share of those who started the lesson before and are missing here, at most 1, below 0 where more came; null for the first one';
COMMENT ON COLUMN analytics.class_dropoff.completion_share IS 'Share of those who started it that completed it, 0 to 1; null if nobody started';

CREATE VIEW analytics.course_analytics AS
SELECT
  k.course_id, coalesce(t.enrolments, 0)::integer AS total_enrollments, coalesce(t.completions, 0)::integer AS total_completions,
  round(100.0 * t.completions / nullif(greatest(t.enrolments, t.students), 0), 2)::numeric(5,2) AS completion_rate,
  round(t.best_percent_hundredths / 100.0 / nullif(t.best_scored, 0), 2)::numeric(5,2) AS average_score,
  round(t.seconds_to_complete / 3600.0 / nullif(t.timed_completions, 0), 2)::numeric(10,2) AS average_time_to_complete,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('date', d.day, 'enrollments', d.enrolments, 'completions', d.completions) ORDER BY d.day), '[]')
    FROM analytics.course_days d
    WHERE d.course_id = k.course_id AND d.day > (now() AT TIME ZONE 'UTC')::date - 90 AND (d.enrolments > 0 OR d.completions > 0)) AS enrollment_trend,
  (SELECT coalesce(jsonb_agg(jsonb_build_object(
      'module_id', m.module_id, 'completions', m.completed,
      'completion_rate', round(100.0 * m.completed / nullif(greatest(t.enrolments, t.students), 0), 2),
      'average_minutes', round(m.time_seconds / 60.0 / nullif(m.timed, 0), 2)) ORDER BY m.completed DESC, m.module_id), '[]')
    FROM analytics.course_module_totals m WHERE m.course_id = k.course_id) AS module_analytics,
  (SELECT coalesce(jsonb_agg(jsonb_build_object(
      'lesson_id', l.lesson_id, 'position', l.position, 'previous_started', l.previous_started, 'started', l.started,
      'drop_percent', round((100 * l.drop_share)::numeric, 2)) ORDER BY l.drop_share DESC, l.position), '[]')
    FROM analytics.class_dropoff l
    WHERE l.course_id = k.course_id AND l.drop_share >= 0.05 AND l.previous_started >= 20) AS dropoff_points,
  c.title, c.category, c.instructor_id, coalesce(t.students, 0)::integer AS total_students, coalesce(t.students_active, 0)::integer AS active_students,
  coalesce(t.drops, 0)::integer AS total_drops, (coalesce(t.time_seconds, 0) / 3600.0)::numeric(12,2) AS total_learning_hours,
  coalesce(c.created_at, c.published_at) AS created_at, greatest(t.updated_at, c.updated_at) AS updated_at
FROM (SELECT course_id FROM analytics.courses UNION SELECT course_id FROM analytics.course_totals) AS k
LEFT JOIN analytics.course_totals t ON t.course_id = k.course_id
LEFT JOIN analytics.courses c ON c.course_id = k.course_id;

COMMENT ON VIEW analytics.course_analytics IS 'How is each course doing? In the shape and units of the analytics service; one row per course';
COMMENT ON COLUMN analytics.course_analytics.course_id IS 'Which course';
COMMENT ON COLUMN analytics.course_analytics.total_enrollments IS 'Students who ever enrolled';
COMMENT ON COLUMN analytics.course_analytics.total_completions IS 'Students who completed it';
COMMENT ON COLUMN analytics.course_analytics.completion_rate IS 'Percent of the students known in the course who completed it; null without any';
COMMENT ON COLUMN analytics.course_analytics.average_score IS 'Mean over students and assessments of the best percent; null without any';
COMMENT ON COLUMN analytics.course_analytics.average_time_to_complete IS 'Mean time from enrolment, else first activity, to completion, in hours; null without any';
COMMENT ON COLUMN analytics.course_analytics.enrollment_trend IS 'Days of the last 90 with enrolments or completions: a JSON array of {date, enrollments, completions}, oldest first';
COMMENT ON COLUMN analytics.course_analytics.module_analytics IS 'Modules: a JSON array of {module_id, completions, completion_rate (percent), average_minutes}, most completed first';
COMMENT ON COLUMN analytics.course_analytics.dropoff_points IS 'Lessons that 5 % or more of those who started the lesson before (20 or more) never start: a JSON array of {lesson_id, position, previous_started, started, drop_percent}, worst first';
COMMENT ON COLUMN analytics.course_analytics.title IS 'Title; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.course_analytics.category IS 'Category; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.course_analytics.instructor_id IS 'Who teaches it; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.course_analytics.total_students IS 'Students known in the course: enrolled or active';
COMMENT ON COLUMN analytics.course_analytics.active_students IS 'Students with any activity';
COMMENT ON COLUMN analytics.course_analytics.total_drops IS 'Students who left without completing';
COMMENT ON COLUMN analytics.course_analytics.total_learning_hours IS 'Sum of the students'' session time in the course, in hours';
COMMENT ON COLUMN analytics.course_analytics.created_at IS 'When it was created, else published; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.course_analytics.updated_at IS 'When the newest row behind it was written';

CREATE VIEW analytics.assessment_question_analytics AS
SELECT
  q.assessment_id, q.question_id, q.views, q.answers, q.first_answers,
  q.first_answers_correct::double precision / nullif(q.first_answers, 0) AS first_attempt_accuracy,
  (q.time_millis / 1000.0 / nullif(q.timed_answers, 0))::double precision AS mean_seconds,
  q.hints::double precision / nullif(q.answers, 0) AS hint_share, q.skips::double precision / nullif(q.answers, 0) AS skip_share,
  (SELECT coalesce(jsonb_object_agg(c.choice, c.times ORDER BY c.choice), '{}')
    FROM analytics.question_choices c WHERE c.assessment_id = q.assessment_id AND c.question_id = q.question_id AND c.times > 0) AS choices
FROM analytics.assessment_questions q;

COMMENT ON VIEW analytics.assessment_question_analytics IS 'How is each question doing? One row per quiz and question';
COMMENT ON COLUMN analytics.assessment_question_analytics.assessment_id IS 'Which quiz';
COMMENT ON COLUMN analytics.assessment_question_analytics.question_id IS 'Which question';
COMMENT ON COLUMN analytics.assessment_question_analytics.views IS 'Times the question was seen';
COMMENT ON COLUMN analytics.assessment_question_analytics.answers IS 'Answers, skipped ones too';
COMMENT ON COLUMN analytics.assessment_question_analytics.first_answers IS 'First answers of students of which it is known whether they are correct';
COMMENT ON COLUMN analytics.assessment_question_analytics.first_attempt_accuracy IS 'Share of them correct, 0 to 1; null without any';
COMMENT ON COLUMN analytics.assessment_question_analytics.mean_seconds IS 'Mean time to answer, in seconds; null if nobody told it';
COMMENT ON COLUMN analytics.assessment_question_analytics.hint_share IS 'Share of the answers with a hint, 0 to 1; null without any';
COMMENT ON COLUMN analytics.assessment_question_analytics.skip_share IS 'Share of the answers that skip, 0 to 1; null without any';
COMMENT ON COLUMN analytics.assessment_question_analytics.choices IS 'How often each choice was selected, a JSON object';

CREATE VIEW analytics.assessment_analytics AS
SELECT
  t.assessment_id,
  coalesce(s.course_id, (SELECT a.course_id FROM analytics.assessment_attempts a
    WHERE a.assessment_id = t.assessment_id AND a.course_id IS NOT NULL LIMIT 1)) AS course_id,
  s.title, t.attempts::integer AS total_attempts, t.students::integer AS total_students,
  round(t.best_percent_hundredths / 100.0 / nullif(t.best_scored, 0), 2)::numeric(5,2) AS average_score,
  round(t.first_percent_hundredths / 100.0 / nullif(t.first_scored, 0), 2)::numeric(5,2) AS average_first_score,
  round(t.last_percent_hundredths / 100.0 / nullif(t.last_scored, 0), 2)::numeric(5,2) AS average_last_score,
  round(t.percent_hundredths / 100.0 / nullif(t.scored_attempts, 0), 2)::numeric(5,2) AS average_attempt_score,
  round(100.0 * t.passed_attempts / nullif(t.judged_attempts, 0), 2)::numeric(5,2) AS pass_rate,
  round(100.0 * t.passed_students / nullif(t.judged_students, 0), 2)::numeric(5,2) AS student_pass_rate,
  round(t.time_seconds / 60.0 / nullif(t.timed_attempts, 0), 2)::numeric(10,2) AS average_time_spent,
  (SELECT coalesce(jsonb_agg(jsonb_build_object(
      'question_id', q.question_id, 'views', q.views, 'answers', q.answers,
      'first_attempt_accuracy', round(q.first_attempt_accuracy::numeric, 4), 'mean_seconds', round(q.mean_seconds::numeric, 2),
      'hint_share', round(q.hint_share::numeric, 4), 'skip_share', round(q.skip_share::numeric, 4), 'choices', q.choices)
      ORDER BY q.first_attempt_accuracy NULLS LAST, q.question_id), '[]')
    FROM analytics.assessment_question_analytics q WHERE q.assessment_id = t.assessment_id) AS question_analytics,
  CASE WHEN t.answering_students >= 10
    THEN round(1 - t.first_answers_correct::numeric / nullif(t.first_answers, 0), 2)::numeric(3,2) END AS difficulty_rating,
  (SELECT coalesce(jsonb_object_agg(b.bucket * 10, b.attempts ORDER BY b.bucket), '{}')
    FROM analytics.assessment_score_buckets b WHERE b.assessment_id = t.assessment_id AND b.attempts > 0) AS score_distribution,
  s.due_at, s.updated_at AS created_at, t.updated_at
FROM analytics.assessment_totals t
LEFT JOIN analytics.assessments s ON s.assessment_id = t.assessment_id;

COMMENT ON VIEW analytics.assessment_analytics IS 'How is each quiz and assignment doing? In the shape and units of the analytics service; one row per assessment';
COMMENT ON COLUMN analytics.assessment_analytics.assessment_id IS 'Which quiz or assignment';
COMMENT ON COLUMN analytics.assessment_analytics.course_id IS 'Its course by the catalogue, else by any attempt that named one';
COMMENT ON COLUMN analytics.assessment_analytics.title IS 'Title; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.assessment_analytics.total_attempts IS 'Submitted attempts';
COMMENT ON COLUMN analytics.assessment_analytics.total_students IS 'Students with a submitted attempt';
COMMENT ON COLUMN analytics.assessment_analytics.average_score IS 'Mean over students of the best percent; null without any';
COMMENT ON COLUMN analytics.assessment_analytics.average_first_score IS 'Mean over students of the first percent; null without any';
COMMENT ON COLUMN analytics.assessment_analytics.average_last_score IS 'Mean over students of the last percent; null without any';
COMMENT ON COLUMN analytics.assessment_analytics.average_attempt_score IS 'Mean percent over attempts; null without any';
COMMENT ON COLUMN analytics.assessment_analytics.pass_rate IS 'Percent of the attempts that were passed, of those of which it is known; null without any';
COMMENT ON COLUMN analytics.assessment_analytics.student_pass_rate IS 'Percent of the students who ever passed, of those of whom it is known; null without any';
COMMENT ON COLUMN analytics.assessment_analytics.average_time_spent IS 'Mean time of an attempt, in minutes; null if no time is known';
COMMENT ON COLUMN analytics.assessment_analytics.question_analytics IS 'Questions: a JSON array of {question_id, views, answers, first_attempt_accuracy, mean_seconds, hint_share, skip_share, choices}, hardest first';
COMMENT ON COLUMN analytics.assessment_analytics.difficulty_rating IS '1 minus the share of first answers that are correct, 0 easy to 1 hard; null below 10 students';
COMMENT ON COLUMN analytics.assessment_analytics.score_distribution IS 'Attempts by tenth of the scale: a JSON object from its lower end in percent to their number';
COMMENT ON COLUMN analytics.assessment_analytics.due_at IS 'When it is due; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.assessment_analytics.created_at IS 'When its catalogue entry was written; null without one';
COMMENT ON COLUMN analytics.assessment_analytics.updated_at IS 'When the sums were written';

CREATE VIEW analytics.course_assessments AS
SELECT course_id, assessment_id FROM analytics.assessments WHERE course_id IS NOT NULL
UNION
SELECT course_id, assessment_id FROM analytics.assessment_attempts WHERE course_id IS NOT NULL;

COMMENT ON VIEW analytics.course_assessments IS 'Which quizzes and assignments belong to a course? By the catalogue or by any attempt; one row per course and assessment';
COMMENT ON COLUMN analytics.course_assessments.course_id IS 'Which course';
COMMENT ON COLUMN analytics.course_assessments.assessment_id IS 'Which quiz or assignment';

CREATE VIEW analytics.class_assessment_distribution AS
SELECT
  k.course_id, k.assessment_id, s.title, b.bucket * 10 AS from_percent, b.attempts,
  round(100.0 * b.attempts / nullif(t.scored_attempts, 0), 2) AS attempts_percent
FROM analytics.course_assessments k
JOIN analytics.assessment_score_buckets b ON b.assessment_id = k.assessment_id
LEFT JOIN analytics.assessment_totals t ON t.assessment_id = k.assessment_id
LEFT JOIN analytics.assessments s ON s.assessment_id = k.assessment_id;

COMMENT ON VIEW analytics.class_assessment_distribution IS 'How are the scores of a class distributed? One row per course, assessment and tenth of the scale';
COMMENT ON COLUMN analytics.class_assessment_distribution.course_id IS 'Which course';
COMMENT ON COLUMN analytics.class_assessment_distribution.assessment_id IS 'Quiz or assignment';
COMMENT ON COLUMN analytics.class_assessment_distribution.title IS 'Title; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.class_assessment_distribution.from_percent IS 'Lower end of the tenth, percent: 90 is 90 and more';
COMMENT ON COLUMN analytics.class_assessment_distribution.attempts IS 'Attempts whose percent lies there';
COMMENT ON COLUMN analytics.class_assessment_distribution.attempts_percent IS 'Percent of the attempts that have a percent';

CREATE VIEW analytics.class_overview AS
SELECT
  t.course_id, c.title, c.instructor_id, t.students::integer AS students, t.enrolments::integer AS enrolments,
  p.active_7d, round(100.0 * p.active_7d / nullif(t.students, 0), 2) AS engagement_percent,
  p.mean_completion_pct, t.completions::integer AS completions,
  round(100.0 * t.completions / nullif(greatest(t.enrolments, t.students), 0), 2)::numeric(5,2) AS completion_rate, t.drops::integer AS drops,
  round(t.best_percent_hundredths / 100.0 / nullif(t.best_scored, 0), 2)::numeric(5,2) AS average_score,
  round(t.time_seconds / 3600.0 / nullif(t.students, 0), 2)::numeric(10,2) AS avg_time_hours,
  (SELECT count(*)::integer FROM analytics.student_risk r WHERE r.course_id = t.course_id AND r.at_risk) AS at_risk_count, t.updated_at
FROM analytics.course_totals t
LEFT JOIN analytics.courses c ON c.course_id = t.course_id
CROSS JOIN LATERAL (
  SELECT
    (count(*) FILTER (WHERE last_activity_at > now() - interval '7 days'))::integer AS active_7d,
    round(avg(completion_pct), 2)::numeric(5,2) AS mean_completion_pct
  FROM analytics.student_progress x WHERE x.course_id = t.course_id
) AS p;

COMMENT ON VIEW analytics.class_overview IS 'How is a class doing? One row per course';
COMMENT ON COLUMN analytics.class_overview.course_id IS 'Which course';
COMMENT ON COLUMN analytics.class_overview.title IS 'Title; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.class_overview.instructor_id IS 'Who teaches it; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.class_overview.students IS 'Students known in the course: enrolled or active';
COMMENT ON COLUMN analytics.class_overview.enrolments IS 'Students who ever enrolled';
COMMENT ON COLUMN analytics.class_overview.active_7d IS 'Students with activity in the course in the last 7 x 24 hours';
COMMENT ON COLUMN analytics.class_overview.engagement_percent IS 'active_7d in percent of the students; null without any';
COMMENT ON COLUMN analytics.class_overview.mean_completion_pct IS 'Mean percent of the lessons completed; null while their number is unknown';
COMMENT ON COLUMN analytics.class_overview.completions IS 'Students who completed it';
COMMENT ON COLUMN analytics.class_overview.completion_rate IS 'Percent of the students who completed it; null without any';
COMMENT ON COLUMN analytics.class_overview.drops IS 'Students who left without completing';
COMMENT ON COLUMN analytics.class_overview.average_score IS 'Mean over students and assessments of the best percent; null without any';
COMMENT ON COLUMN analytics.class_overview.avg_time_hours IS 'Session time per student, in hours; null without any';
COMMENT ON COLUMN analytics.class_overview.at_risk_count IS 'Students who are at risk now';
COMMENT ON COLUMN analytics.class_overview.updated_at IS 'When the sums were written';

CREATE VIEW analytics.class_risk_matrix AS
SELECT
  p.course_id, p.student_id, p.status, coalesce(r.at_risk, false) AS at_risk, r.reason, r.since, r.at_risk_score, r.factors,
  CASE WHEN r.at_risk_score >= 0.7 THEN 'high' WHEN r.at_risk_score >= 0.4 THEN 'medium' WHEN r.at_risk_score IS NOT NULL THEN 'low' END AS risk_band,
  p.completion_pct, b.average_score, p.time_spent_seconds, p.last_activity_at,
  floor(extract(epoch FROM now() - p.last_activity_at) / 86400)::integer AS days_inactive
FROM analytics.student_progress p
LEFT JOIN analytics.student_risk r ON r.student_id = p.student_id AND r.course_id = p.course_id
LEFT JOIN LATERAL (
  SELECT round(avg(best), 2)::numeric(5,2) AS average_score
  FROM (SELECT max(percent) AS best FROM analytics.assessment_attempts a
    WHERE a.student_id = p.student_id AND a.course_id = p.course_id GROUP BY assessment_id) AS a
) AS b ON true
WHERE p.status <> 'dropped';

COMMENT ON VIEW analytics.class_risk_matrix IS 'Who in a class needs help? Risk against performance; one row per course and student';
COMMENT ON COLUMN analytics.class_risk_matrix.course_id IS 'Which course';
COMMENT ON COLUMN analytics.class_risk_matrix.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.class_risk_matrix.status IS 'not_started, in_progress or completed';
COMMENT ON COLUMN analytics.class_risk_matrix.at_risk IS 'Whether the student has stopped coming';
COMMENT ON COLUMN analytics.class_risk_matrix.reason IS 'never_started or inactive; null while not at risk';
COMMENT ON COLUMN analytics.class_risk_matrix.since IS 'When the present episode began';
COMMENT ON COLUMN analytics.class_risk_matrix.at_risk_score IS 'Risk from 0 to 1; null while not computed';
COMMENT ON COLUMN analytics.class_risk_matrix.factors IS 'What the score is made of, a JSON object';
COMMENT ON COLUMN analytics.class_risk_matrix.risk_band IS 'high from 0.7, medium from 0.4, else low; null without a score';
COMMENT ON COLUMN analytics.class_risk_matrix.completion_pct IS 'Percent of the lessons completed; null while their number is unknown';
COMMENT ON COLUMN analytics.class_risk_matrix.average_score IS 'Mean over the assessments of the course of the best percent; null without any';
COMMENT ON COLUMN analytics.class_risk_matrix.time_spent_seconds IS 'Session time in the course, in seconds';
COMMENT ON COLUMN analytics.class_risk_matrix.last_activity_at IS 'Event time of the newest activity in the course';
COMMENT ON COLUMN analytics.class_risk_matrix.days_inactive IS 'Whole 24-hour days since then, by the wall clock of this query';

CREATE VIEW analytics.class_forum_activity AS
SELECT
  course_id, (created_at AT TIME ZONE 'UTC')::date AS day, (count(*) FILTER (WHERE action_type = 'post'))::integer AS posts,
  (count(*) FILTER (WHERE action_type = 'reply'))::integer AS replies, (count(*) FILTER (WHERE action_type = 'like'))::integer AS likes,
  count(DISTINCT student_id)::integer AS participants, count(DISTINCT thread_id)::integer AS threads
FROM analytics.forum_interactions
WHERE course_id IS NOT NULL
GROUP BY course_id, (created_at AT TIME ZONE 'UTC')::date;

COMMENT ON VIEW analytics.class_forum_activity IS 'What is going on in the forum of a course? One row per course and day in UTC';
COMMENT ON COLUMN analytics.class_forum_activity.course_id IS 'Which course';
COMMENT ON COLUMN analytics.class_forum_activity.day IS 'Date in UTC';
COMMENT ON COLUMN analytics.class_forum_activity.posts IS 'New posts';
COMMENT ON COLUMN analytics.class_forum_activity.replies IS 'Replies';
COMMENT ON COLUMN analytics.class_forum_activity.likes IS 'Likes';
COMMENT ON COLUMN analytics.class_forum_activity.participants IS 'Different students';
COMMENT ON COLUMN analytics.class_forum_activity.threads IS 'Different threads';

CREATE VIEW analytics.course_dashboard AS
SELECT
  t.course_id, c.instructor_id, c.title, t.students::integer AS total_students, t.lessons_completed AS total_lessons_completed,
  round(100.0 * t.completions / nullif(t.students, 0), 2)::numeric(5,2) AS completion_rate,
  round(t.time_seconds / 3600.0 / nullif(t.students, 0))::integer AS avg_time_per_student,
  (SELECT count(*)::integer FROM analytics.student_risk r WHERE r.course_id = t.course_id AND r.at_risk) AS at_risk_count
FROM analytics.course_totals t
LEFT JOIN analytics.courses c ON c.course_id = t.course_id;

COMMENT ON VIEW analytics.course_dashboard IS 'What does an instructor see first? One row per course; ask with the instructor''s id to show them only their own';
COMMENT ON COLUMN analytics.course_dashboard.course_id IS 'Which course';
COMMENT ON COLUMN analytics.course_dashboard.instructor_id IS 'Who teaches it; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.course_dashboard.title IS 'Title; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.course_dashboard.total_students IS 'Students known in the course';
COMMENT ON COLUMN analytics.course_dashboard.total_lessons_completed IS 'Sum of the students'' completed lessons';
COMMENT ON COLUMN analytics.course_dashboard.completion_rate IS 'Percent of them who completed it; null without any';
COMMENT ON COLUMN analytics.course_dashboard.avg_time_per_student IS 'Session time per student, in whole hours; null without any';
COMMENT ON COLUMN analytics.course_dashboard.at_risk_count IS 'Students who are at risk now';

CREATE VIEW analytics.course_dashboard_days AS
SELECT course_id, day, active_students, enrolments, completions, lessons_completed, time_seconds
FROM analytics.course_days
WHERE day > (now() AT TIME ZONE 'UTC')::date - 14;

COMMENT ON VIEW analytics.course_dashboard_days IS 'How many students were active in a course in the last 14 days? One row per course and day with activity';
COMMENT ON COLUMN analytics.course_dashboard_days.course_id IS 'Which course';
COMMENT ON COLUMN analytics.course_dashboard_days.day IS 'Local date of each student';
COMMENT ON COLUMN analytics.course_dashboard_days.active_students IS 'Different students with activity in the course that day';
COMMENT ON COLUMN analytics.course_dashboard_days.enrolments IS 'First enrolments of that day';
COMMENT ON COLUMN analytics.course_dashboard_days.completions IS 'Completions of that day';
COMMENT ON COLUMN analytics.course_dashboard_days.lessons_completed IS 'Lessons completed for the first time that day';
COMMENT ON COLUMN analytics.course_dashboard_days.time_seconds IS 'Sum of the students'' session time, in seconds';

CREATE VIEW analytics.course_leaderboard_weekly AS
SELECT
  course_id, week_start, student_id,
  (rank() OVER (PARTITION BY course_id, week_start ORDER BY lessons_completed DESC, quizzes_passed DESC, time_seconds DESC))::integer AS place,
  lessons_completed, quizzes_passed, time_seconds, days_active
FROM (
  SELECT
    course_id, date_trunc('week', metric_date::timestamp)::date AS week_start, student_id, sum(lessons_completed)::integer AS lessons_completed,
    sum(quizzes_passed)::integer AS quizzes_passed, sum(time_spent_total)::integer AS time_seconds, count(*)::integer AS days_active
  FROM analytics.student_course_days
  GROUP BY course_id, date_trunc('week', metric_date::timestamp)::date, student_id
) AS week;

COMMENT ON VIEW analytics.course_leaderboard_weekly IS 'Who leads a course in a week? By lessons completed, then quizzes passed, then session time; one row per course, ISO week and student';
COMMENT ON COLUMN analytics.course_leaderboard_weekly.course_id IS 'Which course';
COMMENT ON COLUMN analytics.course_leaderboard_weekly.week_start IS 'Monday of the ISO week';
COMMENT ON COLUMN analytics.course_leaderboard_weekly.student_id IS 'Who learned';
COMMENT ON COLUMN analytics.course_leaderboard_weekly.place IS 'Place among the students of that week; equal ones share it';
COMMENT ON COLUMN analytics.course_leaderboard_weekly.lessons_completed IS 'Lessons completed for the first time that week';
COMMENT ON COLUMN analytics.course_leaderboard_weekly.quizzes_passed IS 'Quizzes passed that week';
COMMENT ON COLUMN analytics.course_leaderboard_weekly.time_seconds IS 'Session time in the course, in seconds';
COMMENT ON COLUMN analytics.course_leaderboard_weekly.days_active IS 'Days with activity in the course';
