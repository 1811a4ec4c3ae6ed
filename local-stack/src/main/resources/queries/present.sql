-- What the job would hold in PostgreSQL for ${students} students and ${courses} courses, with ${rows} rows in the tables that have one per student
-- and day. Made inside PostgreSQL from one list of days: some students come on almost every day, most on few; a few courses draw most.

CREATE SCHEMA generated;

CREATE TABLE generated.students AS
SELECT
  s AS student, md5('student' || s)::uuid AS student_id,
  least(85, ceil(${rows}::numeric / ${students} * 0.42 / power((1 + (hashint8extended(s, 1) & 1048575)) / 1048577.0, 0.6)))::integer AS days
FROM generate_series(1, ${students}) AS s;

CREATE TABLE generated.days AS
SELECT
  student_id, g, course, lesson, current_date - (student % 4) - (g - 1) * greatest(1, 60 / days) AS day,
  md5('course' || course)::uuid AS course_id, md5('lesson' || course || '/' || lesson)::uuid AS lesson_id, md5('video' || course || '/' || lesson)::uuid AS video_id,
  md5('quiz' || course || '/' || lesson)::uuid AS quiz_id, md5('topic' || course || '/' || lesson / 4)::uuid AS topic_id,
  (100 * sqrt((hashint8extended(student * 1000 + g, 2) & 1048575) / 1048576.0))::integer AS score
FROM (
  SELECT *, (g / 3) % 20 AS lesson, (${courses} * power((hashint8extended(student * 10 + g % 3, 3) & 1048575) / 1048576.0, 2))::integer AS course
  FROM generated.students, generate_series(1, days) AS g) AS d;

INSERT INTO analytics.courses
SELECT md5('course' || c)::uuid, 'Course ' || c, 'Category ' || c % 12, md5('teacher' || c % 200)::uuid, now() - interval '120 days', now() - interval '110 days', 20,
  now() - interval '100 days', now() + interval '60 days', now(), 1, now()
FROM generate_series(0, ${courses}) AS c;

INSERT INTO analytics.course_lessons
SELECT md5('course' || c)::uuid, md5('lesson' || c || '/' || l)::uuid, l + 1, true, md5('module' || c || '/' || l / 4)::uuid, now(), 1, now()
FROM generate_series(0, ${courses}) AS c, generate_series(0, 19) AS l;

INSERT INTO analytics.topics
SELECT md5('topic' || c || '/' || t)::uuid, 'Topic ' || t, CASE WHEN t > 0 THEN md5('topic' || c || '/0')::uuid END, md5('course' || c)::uuid, 0.2,
  CASE WHEN t > 0 THEN jsonb_build_array(md5('topic' || c || '/' || t - 1)::uuid) ELSE '[]' END, '[]', now(), 1, now()
FROM generate_series(0, ${courses}) AS c, generate_series(0, 4) AS t;

INSERT INTO analytics.assessments
SELECT md5('quiz' || c || '/' || l)::uuid, md5('course' || c)::uuid, 'Quiz ' || l, now() + interval '30 days', 0.05, 60, 100, now(), 1, now()
FROM generate_series(0, ${courses}) AS c, generate_series(0, 19) AS l;

INSERT INTO analytics.student_daily_stats
SELECT student_id, day, 1, 1500 + score, 900, 200, 400, 1, 1, 1, (score >= 60)::integer, 0, 10, score / 10, 2, g % 2, 60, true,
  jsonb_build_array(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 900, 600 + score, 0, 0, 0, 0, 0), 'UTC', day + interval '18 hours', day + interval '18 hours', 60, now()
FROM generated.days;

INSERT INTO analytics.student_course_days
SELECT student_id, course_id, day, 1, 1500 + score, 900, 400, 200, 1, 1, 1, 1, (score >= 60)::integer, 0, 60, day + interval '18 hours', day + interval '18 hours', 60, now()
FROM generated.days;

INSERT INTO analytics.study_sessions
SELECT student_id, gen_random_uuid(), day + interval '17 hours', day + interval '17 hours 25 minutes', 1500, 1400, 60, day = current_date AND score > 95,
  (ARRAY['mobile', 'desktop', 'tablet'])[1 + g % 3], day + interval '17 hours 25 minutes', 60, now()
FROM generated.days;

INSERT INTO analytics.topic_daily_stats
SELECT student_id, topic_id, day, 10, score / 10, 8, score / 13, 200, 2, 1, day + interval '18 hours', 10, now() FROM generated.days;

INSERT INTO analytics.lesson_progress
SELECT student_id, lesson_id, course_id, min(day), CASE WHEN max(score) > 30 THEN max(day)::timestamptz END, 100, 600, '[]', max(day), max(day), count(*), now()
FROM generated.days GROUP BY student_id, lesson_id, course_id;

INSERT INTO analytics.student_video_progress
SELECT student_id, video_id, course_id, lesson_id, max(score), 6 * max(score), 600, max(score) >= 90, CASE WHEN max(score) >= 90 THEN max(day)::timestamptz END,
  CASE WHEN max(score) >= 90 THEN 'coverage' END, 5 * max(score), 7 * max(score), max(score), 0, 0, 0, 0, max(day), count(*), now()
FROM generated.days WHERE g % 2 = 0 GROUP BY student_id, video_id, course_id, lesson_id;

INSERT INTO analytics.assessment_attempts
SELECT student_id, quiz_id, (row_number() OVER (PARTITION BY student_id, quiz_id ORDER BY day))::integer, gen_random_uuid(), 'quiz', course_id, score, 100, score, 'percent',
  score >= 60, 200, 'submitted', day + interval '17 hours', day + interval '17 hours 4 minutes', NULL, NULL, 0, 10, NULL, day + interval '18 hours', 12, now()
FROM generated.days WHERE g % 2 = 0;

INSERT INTO analytics.student_progress
SELECT student_id, course_id, least(100, 5 * count(DISTINCT lesson_id)), count(DISTINCT lesson_id), count(DISTINCT lesson_id), 20, count(DISTINCT lesson / 4),
  count(*) * 1500, max(day) + interval '18 hours', 1, 3, max(day), CASE WHEN count(DISTINCT lesson_id) >= 20 THEN 'completed' WHEN min(score) < 3 THEN 'dropped' ELSE 'in_progress' END,
  min(day), min(day), CASE WHEN count(DISTINCT lesson_id) >= 20 THEN max(day)::timestamptz END, CASE WHEN count(DISTINCT lesson_id) >= 20 THEN 'lessons' END,
  CASE WHEN min(score) < 3 THEN max(day)::timestamptz END, false, NULL, max(day), count(*), now()
FROM generated.days GROUP BY student_id, course_id;

INSERT INTO analytics.module_progress
SELECT student_id, course_id, md5('module' || course || '/' || lesson / 4)::uuid, max(day), 3000, max(day), 4, now()
FROM generated.days GROUP BY student_id, course_id, course, lesson / 4 HAVING count(DISTINCT lesson_id) >= 4;

INSERT INTO analytics.student_risk
SELECT student_id, course_id, last_activity_at < now() - interval '7 days' AND status = 'in_progress',
  CASE WHEN last_activity_at < now() - interval '7 days' AND status = 'in_progress' THEN 'inactive' END,
  CASE WHEN last_activity_at < now() - interval '7 days' AND status = 'in_progress' THEN last_activity_at + interval '7 days' END,
  last_activity_at, least(1, extract(epoch FROM now() - last_activity_at) / 86400 / 30), '{"inactivity": 0.4, "pace": 0.2}', last_activity_at, 60, now()
FROM analytics.student_progress;

INSERT INTO analytics.student_streaks
SELECT student_id, CASE WHEN max(day) >= current_date - 1 THEN 2 ELSE 0 END, 5, max(day), CASE WHEN max(day) = current_date THEN 'active' WHEN max(day) = current_date - 1 THEN 'at_stake' ELSE 'broken' END,
  'UTC', max(day), count(*), now()
FROM generated.days GROUP BY student_id;

INSERT INTO analytics.topic_mastery
SELECT student_id, topic_id, course_id, 10 * count(*), sum(score) / 10, 8 * count(*), sum(score) / 13, avg(score) / 100, avg(score) / 100, 3, 2, 4, 0.5, 2.5, 6, 2,
  max(day), max(day) + interval '6 days', avg(score) / 100, 10 * count(*), max(day), count(*), now()
FROM generated.days GROUP BY student_id, topic_id, course_id;

INSERT INTO analytics.knowledge_gaps
SELECT student_id, topic_id, CASE WHEN mastery_at_review < 0.4 THEN 'critical' WHEN mastery_at_review < 0.55 THEN 'high' WHEN mastery_at_review < 0.7 THEN 'medium' WHEN mastery_at_review < 0.8 THEN 'low' END,
  CASE WHEN mastery_at_review < 0.4 THEN 4 WHEN mastery_at_review < 0.55 THEN 3 WHEN mastery_at_review < 0.7 THEN 2 WHEN mastery_at_review < 0.8 THEN 1 ELSE 0 END,
  mastery_at_review, last_review_at, attempts, last_event_at, version, now()
FROM analytics.topic_mastery;

INSERT INTO analytics.forum_interactions
SELECT student_id, gen_random_uuid(), (ARRAY['post', 'reply', 'like'])[1 + g % 3], gen_random_uuid(), md5('thread' || course || '/' || g % 50)::uuid, NULL, course_id, 120,
  day + interval '18 hours', day + interval '18 hours', 1, now()
FROM generated.days WHERE g % 5 = 0;

INSERT INTO analytics.live_class_attendance
SELECT student_id, md5('class' || course)::uuid, md5('meeting' || course || '/' || day)::uuid, day + interval '17 hours', day + interval '18 hours', 3600, 2, day + interval '18 hours', 2, now()
FROM generated.days WHERE g % 20 = 0;

INSERT INTO analytics.teacher_activity_summary
SELECT md5('teacher' || t)::uuid, current_date - d, 1, 2, 1, 1, 1, 5, 3, 1, 3600, 2, 9, now(), 12, now()
FROM generate_series(0, 199) AS t, generate_series(0, 89) AS d;

INSERT INTO analytics.live_class_engagement
SELECT md5('teacher' || t)::uuid, md5('class' || t)::uuid, md5('meeting' || t || '/' || d)::uuid, now() - d * interval '1 day', now() - d * interval '1 day' + interval '1 hour', 3600, '[]', 2, 9,
  now(), 2, now()
FROM generate_series(0, 199) AS t, generate_series(0, 89) AS d;

INSERT INTO analytics.external_ids
SELECT 'student', student_id, 'student-' || student, now(), 1, now() FROM generated.students;

INSERT INTO analytics.course_totals
SELECT p.course_id, count(*), count(*), count(*), count(p.completed_at), count(p.dropped_at), sum(p.time_spent_seconds), count(p.completed_at) * 4000000, count(p.completed_at),
  sum(p.lessons_completed), sum(6900), count(*), sum(60), NULL, 1, now()
FROM analytics.student_progress AS p GROUP BY p.course_id;

INSERT INTO analytics.course_days
SELECT course_id, metric_date, 2, 0, 0, count(*), sum(time_spent_total), sum(lessons_completed), NULL, 1, now()
FROM analytics.student_course_days GROUP BY course_id, metric_date;

INSERT INTO analytics.course_lesson_funnel
SELECT course_id, lesson_id, count(*), count(completed_at), count(*) / 5, NULL, 1, now() FROM analytics.lesson_progress GROUP BY course_id, lesson_id;

INSERT INTO analytics.course_module_totals
SELECT course_id, module_id, count(*), sum(time_spent_seconds), count(*), NULL, 1, now() FROM analytics.module_progress GROUP BY course_id, module_id;

INSERT INTO analytics.assessment_totals
SELECT assessment_id, count(*), count(DISTINCT student_id), count(*), sum(percent) * 100, count(*), sum(percent) * 100, count(*), sum(percent) * 100, count(*), sum(percent) * 100,
  count(*), count(*) FILTER (WHERE is_passed), count(DISTINCT student_id), count(DISTINCT student_id) FILTER (WHERE is_passed), sum(time_spent_seconds), count(*),
  count(DISTINCT student_id), 10 * count(*), sum(percent) / 10, NULL, 1, now()
FROM analytics.assessment_attempts GROUP BY assessment_id;

INSERT INTO analytics.assessment_score_buckets
SELECT assessment_id, least(9, floor(percent / 10))::integer, count(*), NULL, 1, now() FROM analytics.assessment_attempts GROUP BY 1, 2;

INSERT INTO analytics.assessment_questions
SELECT assessment_id, md5('question' || assessment_id || '/' || q)::uuid, 1.2 * attempts, attempts, students, students * (0.4 + q * 0.1), 15000 * attempts, attempts, attempts / 7, attempts / 20,
  NULL, 1, now()
FROM analytics.assessment_totals, generate_series(1, 5) AS q;

INSERT INTO analytics.question_choices
SELECT assessment_id, question_id, choice, answers / 4, NULL, 1, now() FROM analytics.assessment_questions, unnest(ARRAY['A', 'B', 'C', 'D']) AS choice;

INSERT INTO analytics.platform_days
SELECT day, count(*) / 12, count(*), count(*) / 8, count(*) / 100, sum(1500), sum(score) * 100, count(*), count(*) * 60, NULL, 1, now() FROM generated.days GROUP BY day;

INSERT INTO analytics.platform_returns
SELECT day, gap, count(*), NULL, 1, now()
FROM (SELECT day, coalesce(day - lag(day) OVER (PARTITION BY student_id ORDER BY day), 100000) AS gap FROM generated.days) AS d GROUP BY day, gap;

DROP SCHEMA generated CASCADE;

ANALYZE;
