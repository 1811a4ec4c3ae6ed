-- One meaning for every count. An enrolment is a pair of student and course that was ever enrolled or, without that, ever active (an own act of the
-- student), and whoever completed a course was in it; shares and rates are of these pairs, so none is above 1 or 100 percent. Metrics say whether
-- they flow or stand, steps say what their strength measures, and what nobody knows is null.

CREATE VIEW analytics.student_enrolments AS
SELECT *
FROM analytics.student_progress
WHERE enrolled_at IS NOT NULL OR started_at IS NOT NULL OR completed_at IS NOT NULL;

COMMENT ON VIEW analytics.student_enrolments IS 'Which enrolments are there? The rows of student_progress that count as one: ever enrolled or, without that, ever active, or completed; not of whom only an unenrolment or a module was ever reported';
COMMENT ON COLUMN analytics.student_enrolments.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.student_enrolments.course_id IS 'In which course';
COMMENT ON COLUMN analytics.student_enrolments.completion_pct IS 'Percent of the lessons of the newest catalogue that are completed, 0 to 100, rounded down; null while the number of lessons is unknown';
COMMENT ON COLUMN analytics.student_enrolments.lessons_completed IS 'Number of different lessons of the course ever completed, also those the catalogue has dropped since';
COMMENT ON COLUMN analytics.student_enrolments.lessons_started IS 'Number of different lessons of the course ever started, opened or completed';
COMMENT ON COLUMN analytics.student_enrolments.total_lessons IS 'Number of lessons in the newest catalogue; null while unknown';
COMMENT ON COLUMN analytics.student_enrolments.modules_completed IS 'Number of different modules of the course completed';
COMMENT ON COLUMN analytics.student_enrolments.time_spent_seconds IS 'Length of the union of the student''s sessions in the course, in seconds';
COMMENT ON COLUMN analytics.student_enrolments.last_activity_at IS 'Event time of the newest own act of the student in the course; null if there was none';
COMMENT ON COLUMN analytics.student_enrolments.current_streak_days IS 'Days in a row with learning in this course up to now; 0 once a whole local day was missed';
COMMENT ON COLUMN analytics.student_enrolments.longest_streak_days IS 'Longest run of such days ever';
COMMENT ON COLUMN analytics.student_enrolments.last_streak_date IS 'Newest local date with learning in this course; null before the first';
COMMENT ON COLUMN analytics.student_enrolments.status IS 'not_started, in_progress, completed or dropped';
COMMENT ON COLUMN analytics.student_enrolments.started_at IS 'Event time of the first own act of the student in the course; null before it';
COMMENT ON COLUMN analytics.student_enrolments.enrolled_at IS 'Event time of the first enrolment; null if none was seen';
COMMENT ON COLUMN analytics.student_enrolments.completed_at IS 'When the course was completed: the earliest of an explicit event and of the last lesson; null while not completed';
COMMENT ON COLUMN analytics.student_enrolments.completion_source IS 'lessons (every lesson of the catalogue then in effect was done) or event (somebody said so); null while not completed';
COMMENT ON COLUMN analytics.student_enrolments.dropped_at IS 'Event time of the newest unenrolment while dropped; null otherwise';
COMMENT ON COLUMN analytics.student_enrolments.content_changed IS 'Whether a lesson was added after the course had been completed and is not done yet';
COMMENT ON COLUMN analytics.student_enrolments.final_score IS 'Final score of the course in the scale of whoever reported it; null if nobody did';
COMMENT ON COLUMN analytics.student_enrolments.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.student_enrolments.version IS 'Generation of the job << 40 | number of events behind the row; a write never replaces a higher one';
COMMENT ON COLUMN analytics.student_enrolments.updated_at IS 'When the row was written';

COMMENT ON COLUMN analytics.student_progress.completion_pct IS 'Percent of the lessons of the newest catalogue that are completed, 0 to 100, rounded down; null while the number of lessons is unknown. A course completed by an event may stand at any percent, 0 too: completion_source says so';
COMMENT ON COLUMN analytics.student_progress.lessons_started IS 'Number of different lessons of the course ever started, opened or completed';
COMMENT ON COLUMN analytics.student_progress.last_activity_at IS 'Event time of the newest own act of the student in the course: what others report moves nothing; null if there was none';
COMMENT ON COLUMN analytics.student_progress.started_at IS 'Event time of the first own act of the student in the course; null before it';
COMMENT ON TABLE analytics.student_progress IS 'How far is each student in each course? One row per student and course, from the first act of the student in it or the first report of an enrolment, unenrolment, completion or completed module; points and grades alone make none';
COMMENT ON COLUMN analytics.lesson_progress.started_at IS 'Event time of the first start, opening or completion; null where the lesson was only touched otherwise';
COMMENT ON COLUMN analytics.lesson_progress.last_accessed_at IS 'Event time of the students newest own act in the lesson';
COMMENT ON COLUMN analytics.course_totals.students IS 'Enrolments: students ever enrolled or, without that, ever active, or who completed it';
COMMENT ON COLUMN analytics.course_totals.enrolments IS 'The same as students: one meaning of an enrolment everywhere';
COMMENT ON COLUMN analytics.course_totals.students_active IS 'Students with an own act in the course';
COMMENT ON COLUMN analytics.course_totals.events IS 'Own acts of students in the course';
COMMENT ON COLUMN analytics.course_totals.drops IS 'Enrolments that ended without a completion';
COMMENT ON COLUMN analytics.course_days.enrolments IS 'Enrolments that began that day: with the first enrolment told, without one with the first own act';
COMMENT ON COLUMN analytics.platform_days.enrolments IS 'Enrolments that began that day: with the first enrolment told, without one with the first own act';
COMMENT ON COLUMN analytics.platform_days.first_seen_students IS 'Students whose first day with an own act it is';
COMMENT ON COLUMN analytics.platform_days.active_students IS 'Different students with an own act';
COMMENT ON COLUMN analytics.platform_days.events IS 'Own acts of students';
COMMENT ON COLUMN analytics.course_lesson_funnel.started IS 'Students who started, opened or completed it';
COMMENT ON COLUMN analytics.platform_returns.gap_days IS 'Days since the students previous active day; 100000 stands for none, since a key cannot be null: platform_retention counts those as new_students';

CREATE OR REPLACE VIEW analytics.class_dropoff AS
SELECT
  course_id, lesson_id, position, in_catalogue, started, completed, last_lesson AS stopped_here, previous_started,
  CASE WHEN previous_started > 0 THEN greatest(0, 1 - started::double precision / previous_started) END AS drop_share,
  CASE WHEN started > 0 THEN completed::double precision / started END AS completion_share
FROM (
  SELECT
    k.course_id, k.lesson_id, l.position, coalesce(l.in_catalogue, false) AS in_catalogue,
    greatest(f.started, f.completed, 0) AS started, coalesce(f.completed, 0) AS completed, coalesce(f.last_lesson, 0) AS last_lesson,
    CASE WHEN l.in_catalogue THEN lag(greatest(f.started, f.completed, 0)) OVER (
      PARTITION BY k.course_id ORDER BY coalesce(l.in_catalogue, false) DESC, l.position, k.lesson_id) END AS previous_started
  FROM (
    SELECT course_id, lesson_id FROM analytics.course_lessons UNION SELECT course_id, lesson_id FROM analytics.course_lesson_funnel
  ) AS k
  LEFT JOIN analytics.course_lessons l ON l.course_id = k.course_id AND l.lesson_id = k.lesson_id
  LEFT JOIN analytics.course_lesson_funnel f ON f.course_id = k.course_id AND f.lesson_id = k.lesson_id
) AS lesson;

COMMENT ON COLUMN analytics.class_dropoff.started IS 'Students who started, opened or completed it';
COMMENT ON COLUMN analytics.class_dropoff.previous_started IS 'Students who started the lesson before it in the catalogue; null for the first one';
COMMENT ON COLUMN analytics.class_dropoff.drop_share IS 'Share of those who started the lesson before and are missing here, 0 to 1; 0 where more came; null for the first one';
COMMENT ON COLUMN analytics.class_dropoff.completion_share IS 'Share of those who started it that completed it, 0 to 1; null if nobody started';

CREATE OR REPLACE VIEW analytics.course_analytics AS
SELECT
  k.course_id, coalesce(t.students, 0)::integer AS total_enrollments, coalesce(t.completions, 0)::integer AS total_completions,
  round(100.0 * t.completions / nullif(t.students, 0), 2)::numeric(5,2) AS completion_rate,
  round(t.best_percent_hundredths / 100.0 / nullif(t.best_scored, 0), 2)::numeric(5,2) AS average_score,
  round(t.seconds_to_complete / 3600.0 / nullif(t.timed_completions, 0), 2)::numeric(10,2) AS average_time_to_complete,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('date', d.day, 'enrollments', d.enrolments, 'completions', d.completions) ORDER BY d.day), '[]')
    FROM analytics.course_days d
    WHERE d.course_id = k.course_id AND d.day > (now() AT TIME ZONE 'UTC')::date - 90 AND (d.enrolments > 0 OR d.completions > 0)) AS enrollment_trend,
  (SELECT coalesce(jsonb_agg(jsonb_build_object(
      'module_id', m.module_id, 'completions', m.completed,
      'completion_rate', round(100.0 * least(m.completed, t.students) / nullif(t.students, 0), 2),
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

COMMENT ON COLUMN analytics.course_analytics.total_enrollments IS 'Enrolments: students ever enrolled or, without that, ever active, or who completed it';
COMMENT ON COLUMN analytics.course_analytics.total_students IS 'The same as total_enrollments';
COMMENT ON COLUMN analytics.course_analytics.completion_rate IS 'Percent of the enrolments that were completed; null without any';
COMMENT ON COLUMN analytics.course_analytics.active_students IS 'Students with an own act in the course, ever';
COMMENT ON COLUMN analytics.course_analytics.total_drops IS 'Enrolments that ended without a completion';
COMMENT ON COLUMN analytics.course_analytics.dropoff_points IS 'Lessons that 5 % or more of those who started the lesson before (20 or more) never start: a JSON array of {lesson_id, position, previous_started, started, drop_percent}, worst first; a completed or opened lesson counts as started';

CREATE OR REPLACE VIEW analytics.class_overview AS
SELECT
  t.course_id, c.title, c.instructor_id, t.students::integer AS students, t.students::integer AS enrolments,
  p.active_7d, round(100.0 * p.active_7d / nullif(t.students, 0), 2) AS engagement_percent,
  p.mean_completion_pct, t.completions::integer AS completions,
  round(100.0 * t.completions / nullif(t.students, 0), 2)::numeric(5,2) AS completion_rate, t.drops::integer AS drops,
  round(t.best_percent_hundredths / 100.0 / nullif(t.best_scored, 0), 2)::numeric(5,2) AS average_score,
  round(t.time_seconds / 3600.0 / nullif(t.students, 0), 2)::numeric(10,2) AS avg_time_hours,
  (SELECT count(*)::integer FROM analytics.student_risk r WHERE r.course_id = t.course_id AND r.at_risk) AS at_risk_count, t.updated_at,
  p.completed_by_event
FROM analytics.course_totals t
LEFT JOIN analytics.courses c ON c.course_id = t.course_id
CROSS JOIN LATERAL (
  SELECT
    (count(*) FILTER (WHERE last_activity_at > now() - interval '7 days'))::integer AS active_7d,
    round(avg(completion_pct), 2)::numeric(5,2) AS mean_completion_pct,
    (count(*) FILTER (WHERE completion_source = 'event'))::integer AS completed_by_event
  FROM analytics.student_enrolments x WHERE x.course_id = t.course_id
) AS p;

COMMENT ON COLUMN analytics.class_overview.students IS 'Enrolments: students ever enrolled or, without that, ever active, or who completed it';
COMMENT ON COLUMN analytics.class_overview.enrolments IS 'The same as students';
COMMENT ON COLUMN analytics.class_overview.completion_rate IS 'Percent of the enrolments that were completed, by lessons or because somebody said so; null without any';
COMMENT ON COLUMN analytics.class_overview.completed_by_event IS 'How many of completions somebody reported, whatever the lessons say: where that is most of them, mean_completion_pct says little';
COMMENT ON COLUMN analytics.class_overview.drops IS 'Enrolments that ended without a completion';

CREATE OR REPLACE VIEW analytics.student_analytics_profiles AS
SELECT
  s.student_id, p.first_enrollment_at, p.total_enrollments, p.active_enrollments, p.completed_courses, p.dropped_courses,
  (d.time_seconds / 3600.0)::numeric(10,2) AS total_time_spent_hours,
  round(d.time_seconds / 60.0 / nullif(d.active_days, 0))::integer AS avg_daily_minutes,
  (SELECT h.n::integer - 1
    FROM analytics.student_daily_stats x CROSS JOIN LATERAL jsonb_array_elements_text(x.hour_seconds) WITH ORDINALITY AS h (seconds, n)
    WHERE x.student_id = s.student_id
    GROUP BY h.n HAVING sum(h.seconds::integer) > 0 ORDER BY sum(h.seconds::integer) DESC, h.n LIMIT 1) AS preferred_hour,
  (SELECT to_char(date '2024-01-07' + extract(isodow FROM x.stat_date)::integer, 'FMDay')
    FROM analytics.student_daily_stats x WHERE x.student_id = s.student_id
    GROUP BY extract(isodow FROM x.stat_date) HAVING sum(x.total_time_seconds) > 0
    ORDER BY sum(x.total_time_seconds) DESC, extract(isodow FROM x.stat_date) LIMIT 1) AS preferred_day,
  p.avg_course_completion_days, (d.active_days_28d / 28.0)::numeric(3,2) AS learning_consistency_score,
  (SELECT round(avg(best), 2)::numeric(5,2)
    FROM (SELECT max(percent) AS best FROM analytics.assessment_attempts a WHERE a.student_id = s.student_id GROUP BY assessment_id) AS b) AS overall_avg_score,
  round(100.0 * d.correct / nullif(d.judged, 0), 2)::numeric(5,2) AS quiz_accuracy,
  (SELECT round(max(r.at_risk_score)::numeric, 2)::numeric(3,2) FROM analytics.student_risk r WHERE r.student_id = s.student_id) AS at_risk_score,
  greatest(d.last_activity_at, p.last_activity_at) AS last_activity_at,
  floor(extract(epoch FROM now() - greatest(d.last_activity_at, p.last_activity_at)) / 86400)::integer AS days_since_active,
  greatest(d.updated_at, p.updated_at) AS updated_at
FROM (SELECT student_id FROM analytics.student_progress UNION SELECT student_id FROM analytics.student_daily_stats) AS s
CROSS JOIN LATERAL (
  SELECT
    min(coalesce(enrolled_at, started_at)) AS first_enrollment_at, count(*)::integer AS total_enrollments,
    (count(*) FILTER (WHERE status IN ('not_started', 'in_progress')))::integer AS active_enrollments,
    (count(*) FILTER (WHERE status = 'completed'))::integer AS completed_courses,
    (count(*) FILTER (WHERE status = 'dropped'))::integer AS dropped_courses,
    round(avg(extract(epoch FROM completed_at - coalesce(enrolled_at, started_at)) / 86400))::integer AS avg_course_completion_days,
    max(last_activity_at) AS last_activity_at, max(updated_at) AS updated_at
  FROM analytics.student_enrolments x WHERE x.student_id = s.student_id
) AS p
CROSS JOIN LATERAL (
  SELECT
    coalesce(sum(total_time_seconds), 0) AS time_seconds, count(*) FILTER (WHERE was_active) AS active_days,
    count(*) FILTER (WHERE was_active AND stat_date > today - 28 AND stat_date <= today) AS active_days_28d,
    sum(questions_correct) AS correct, sum(coalesce(questions_judged, questions_answered)) AS judged, max(last_activity_at) AS last_activity_at, max(updated_at) AS updated_at
  FROM analytics.student_daily_stats x CROSS JOIN (SELECT (now() AT TIME ZONE 'UTC')::date AS today OFFSET 0) AS clock
  WHERE x.student_id = s.student_id
) AS d;

CREATE OR REPLACE VIEW analytics.user_analytics AS
SELECT
  s.student_id AS user_id, p.total_courses_enrolled, p.total_courses_completed,
  (d.time_seconds / 3600.0)::numeric(10,2) AS total_learning_hours,
  (SELECT round(avg(best), 2)::numeric(5,2)
    FROM (SELECT max(percent) AS best FROM analytics.assessment_attempts a WHERE a.student_id = s.student_id GROUP BY assessment_id) AS b) AS average_score,
  greatest(d.last_activity_at, p.last_activity_at) AS last_active_date,
  coalesce(k.current_streak_days, 0) AS streak_days, p.learning_path,
  (SELECT coalesce(jsonb_agg(coalesce(m.topic_name, m.topic_id::text) ORDER BY m.topic_name, m.topic_id), '[]')
    FROM analytics.topic_mastery_now m WHERE m.student_id = s.student_id AND m.mastery >= 0.80 AND m.evidence_n >= 5) AS skills_acquired,
  least(d.first_activity_at, p.first_enrollment_at) AS created_at, greatest(d.updated_at, p.updated_at) AS updated_at
FROM (SELECT student_id FROM analytics.student_progress UNION SELECT student_id FROM analytics.student_daily_stats) AS s
CROSS JOIN LATERAL (
  SELECT
    count(*)::integer AS total_courses_enrolled, (count(*) FILTER (WHERE status = 'completed'))::integer AS total_courses_completed,
    coalesce(jsonb_agg(course_id ORDER BY coalesce(enrolled_at, started_at), course_id), '[]') AS learning_path,
    min(coalesce(enrolled_at, started_at)) AS first_enrollment_at, max(last_activity_at) AS last_activity_at, max(updated_at) AS updated_at
  FROM analytics.student_enrolments x WHERE x.student_id = s.student_id
) AS p
CROSS JOIN LATERAL (
  SELECT
    coalesce(sum(total_time_seconds), 0) AS time_seconds, min(last_activity_at) AS first_activity_at,
    max(last_activity_at) AS last_activity_at, max(updated_at) AS updated_at
  FROM analytics.student_daily_stats x WHERE x.student_id = s.student_id
) AS d
LEFT JOIN analytics.student_streaks k ON k.student_id = s.student_id;

CREATE OR REPLACE VIEW analytics.student_overview AS
SELECT
  s.student_id, coalesce(k.current_streak_days, 0) AS current_streak_days, coalesce(k.longest_streak_days, 0) AS longest_streak_days,
  coalesce(k.status, 'none') AS streak_status, p.courses_completed, p.courses_active,
  d.total_time_seconds, (d.total_time_seconds / 3600.0)::numeric(10,1) AS total_time_hours, d.time_today_seconds, d.active_days_7d
FROM (SELECT student_id FROM analytics.student_progress UNION SELECT student_id FROM analytics.student_daily_stats) AS s
LEFT JOIN analytics.student_streaks k ON k.student_id = s.student_id
CROSS JOIN LATERAL (
  SELECT
    (count(*) FILTER (WHERE status = 'completed'))::integer AS courses_completed,
    (count(*) FILTER (WHERE status IN ('not_started', 'in_progress')))::integer AS courses_active
  FROM analytics.student_enrolments x WHERE x.student_id = s.student_id
) AS p
CROSS JOIN LATERAL (
  SELECT
    coalesce(sum(total_time_seconds), 0) AS total_time_seconds,
    coalesce(sum(total_time_seconds) FILTER (WHERE stat_date >= today), 0) AS time_today_seconds,
    (count(*) FILTER (WHERE was_active AND stat_date > today - 7))::integer AS active_days_7d
  FROM analytics.student_daily_stats x CROSS JOIN (SELECT (now() AT TIME ZONE 'UTC')::date AS today OFFSET 0) AS clock
  WHERE x.student_id = s.student_id
) AS d;

COMMENT ON COLUMN analytics.student_analytics_profiles.total_enrollments IS 'Enrolments: courses ever enrolled in or, without that, ever active in, or completed';
COMMENT ON COLUMN analytics.student_analytics_profiles.active_enrollments IS 'Enrolments not started or in progress';
COMMENT ON COLUMN analytics.student_analytics_profiles.first_enrollment_at IS 'Event time of the first enrolment, or of the first own act in a course without one';
COMMENT ON COLUMN analytics.student_analytics_profiles.last_activity_at IS 'Event time of the newest own act';
COMMENT ON COLUMN analytics.user_analytics.total_courses_enrolled IS 'Enrolments: courses ever enrolled in or, without that, ever active in, or completed';
COMMENT ON COLUMN analytics.user_analytics.last_active_date IS 'Event time of the newest own act';
COMMENT ON COLUMN analytics.student_overview.courses_active IS 'Enrolments not started or in progress';
COMMENT ON COLUMN analytics.student_overview.active_days_7d IS 'Days with an own act in the last seven';

CREATE OR REPLACE VIEW analytics.student_dashboard_totals AS
SELECT
  student_id, count(*)::integer AS total_courses, round(sum(time_spent_seconds) / 3600.0)::integer AS total_time_hours,
  sum(lessons_completed)::integer AS total_lessons
FROM analytics.student_enrolments
GROUP BY student_id;

COMMENT ON COLUMN analytics.student_dashboard_totals.total_courses IS 'Enrolments: courses ever enrolled in or, without that, ever active in, or completed';

CREATE OR REPLACE VIEW analytics.student_course_cards AS
SELECT
  p.student_id, p.course_id, c.title, c.category, p.status, p.completion_pct, p.lessons_completed, p.total_lessons, p.time_spent_seconds,
  p.last_activity_at, p.current_streak_days, p.content_changed, n.lesson_id AS next_lesson_id, n.position AS next_lesson_position,
  b.average_score, coalesce(r.at_risk, false) AS at_risk, p.completion_source
FROM analytics.student_progress p
LEFT JOIN analytics.courses c ON c.course_id = p.course_id
LEFT JOIN analytics.student_risk r ON r.student_id = p.student_id AND r.course_id = p.course_id
LEFT JOIN LATERAL (
  SELECT l.lesson_id, l.position FROM analytics.course_lessons l
  WHERE l.course_id = p.course_id AND l.in_catalogue AND (p.status IN ('not_started', 'in_progress') OR p.status = 'completed' AND p.content_changed) AND NOT EXISTS (
    SELECT FROM analytics.lesson_progress d WHERE d.student_id = p.student_id AND d.lesson_id = l.lesson_id AND d.completed_at IS NOT NULL)
  ORDER BY l.position, l.lesson_id LIMIT 1
) AS n ON true
LEFT JOIN LATERAL (
  SELECT round(avg(best), 2)::numeric(5,2) AS average_score
  FROM (SELECT max(percent) AS best FROM analytics.assessment_attempts a
    WHERE a.student_id = p.student_id AND a.course_id = p.course_id GROUP BY assessment_id) AS a
) AS b ON true;

COMMENT ON COLUMN analytics.student_course_cards.next_lesson_id IS 'First lesson of the catalogue not completed yet, of a course that is going on or has got new lessons since it was completed; null if there is none';
COMMENT ON COLUMN analytics.student_course_cards.completion_source IS 'lessons (every lesson was done) or event (somebody said so, whatever the lessons say); null while not completed';

CREATE OR REPLACE VIEW analytics.student_dashboard_courses AS
SELECT
  p.student_id, (row_number() OVER (PARTITION BY p.student_id ORDER BY p.last_activity_at DESC NULLS LAST, p.course_id))::integer AS place,
  p.course_id, c.title, p.status, p.completion_pct, p.lessons_completed, p.total_lessons, p.time_spent_seconds, p.last_activity_at,
  p.current_streak_days, p.started_at, p.completed_at, p.completion_source
FROM analytics.student_progress p
LEFT JOIN analytics.courses c ON c.course_id = p.course_id
WHERE p.status <> 'dropped';

COMMENT ON COLUMN analytics.student_dashboard_courses.completion_source IS 'lessons (every lesson was done) or event (somebody said so, whatever the lessons say); null while not completed';
COMMENT ON COLUMN analytics.student_dashboard_courses.started_at IS 'Event time of the first own act';
COMMENT ON COLUMN analytics.student_dashboard_courses.last_activity_at IS 'Event time of the newest own act in the course';

CREATE OR REPLACE VIEW analytics.student_next_steps AS
SELECT
  student_id, 'review' AS kind, (row_number() OVER (PARTITION BY student_id ORDER BY next_review_at, topic_id))::integer AS place,
  course_id, topic_id, NULL::uuid AS lesson_id, topic_name AS title, next_review_at AS due_at, retrieval_strength AS strength, 'retrieval' AS strength_kind
FROM analytics.topic_mastery_now
WHERE is_due
UNION ALL
SELECT
  g.student_id, 'gap', (row_number() OVER (PARTITION BY g.student_id ORDER BY g.place))::integer, g.course_id, g.topic_id, NULL, g.topic_name, NULL,
  g.mastery_now, 'mastery'
FROM analytics.knowledge_gaps_ranked g
-- A topic to review now is said once: the review is what closes the gap.
WHERE NOT EXISTS (
  SELECT FROM analytics.topic_mastery m WHERE m.student_id = g.student_id AND m.topic_id = g.topic_id AND m.next_review_at <= now())
UNION ALL
SELECT
  p.student_id, 'lesson', (row_number() OVER (PARTITION BY p.student_id ORDER BY p.last_activity_at DESC NULLS LAST, p.course_id))::integer,
  p.course_id, NULL, n.lesson_id, c.title, NULL, p.completion_pct::double precision / 100, 'course_share'
FROM analytics.student_progress p
CROSS JOIN LATERAL (
  SELECT l.lesson_id FROM analytics.course_lessons l
  WHERE l.course_id = p.course_id AND l.in_catalogue AND NOT EXISTS (
    SELECT FROM analytics.lesson_progress d WHERE d.student_id = p.student_id AND d.lesson_id = l.lesson_id AND d.completed_at IS NOT NULL)
  ORDER BY l.position, l.lesson_id LIMIT 1
) AS n
LEFT JOIN analytics.courses c ON c.course_id = p.course_id
WHERE p.status IN ('not_started', 'in_progress');

COMMENT ON COLUMN analytics.student_next_steps.kind IS 'review (a topic whose review is due), gap (a topic not known well enough whose review is not due) or lesson (the next one of a course); no topic stands twice';
COMMENT ON COLUMN analytics.student_next_steps.strength IS 'What there is so far, 0 to 1, as strength_kind says; null where nothing is known';
COMMENT ON COLUMN analytics.student_next_steps.strength_kind IS 'What strength measures: retrieval (how much of the topic is remembered now), mastery (how well the topic is known, forgetting included) or course_share (share of the course completed)';

CREATE OR REPLACE VIEW analytics.dashboard_metrics AS
SELECT
  m.metric_type, round(m.value, 2)::numeric(15,2) AS value, round(m.previous_value, 2)::numeric(15,2) AS previous_value,
  round(100 * (m.value - m.previous_value) / nullif(m.previous_value, 0), 2) AS change_percentage,
  f.timeframe, '{}'::jsonb AS filters, now() AS calculated_at, m.basis
FROM (VALUES ('7d', 7), ('30d', 30), ('90d', 90), ('1y', 365)) AS f (timeframe, days)
CROSS JOIN LATERAL (
  SELECT
    (now() AT TIME ZONE 'UTC')::date AS today, (now() AT TIME ZONE 'UTC')::date - f.days AS before,
    (now() AT TIME ZONE 'UTC')::date - 2 * f.days AS long_before
  OFFSET 0
) AS c
CROSS JOIN LATERAL (
  SELECT
    coalesce(sum(first_seen_students), 0) AS users, coalesce(sum(first_seen_students) FILTER (WHERE day <= c.before), 0) AS users_before,
    coalesce(sum(enrolments), 0) AS enrolments, coalesce(sum(enrolments) FILTER (WHERE day <= c.before), 0) AS enrolments_before,
    coalesce(sum(completions), 0) AS completions, coalesce(sum(completions) FILTER (WHERE day <= c.before), 0) AS completions_before,
    coalesce(sum(learning_seconds) FILTER (WHERE day > c.before AND day <= c.today), 0) / 3600.0 AS hours,
    coalesce(sum(learning_seconds) FILTER (WHERE day > c.long_before AND day <= c.before), 0) / 3600.0 AS hours_before,
    sum(percent_hundredths) FILTER (WHERE day > c.before AND day <= c.today) / 100.0
      / nullif(sum(scored_attempts) FILTER (WHERE day > c.before AND day <= c.today), 0) AS score,
    sum(percent_hundredths) FILTER (WHERE day > c.long_before AND day <= c.before) / 100.0
      / nullif(sum(scored_attempts) FILTER (WHERE day > c.long_before AND day <= c.before), 0) AS score_before
  FROM analytics.platform_days
) AS d
CROSS JOIN LATERAL (
  -- One look into the key per day: on later days only the rarer long gaps count.
  SELECT coalesce(sum(d.students) FILTER (WHERE n > f.days), 0) AS active, coalesce(sum(d.students) FILTER (WHERE n <= f.days), 0) AS active_before
  FROM generate_series(1, 2 * f.days) AS n
  CROSS JOIN LATERAL (
    SELECT sum(x.students) AS students FROM analytics.platform_returns x
    WHERE x.day = c.long_before + n AND x.gap_days >= CASE WHEN n > f.days THEN n - f.days ELSE n END
  ) AS d
) AS r
CROSS JOIN LATERAL (
  SELECT count(*) AS courses, count(*) FILTER (WHERE k.since <= c.before) AS courses_before
  FROM (
    SELECT coalesce((a.created_at AT TIME ZONE 'UTC')::date, (a.published_at AT TIME ZONE 'UTC')::date,
      (SELECT min(x.day) FROM analytics.course_days x WHERE x.course_id = a.course_id)) AS since
    FROM analytics.courses a
    UNION ALL
    SELECT (SELECT min(x.day) FROM analytics.course_days x WHERE x.course_id = t.course_id)
    FROM analytics.course_totals t WHERE NOT EXISTS (SELECT FROM analytics.courses a WHERE a.course_id = t.course_id)
  ) AS k
) AS k
CROSS JOIN LATERAL (VALUES
  ('total_users', 'stock', d.users, d.users_before),
  ('active_users', 'flow', r.active, r.active_before),
  ('total_courses', 'stock', k.courses, k.courses_before),
  ('total_enrollments', 'stock', d.enrolments, d.enrolments_before),
  ('completion_rate', 'stock', 100.0 * least(d.completions, d.enrolments) / nullif(d.enrolments, 0),
    100.0 * least(d.completions_before, d.enrolments_before) / nullif(d.enrolments_before, 0)),
  ('average_score', 'flow', d.score, d.score_before),
  ('learning_hours', 'flow', d.hours, d.hours_before)) AS m (metric_type, basis, value, previous_value);

COMMENT ON COLUMN analytics.dashboard_metrics.metric_type IS 'total_users (students ever active), active_users, total_courses, total_enrollments, completion_rate (percent of the enrolments), average_score (percent) or learning_hours';
COMMENT ON COLUMN analytics.dashboard_metrics.basis IS 'flow: value is of the timeframe and previous_value of the one before it; stock: value is as of its end, now, and previous_value as of its beginning';
COMMENT ON COLUMN analytics.dashboard_metrics.value IS 'A stock as of now; a flow over the timeframe: active_users, average_score (mean over the attempts submitted) and learning_hours; null where there is nothing to divide by';
COMMENT ON COLUMN analytics.dashboard_metrics.previous_value IS 'A stock as it was when the timeframe began; a flow over the timeframe before';

CREATE OR REPLACE VIEW analytics.platform_retention AS
SELECT
  day, sum(students)::bigint AS active_students, coalesce(sum(students) FILTER (WHERE gap_days >= 100000), 0)::bigint AS new_students,
  coalesce(sum(students) FILTER (WHERE gap_days = 1), 0)::bigint AS active_the_day_before,
  coalesce(sum(students) FILTER (WHERE gap_days BETWEEN 2 AND 7), 0)::bigint AS back_within_a_week,
  coalesce(sum(students) FILTER (WHERE gap_days BETWEEN 8 AND 30), 0)::bigint AS back_within_30_days,
  coalesce(sum(students) FILTER (WHERE gap_days > 30 AND gap_days < 100000), 0)::bigint AS back_later
FROM analytics.platform_returns
GROUP BY day
UNION ALL
SELECT d.day, 0, 0, 0, 0, 0, 0
FROM (
  SELECT generate_series(
    (SELECT min(day) FROM analytics.platform_days)::timestamp, (SELECT max(day) FROM analytics.platform_days)::timestamp, interval '1 day')::date AS day
) AS d
WHERE (SELECT r.day FROM analytics.platform_returns r WHERE r.day = d.day LIMIT 1) IS NULL;

COMMENT ON VIEW analytics.platform_retention IS 'Who comes back, day by day? Active students by how long they had been away; one row per day from the first to the newest, 0 where nobody came. Cohorts by first week stand in ClickHouse: retention_cohorts';

CREATE OR REPLACE VIEW analytics.open_study_sessions AS
SELECT
  student_id, session_id, started_at, ended_at AS last_seen_at, duration_seconds, active_seconds, event_count, device_type,
  greatest(floor(extract(epoch FROM now() - ended_at)), 0)::integer AS seconds_since_seen, ended_at > now() - interval '5 minutes' AS is_studying
FROM analytics.study_sessions
WHERE is_open;

COMMENT ON VIEW analytics.open_study_sessions IS 'Which sessions are open? One row per session that another event may still lengthen, up to 30 minutes after its last one; who is studying now: WHERE is_studying';
COMMENT ON COLUMN analytics.open_study_sessions.seconds_since_seen IS 'Seconds since the last event, by the wall clock of this query';
COMMENT ON COLUMN analytics.open_study_sessions.is_studying IS 'Whether that is less than 5 minutes ago: longer silence is no study time either';

CREATE OR REPLACE VIEW analytics.platform_health AS
SELECT
  (SELECT coalesce(sum(active_students), 0) FROM analytics.platform_days WHERE day = c.today)::bigint AS active_today,
  r.active_7d, r.active_30d, p.new_students_30d, p.enrolments_30d, p.completions_30d, p.learning_hours_30d, p.events_7d,
  (SELECT count(*) FROM analytics.study_sessions WHERE is_open) AS open_sessions,
  (SELECT count(*) FROM analytics.student_risk WHERE at_risk) AS at_risk_enrolments,
  (SELECT count(*) FROM analytics.study_sessions WHERE is_open AND ended_at > now() - interval '5 minutes') AS studying_now
FROM (SELECT (now() AT TIME ZONE 'UTC')::date AS today OFFSET 0) AS c
CROSS JOIN LATERAL (
  SELECT
    coalesce(sum(students) FILTER (WHERE day > c.today - 7 AND gap_days > day - (c.today - 6)), 0)::bigint AS active_7d,
    coalesce(sum(students) FILTER (WHERE gap_days > day - (c.today - 29)), 0)::bigint AS active_30d
  FROM analytics.platform_returns WHERE day > c.today - 30 AND day <= c.today
) AS r
CROSS JOIN LATERAL (
  SELECT
    coalesce(sum(first_seen_students), 0)::bigint AS new_students_30d, coalesce(sum(enrolments), 0)::bigint AS enrolments_30d,
    coalesce(sum(completions), 0)::bigint AS completions_30d, (coalesce(sum(learning_seconds), 0) / 3600.0)::numeric(15,2) AS learning_hours_30d,
    coalesce(sum(events) FILTER (WHERE day > c.today - 7), 0)::bigint AS events_7d
  FROM analytics.platform_days WHERE day > c.today - 30 AND day <= c.today
) AS p;

COMMENT ON COLUMN analytics.platform_health.studying_now IS 'Open sessions with an event in the last 5 minutes';
COMMENT ON COLUMN analytics.platform_health.open_sessions IS 'Sessions that another event may still lengthen, up to 30 minutes after their last one';
COMMENT ON COLUMN analytics.platform_health.active_today IS 'Different students with an own act today';
COMMENT ON COLUMN analytics.platform_health.events_7d IS 'Own acts of students in the last 7 dates';
COMMENT ON COLUMN analytics.platform_health.new_students_30d IS 'Students whose first own act lies in the last 30 dates';
COMMENT ON COLUMN analytics.platform_health.enrolments_30d IS 'Enrolments that began in the last 30 dates';

COMMENT ON VIEW analytics.course_ranking IS 'Which courses do best and worst? One row per course with 10 enrolments or more; percent and limit are those of course_ranking in ClickHouse';
COMMENT ON COLUMN analytics.course_ranking.students IS 'Enrolments: students ever enrolled or, without that, ever active, or who completed it';
COMMENT ON COLUMN analytics.course_ranking.completion_rate IS 'Percent of the enrolments that were completed';

CREATE OR REPLACE VIEW analytics.student_course_metrics AS
SELECT
  x.student_id, x.course_id, x.metric_date,
  CASE WHEN p.total_lessons > 0 THEN least(floor(10000.0 * x.catalogue_lessons / p.total_lessons) / 100, 100)::numeric(5,2) END AS completion_pct,
  x.lessons_completed, x.lessons_started, p.total_lessons, x.time_spent_total, x.time_spent_video, x.time_spent_reading, x.time_spent_quiz,
  x.sessions_count, x.time_spent_total / nullif(x.sessions_count, 0) AS avg_session_duration,
  x.videos_watched, v.video_watch_pct_avg, x.quizzes_attempted, coalesce(q.quizzes_passed, 0) AS quizzes_passed, x.quiz_avg_score, x.assignments_submitted,
  x.last_activity_at, x.streak_days, x.updated_at, x.catalogue_lessons::integer AS lessons_completed_so_far
FROM (
  -- One line of time per student and course: days, completed lessons, and what each quiz attempt adds to the sum of best percents.
  SELECT
    e.*,
    count(e.lesson_id) OVER so_far AS catalogue_lessons,
    round(sum(e.gained) OVER so_far / nullif(sum(e.first_scored) OVER so_far, 0), 2)::numeric(5,2) AS quiz_avg_score
  FROM (
    SELECT
      student_id, course_id, coalesce(last_activity_at, last_event_at) AS at, metric_date, lessons_completed, lessons_started, time_spent_total,
      time_spent_video, time_spent_reading, time_spent_quiz, sessions_count, videos_watched, quizzes_attempted, row_number() OVER newest = 1 AS is_newest,
      assignments_submitted, last_activity_at, updated_at,
      (row_number() OVER (PARTITION BY student_id, course_id, island ORDER BY metric_date))::integer AS streak_days,
      NULL::uuid AS lesson_id, NULL::numeric AS gained, NULL::integer AS first_scored
    FROM (
      SELECT d.*, metric_date - (row_number() OVER (PARTITION BY student_id, course_id ORDER BY metric_date))::integer AS island
      FROM analytics.student_course_days d
    ) AS d
    WINDOW newest AS (PARTITION BY student_id, course_id ORDER BY metric_date DESC)
    UNION ALL
    SELECT
      student_id, course_id, completed_at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      lesson_id, NULL, NULL
    FROM analytics.lesson_progress l
    WHERE completed_at IS NOT NULL AND course_id IS NOT NULL AND (
      EXISTS (SELECT FROM analytics.course_lessons c WHERE c.course_id = l.course_id AND c.lesson_id = l.lesson_id AND c.in_catalogue)
      OR NOT EXISTS (SELECT FROM analytics.course_lessons c WHERE c.course_id = l.course_id AND c.in_catalogue))
    UNION ALL
    SELECT
      student_id, course_id, submitted_at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      NULL, greatest(percent - coalesce(best_before, 0), 0), CASE WHEN best_before IS NULL THEN 1 ELSE 0 END
    FROM (
      SELECT
        student_id, course_id, submitted_at, percent,
        max(percent) OVER (
          PARTITION BY student_id, course_id, assessment_id ORDER BY attempt_number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS best_before
      FROM analytics.assessment_attempts
      WHERE percent IS NOT NULL AND assessment_type = 'quiz'
    ) AS a
  ) AS e
  WINDOW so_far AS (PARTITION BY e.student_id, e.course_id ORDER BY e.at)
) AS x
LEFT JOIN analytics.student_progress p ON p.student_id = x.student_id AND p.course_id = x.course_id
LEFT JOIN LATERAL (
  SELECT round(avg(watch_pct), 2)::numeric(5,2) AS video_watch_pct_avg
  FROM analytics.student_video_progress w WHERE x.is_newest AND w.student_id = x.student_id AND w.course_id = x.course_id
) AS v ON true
LEFT JOIN analytics.student_quiz_days q ON q.student_id = x.student_id AND q.course_id = x.course_id AND q.day = x.metric_date
WHERE x.metric_date IS NOT NULL;

COMMENT ON COLUMN analytics.student_course_metrics.completion_pct IS 'Cumulative: percent of the lessons of the newest catalogue completed by the end of that day (lessons_completed_so_far of total_lessons), rounded down; null while their number is unknown';
COMMENT ON COLUMN analytics.student_course_metrics.lessons_completed IS 'Of that day alone: lessons completed for the first time';
COMMENT ON COLUMN analytics.student_course_metrics.lessons_started IS 'Of that day alone: lessons started for the first time';
COMMENT ON COLUMN analytics.student_course_metrics.lessons_completed_so_far IS 'Cumulative: lessons of the newest catalogue completed by the end of that day; all lessons where the catalogue does not name them';
COMMENT ON COLUMN analytics.student_course_metrics.total_lessons IS 'Number of lessons in the newest catalogue, on every day alike; null while unknown';

COMMENT ON COLUMN analytics.live_class_engagement.duration_seconds IS 'Time between joining and leaving, all times together, in seconds; null while no joining was followed by a leaving: nobody knows';
COMMENT ON COLUMN analytics.live_class_attendance.duration_seconds IS 'Time between joining and leaving, all times together, in seconds; null while no joining was followed by a leaving: nobody knows';
COMMENT ON COLUMN analytics.topic_mastery.interval_days IS 'Interval of SM-2 in days, 1 to 36500; a review is a local day of answers; null before the first';
COMMENT ON COLUMN analytics.topic_mastery.repetitions IS 'Reviews in a row that were on or after their due day and remembered';
COMMENT ON COLUMN analytics.topic_mastery.last_review_at IS 'Event time of the newest answer that is part of a review, early practice too; null before it';
COMMENT ON COLUMN analytics.topic_mastery.next_review_at IS 'When the next review is due: the beginning of its local day, where the student was at the newest answer; null before the first';
COMMENT ON COLUMN analytics.topic_mastery_now.next_review_at IS 'When the next review is due: the beginning of its local day, where the student was at the newest answer';
COMMENT ON COLUMN analytics.topic_mastery_now.interval_days IS 'Interval of SM-2 in days: only a review on or after its due day lengthens it';
COMMENT ON COLUMN analytics.topic_mastery_now.repetitions IS 'Reviews in a row that were on or after their due day and remembered';
COMMENT ON COLUMN analytics.question_choices.choice IS 'Selected answer as the client sent it; sha256: and 16 digits of its hash where it is longer than 100 characters or holds an address';
COMMENT ON COLUMN analytics.assessment_attempts.percent IS '100 x score / max_score, or the share of correct answers, partial credit included; 0 to 999.99, rounded half up for showing; null if the scale is unknown';
COMMENT ON COLUMN analytics.assessment_attempts.is_passed IS 'What the client or grader says; else whether the exact percent, before rounding, reaches the pass mark of the assessment (60 unless set otherwise); null if neither is known';
COMMENT ON COLUMN analytics.assessment_attempts.score IS 'Points reached, in units of max_score, also below 0; after grading the graders; null if unknown';
COMMENT ON COLUMN analytics.student_daily_stats.was_active IS 'Whether there was any own act of the student';
COMMENT ON COLUMN analytics.student_daily_stats.event_count IS 'Number of own acts of the student';
COMMENT ON COLUMN analytics.daily_user_stats.was_active IS 'Whether there was any own act of the student';
COMMENT ON COLUMN analytics.daily_user_stats.event_count IS 'Number of own acts of the student';
COMMENT ON COLUMN analytics.weekly_user_stats.days_active IS 'Days with an own act';
