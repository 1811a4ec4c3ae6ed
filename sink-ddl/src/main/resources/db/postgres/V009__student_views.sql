-- What a student's own pages ask: dashboards, statistics, mastery, next steps. Views, so always as new as the tables behind them; whatever
-- depends on the clock is computed here, when somebody asks. Each answers for one student by keys alone: ask with WHERE student_id = ….
-- "Today" is the date in UTC; a student further east may already be a day ahead, and that day counts as well. OFFSET 0 has it computed
-- once and not row by row.

CREATE VIEW analytics.daily_user_stats AS
SELECT
  student_id, stat_date, sessions_count, total_time_seconds, time_spent_video, time_spent_quiz, time_spent_reading,
  lessons_completed, videos_watched, quizzes_attempted, quizzes_passed, assignments_submitted,
  questions_answered, questions_correct, questions_correct::double precision / nullif(questions_answered, 0) AS accuracy,
  materials_read, forum_actions, event_count, total_time_seconds / nullif(sessions_count, 0) AS avg_session_seconds,
  was_active, hour_seconds, time_zone, last_activity_at, updated_at
FROM analytics.student_daily_stats;

COMMENT ON VIEW analytics.daily_user_stats IS 'How was each day of a student? The table student_daily_stats in the shape of the study schema, with shares; one row per student and local date';
COMMENT ON COLUMN analytics.daily_user_stats.accuracy IS 'questions_correct / questions_answered, 0 to 1: an answer of which nobody knows counts as not correct; null without answers';
COMMENT ON COLUMN analytics.daily_user_stats.avg_session_seconds IS 'total_time_seconds / sessions_count, in seconds; null without a session that began that day';
COMMENT ON COLUMN analytics.daily_user_stats.student_id IS 'Who learned';
COMMENT ON COLUMN analytics.daily_user_stats.stat_date IS 'Local date in the zone of the events';
COMMENT ON COLUMN analytics.daily_user_stats.sessions_count IS 'Sessions that started that day';
COMMENT ON COLUMN analytics.daily_user_stats.total_time_seconds IS 'Length of the union of the student''s sessions that day, in seconds: two devices at once do not count double';
COMMENT ON COLUMN analytics.daily_user_stats.time_spent_video IS 'Wall time of credited video play, in seconds';
COMMENT ON COLUMN analytics.daily_user_stats.time_spent_quiz IS 'Time between start and submission of quizzes inside sessions, in seconds';
COMMENT ON COLUMN analytics.daily_user_stats.time_spent_reading IS 'Time in lessons inside sessions without video and quiz, in seconds';
COMMENT ON COLUMN analytics.daily_user_stats.lessons_completed IS 'Lessons completed for the first time that day';
COMMENT ON COLUMN analytics.daily_user_stats.videos_watched IS 'Videos whose completion threshold was reached that day';
COMMENT ON COLUMN analytics.daily_user_stats.quizzes_attempted IS 'Quizzes submitted';
COMMENT ON COLUMN analytics.daily_user_stats.quizzes_passed IS 'Quizzes submitted that day and passed';
COMMENT ON COLUMN analytics.daily_user_stats.assignments_submitted IS 'Assignments submitted';
COMMENT ON COLUMN analytics.daily_user_stats.questions_answered IS 'Answers to questions, also those of which it is not known whether they are correct';
COMMENT ON COLUMN analytics.daily_user_stats.questions_correct IS 'How many of them are correct';
COMMENT ON COLUMN analytics.daily_user_stats.materials_read IS 'Readings of materials';
COMMENT ON COLUMN analytics.daily_user_stats.forum_actions IS 'Posts, replies and likes';
COMMENT ON COLUMN analytics.daily_user_stats.event_count IS 'Number of activities of the student';
COMMENT ON COLUMN analytics.daily_user_stats.was_active IS 'Whether there was any activity';
COMMENT ON COLUMN analytics.daily_user_stats.hour_seconds IS 'Study seconds by local hour: a JSON array of 24 integers, 0 to 23 o''clock';
COMMENT ON COLUMN analytics.daily_user_stats.time_zone IS 'IANA zone that made the day: the one of its newest event';
COMMENT ON COLUMN analytics.daily_user_stats.last_activity_at IS 'Event time of the newest activity of the day; null if there was none';
COMMENT ON COLUMN analytics.daily_user_stats.updated_at IS 'When the newest row behind it was written';

CREATE VIEW analytics.weekly_user_stats AS
SELECT
  student_id, week_start, days_active, sessions_count, total_time_seconds, time_spent_video, time_spent_quiz, time_spent_reading,
  lessons_completed, videos_watched, quizzes_attempted, quizzes_passed, assignments_submitted, questions_answered, questions_correct,
  questions_correct::double precision / nullif(questions_answered, 0) AS accuracy, materials_read, forum_actions, event_count,
  CASE WHEN lag(week_start) OVER weeks = week_start - 7 THEN lag(total_time_seconds) OVER weeks ELSE 0 END AS previous_time_seconds,
  updated_at
FROM (
  SELECT
    student_id, date_trunc('week', stat_date::timestamp)::date AS week_start, (count(*) FILTER (WHERE was_active))::integer AS days_active,
    sum(sessions_count)::integer AS sessions_count, sum(total_time_seconds)::integer AS total_time_seconds,
    sum(time_spent_video)::integer AS time_spent_video, sum(time_spent_quiz)::integer AS time_spent_quiz,
    sum(time_spent_reading)::integer AS time_spent_reading, sum(lessons_completed)::integer AS lessons_completed,
    sum(videos_watched)::integer AS videos_watched, sum(quizzes_attempted)::integer AS quizzes_attempted,
    sum(quizzes_passed)::integer AS quizzes_passed, sum(assignments_submitted)::integer AS assignments_submitted,
    sum(questions_answered)::integer AS questions_answered, sum(questions_correct)::integer AS questions_correct,
    sum(materials_read)::integer AS materials_read, sum(forum_actions)::integer AS forum_actions, sum(event_count)::integer AS event_count,
    max(updated_at) AS updated_at
  FROM analytics.student_daily_stats
  GROUP BY student_id, date_trunc('week', stat_date::timestamp)::date
) AS week
WINDOW weeks AS (PARTITION BY student_id ORDER BY week_start);

COMMENT ON VIEW analytics.weekly_user_stats IS 'How was each week of a student? One row per student and ISO week';
COMMENT ON COLUMN analytics.weekly_user_stats.week_start IS 'Monday of the ISO week';
COMMENT ON COLUMN analytics.weekly_user_stats.days_active IS 'Days with any activity';
COMMENT ON COLUMN analytics.weekly_user_stats.accuracy IS 'questions_correct / questions_answered, 0 to 1: an answer of which nobody knows counts as not correct; null without answers';
COMMENT ON COLUMN analytics.weekly_user_stats.previous_time_seconds IS 'total_time_seconds of the week before, in seconds; 0 if there was nothing';
COMMENT ON COLUMN analytics.weekly_user_stats.student_id IS 'Who learned';
COMMENT ON COLUMN analytics.weekly_user_stats.sessions_count IS 'Sessions that started that day';
COMMENT ON COLUMN analytics.weekly_user_stats.total_time_seconds IS 'Length of the union of the student''s sessions that day, in seconds: two devices at once do not count double';
COMMENT ON COLUMN analytics.weekly_user_stats.time_spent_video IS 'Wall time of credited video play, in seconds';
COMMENT ON COLUMN analytics.weekly_user_stats.time_spent_quiz IS 'Time between start and submission of quizzes inside sessions, in seconds';
COMMENT ON COLUMN analytics.weekly_user_stats.time_spent_reading IS 'Time in lessons inside sessions without video and quiz, in seconds';
COMMENT ON COLUMN analytics.weekly_user_stats.lessons_completed IS 'Lessons completed for the first time that day';
COMMENT ON COLUMN analytics.weekly_user_stats.videos_watched IS 'Videos whose completion threshold was reached that day';
COMMENT ON COLUMN analytics.weekly_user_stats.quizzes_attempted IS 'Quizzes submitted';
COMMENT ON COLUMN analytics.weekly_user_stats.quizzes_passed IS 'Quizzes submitted that day and passed';
COMMENT ON COLUMN analytics.weekly_user_stats.assignments_submitted IS 'Assignments submitted';
COMMENT ON COLUMN analytics.weekly_user_stats.questions_answered IS 'Answers to questions, also those of which it is not known whether they are correct';
COMMENT ON COLUMN analytics.weekly_user_stats.questions_correct IS 'How many of them are correct';
COMMENT ON COLUMN analytics.weekly_user_stats.materials_read IS 'Readings of materials';
COMMENT ON COLUMN analytics.weekly_user_stats.forum_actions IS 'Posts, replies and likes';
COMMENT ON COLUMN analytics.weekly_user_stats.event_count IS 'Number of activities of the student';
COMMENT ON COLUMN analytics.weekly_user_stats.updated_at IS 'When the newest row behind it was written';

CREATE VIEW analytics.topic_mastery_now AS
SELECT
  m.student_id, m.topic_id, t.name AS topic_name, t.parent_topic_id, coalesce(t.course_id, m.course_id) AS course_id, t.exam_weight,
  (0.30 * coalesce(m.first_attempt_accuracy, 0) + 0.20 * coalesce(m.overall_accuracy, 0)
      + 0.30 * coalesce(r.retrieval_strength, 0) + 0.20 * coalesce(m.materials_share, 0))
    / nullif(CASE WHEN m.first_attempt_accuracy IS NULL THEN 0 ELSE 0.30 END::double precision
      + CASE WHEN m.overall_accuracy IS NULL THEN 0 ELSE 0.20 END + CASE WHEN r.retrieval_strength IS NULL THEN 0 ELSE 0.30 END
      + CASE WHEN m.materials_share IS NULL THEN 0 ELSE 0.20 END, 0) AS mastery,
  m.first_attempt_accuracy, m.overall_accuracy, r.retrieval_strength, m.materials_share, m.evidence_n,
  m.easiness, m.interval_days, m.repetitions, m.last_review_at, m.next_review_at, coalesce(m.next_review_at <= now(), false) AS is_due, m.updated_at
FROM analytics.topic_mastery m
LEFT JOIN analytics.topics t ON t.topic_id = m.topic_id
CROSS JOIN LATERAL (
  -- The cap keeps power() from an underflow; 0.9^5000 is nothing.
  SELECT CASE WHEN m.interval_days > 0 THEN power(
    0.9::double precision,
    least(greatest(extract(epoch FROM now() - m.last_review_at)::double precision, 0) / 86400 / m.interval_days, 5000)) END AS retrieval_strength
) AS r;

COMMENT ON VIEW analytics.topic_mastery_now IS 'How well does a student know each topic today, forgetting included? One row per student and topic';
COMMENT ON COLUMN analytics.topic_mastery_now.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.topic_mastery_now.topic_id IS 'Which topic';
COMMENT ON COLUMN analytics.topic_mastery_now.topic_name IS 'Name of the topic; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.topic_mastery_now.parent_topic_id IS 'Topic it belongs to; null at the top';
COMMENT ON COLUMN analytics.topic_mastery_now.course_id IS 'Course of the topic by the catalogue, else by its newest event';
COMMENT ON COLUMN analytics.topic_mastery_now.exam_weight IS 'Weight of the topic in the exam; null if not told';
COMMENT ON COLUMN analytics.topic_mastery_now.mastery IS '0.30 first_attempt_accuracy + 0.20 overall_accuracy + 0.30 retrieval_strength + 0.20 materials_share over the components that are present, 0 to 1';
COMMENT ON COLUMN analytics.topic_mastery_now.first_attempt_accuracy IS 'Share of the questions whose first answer was correct, 0 to 1';
COMMENT ON COLUMN analytics.topic_mastery_now.overall_accuracy IS 'Share of all answers that were correct, 0 to 1';
COMMENT ON COLUMN analytics.topic_mastery_now.retrieval_strength IS '0.9^(days since the last review / interval_days), 0 to 1, by the wall clock of this query; null before the first review';
COMMENT ON COLUMN analytics.topic_mastery_now.materials_share IS 'Share of the materials completed, 0 to 1';
COMMENT ON COLUMN analytics.topic_mastery_now.evidence_n IS 'Number of answers behind it: few say little';
COMMENT ON COLUMN analytics.topic_mastery_now.easiness IS 'Easiness factor of SM-2';
COMMENT ON COLUMN analytics.topic_mastery_now.interval_days IS 'Interval of SM-2 in days';
COMMENT ON COLUMN analytics.topic_mastery_now.repetitions IS 'Successful reviews in a row';
COMMENT ON COLUMN analytics.topic_mastery_now.last_review_at IS 'Event time of the newest review';
COMMENT ON COLUMN analytics.topic_mastery_now.next_review_at IS 'When the next review is due';
COMMENT ON COLUMN analytics.topic_mastery_now.is_due IS 'Whether it is due by the wall clock of this query';
COMMENT ON COLUMN analytics.topic_mastery_now.updated_at IS 'When the row behind it was written';

CREATE VIEW analytics.exam_readiness AS
SELECT
  n.student_id, t.course_id,
  sum(t.exam_weight * n.mastery) FILTER (WHERE n.evidence_n >= 5) / nullif(sum(t.exam_weight) FILTER (WHERE n.evidence_n >= 5), 0) AS readiness,
  coalesce(sum(t.exam_weight) FILTER (WHERE n.evidence_n >= 5), 0) / exam.weight AS coverage,
  (count(*) FILTER (WHERE n.evidence_n >= 5))::integer AS topics_covered, exam.topics AS topics_total
FROM analytics.topic_mastery_now n
JOIN analytics.topics t ON t.topic_id = n.topic_id AND t.exam_weight > 0
JOIN (
  SELECT course_id, sum(exam_weight) AS weight, count(*)::integer AS topics FROM analytics.topics WHERE exam_weight > 0 GROUP BY course_id
) AS exam ON exam.course_id IS NOT DISTINCT FROM t.course_id
GROUP BY n.student_id, t.course_id, exam.weight, exam.topics;

COMMENT ON VIEW analytics.exam_readiness IS 'How ready is a student for the exam of each course? Exam-weighted mastery of today beside the share of the exam it speaks of; one row per student and course with weighted topics';
COMMENT ON COLUMN analytics.exam_readiness.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.exam_readiness.course_id IS 'Course of the topics; null for topics without one';
COMMENT ON COLUMN analytics.exam_readiness.readiness IS 'Mean mastery 0 to 1, weighted by exam weight, over topics with 5 answers or more; null without any';
COMMENT ON COLUMN analytics.exam_readiness.coverage IS 'Share of the exam weight whose topics have 5 answers or more, 0 to 1: low coverage, little said';
COMMENT ON COLUMN analytics.exam_readiness.topics_covered IS 'Number of topics with 5 answers or more';
COMMENT ON COLUMN analytics.exam_readiness.topics_total IS 'Number of topics with an exam weight';

CREATE VIEW analytics.knowledge_gaps_ranked AS
SELECT
  g.student_id, g.topic_id, t.name AS topic_name, t.course_id, g.severity, g.severity_rank, g.mastery, n.mastery AS mastery_now, g.since, g.attempts,
  t.exam_weight, g.severity_rank * coalesce(t.exam_weight, 0) AS priority,
  row_number() OVER (
    PARTITION BY g.student_id ORDER BY g.severity_rank * coalesce(t.exam_weight, 0) DESC, g.severity_rank DESC, g.mastery, g.topic_id)::integer AS place,
  (SELECT coalesce(jsonb_agg(p.id ORDER BY p.id), '[]')
    FROM jsonb_array_elements_text(t.prerequisites) AS p (id)
    JOIN analytics.topic_mastery_now k ON k.student_id = g.student_id AND k.topic_id::text = p.id
    WHERE k.mastery < 0.70) AS weak_prerequisites
FROM analytics.knowledge_gaps g
LEFT JOIN analytics.topics t ON t.topic_id = g.topic_id
LEFT JOIN analytics.topic_mastery_now n ON n.student_id = g.student_id AND n.topic_id = g.topic_id
WHERE g.severity_rank > 0;

COMMENT ON VIEW analytics.knowledge_gaps_ranked IS 'Which gaps should a student close first? One row per gap';
COMMENT ON COLUMN analytics.knowledge_gaps_ranked.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.knowledge_gaps_ranked.topic_id IS 'Which topic';
COMMENT ON COLUMN analytics.knowledge_gaps_ranked.topic_name IS 'Name of the topic; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.knowledge_gaps_ranked.course_id IS 'Course of the topic; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.knowledge_gaps_ranked.severity IS 'critical, high, medium or low';
COMMENT ON COLUMN analytics.knowledge_gaps_ranked.severity_rank IS '4 critical, 3 high, 2 medium, 1 low';
COMMENT ON COLUMN analytics.knowledge_gaps_ranked.mastery IS 'Mastery 0 to 1 at the newest answer';
COMMENT ON COLUMN analytics.knowledge_gaps_ranked.mastery_now IS 'Mastery 0 to 1 by the wall clock of this query, forgetting included';
COMMENT ON COLUMN analytics.knowledge_gaps_ranked.since IS 'When the present severity began';
COMMENT ON COLUMN analytics.knowledge_gaps_ranked.attempts IS 'Number of answers';
COMMENT ON COLUMN analytics.knowledge_gaps_ranked.exam_weight IS 'Weight of the topic in the exam; null if not told';
COMMENT ON COLUMN analytics.knowledge_gaps_ranked.priority IS 'severity_rank x exam_weight; 0 without a weight';
COMMENT ON COLUMN analytics.knowledge_gaps_ranked.place IS 'Place among the student''s gaps: by priority, then severity, then lowest mastery; 1 comes first';
COMMENT ON COLUMN analytics.knowledge_gaps_ranked.weak_prerequisites IS 'Ids of the prerequisites the student knows less than 0.70, a JSON array: begin there';

CREATE VIEW analytics.user_learning_metrics AS
SELECT
  s.student_id,
  d.active_days_30d, d.active_days_90d, d.active_days_all, d.time_seconds_30d, d.time_seconds_90d, d.time_seconds_all,
  d.sessions_30d, d.sessions_90d, d.sessions_all, d.lessons_30d, d.lessons_90d, d.lessons_all,
  d.questions_30d, d.questions_90d, d.questions_all,
  d.correct_30d::double precision / nullif(d.questions_30d, 0) AS accuracy_30d,
  d.correct_90d::double precision / nullif(d.questions_90d, 0) AS accuracy_90d,
  d.correct_all::double precision / nullif(d.questions_all, 0) AS accuracy_all,
  d.time_seconds_all / nullif(d.sessions_all, 0) AS avg_session_seconds,
  d.questions_all * 3600.0::double precision / nullif(d.quiz_seconds_all, 0) AS questions_per_quiz_hour,
  (SELECT h.n::integer - 1
    FROM analytics.student_daily_stats x CROSS JOIN LATERAL jsonb_array_elements_text(x.hour_seconds) WITH ORDINALITY AS h (seconds, n)
    WHERE x.student_id = s.student_id
    GROUP BY h.n HAVING sum(h.seconds::integer) > 0 ORDER BY sum(h.seconds::integer) DESC, h.n LIMIT 1) AS preferred_hour,
  (SELECT to_char(date '2024-01-07' + extract(isodow FROM x.stat_date)::integer, 'FMDay')
    FROM analytics.student_daily_stats x WHERE x.student_id = s.student_id
    GROUP BY extract(isodow FROM x.stat_date) HAVING sum(x.total_time_seconds) > 0
    ORDER BY sum(x.total_time_seconds) DESC, extract(isodow FROM x.stat_date) LIMIT 1) AS preferred_day,
  (d.active_days_28d / 28.0)::numeric(3,2) AS learning_consistency_score,
  coalesce(k.current_streak_days, 0) AS current_streak_days, coalesce(k.longest_streak_days, 0) AS longest_streak_days,
  m.topics_studied, m.topics_mastered, m.mean_mastery, m.reviews_due,
  (SELECT count(*)::integer FROM analytics.knowledge_gaps g WHERE g.student_id = s.student_id AND g.severity_rank > 0) AS knowledge_gaps,
  d.first_active_date, d.last_activity_at, d.updated_at
FROM (SELECT student_id FROM analytics.student_daily_stats UNION SELECT student_id FROM analytics.topic_mastery) AS s
CROSS JOIN LATERAL (
  SELECT
    (count(*) FILTER (WHERE was_active AND stat_date > today - 28 AND stat_date <= today))::integer AS active_days_28d,
    (count(*) FILTER (WHERE was_active AND stat_date > today - 30))::integer AS active_days_30d,
    (count(*) FILTER (WHERE was_active AND stat_date > today - 90))::integer AS active_days_90d,
    (count(*) FILTER (WHERE was_active))::integer AS active_days_all,
    coalesce(sum(total_time_seconds) FILTER (WHERE stat_date > today - 30), 0) AS time_seconds_30d,
    coalesce(sum(total_time_seconds) FILTER (WHERE stat_date > today - 90), 0) AS time_seconds_90d,
    coalesce(sum(total_time_seconds), 0) AS time_seconds_all,
    coalesce(sum(sessions_count) FILTER (WHERE stat_date > today - 30), 0) AS sessions_30d,
    coalesce(sum(sessions_count) FILTER (WHERE stat_date > today - 90), 0) AS sessions_90d,
    coalesce(sum(sessions_count), 0) AS sessions_all,
    coalesce(sum(lessons_completed) FILTER (WHERE stat_date > today - 30), 0) AS lessons_30d,
    coalesce(sum(lessons_completed) FILTER (WHERE stat_date > today - 90), 0) AS lessons_90d,
    coalesce(sum(lessons_completed), 0) AS lessons_all,
    coalesce(sum(questions_answered) FILTER (WHERE stat_date > today - 30), 0) AS questions_30d,
    coalesce(sum(questions_answered) FILTER (WHERE stat_date > today - 90), 0) AS questions_90d,
    coalesce(sum(questions_answered), 0) AS questions_all,
    sum(questions_correct) FILTER (WHERE stat_date > today - 30) AS correct_30d,
    sum(questions_correct) FILTER (WHERE stat_date > today - 90) AS correct_90d,
    sum(questions_correct) AS correct_all, sum(time_spent_quiz) AS quiz_seconds_all,
    min(stat_date) FILTER (WHERE was_active) AS first_active_date, max(last_activity_at) AS last_activity_at, max(updated_at) AS updated_at
  FROM analytics.student_daily_stats x CROSS JOIN (SELECT (now() AT TIME ZONE 'UTC')::date AS today OFFSET 0) AS clock
  WHERE x.student_id = s.student_id
) AS d
CROSS JOIN LATERAL (
  SELECT
    count(*)::integer AS topics_studied, (count(*) FILTER (WHERE mastery >= 0.80 AND evidence_n >= 5))::integer AS topics_mastered,
    avg(mastery) AS mean_mastery, (count(*) FILTER (WHERE is_due))::integer AS reviews_due
  FROM analytics.topic_mastery_now x WHERE x.student_id = s.student_id
) AS m
LEFT JOIN analytics.student_streaks k ON k.student_id = s.student_id;

COMMENT ON VIEW analytics.user_learning_metrics IS 'How does a student study: the last 30 days, the last 90, and ever? One row per student';
COMMENT ON COLUMN analytics.user_learning_metrics.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.user_learning_metrics.active_days_30d IS 'Days with any activity in the last 30 days, today included';
COMMENT ON COLUMN analytics.user_learning_metrics.active_days_90d IS 'Days with any activity in the last 90 days';
COMMENT ON COLUMN analytics.user_learning_metrics.active_days_all IS 'Days with any activity ever';
COMMENT ON COLUMN analytics.user_learning_metrics.time_seconds_30d IS 'Session time of the last 30 days, in seconds';
COMMENT ON COLUMN analytics.user_learning_metrics.time_seconds_90d IS 'Session time of the last 90 days, in seconds';
COMMENT ON COLUMN analytics.user_learning_metrics.time_seconds_all IS 'Session time ever, in seconds';
COMMENT ON COLUMN analytics.user_learning_metrics.sessions_30d IS 'Sessions of the last 30 days';
COMMENT ON COLUMN analytics.user_learning_metrics.sessions_90d IS 'Sessions of the last 90 days';
COMMENT ON COLUMN analytics.user_learning_metrics.sessions_all IS 'Sessions ever';
COMMENT ON COLUMN analytics.user_learning_metrics.lessons_30d IS 'Lessons completed in the last 30 days';
COMMENT ON COLUMN analytics.user_learning_metrics.lessons_90d IS 'Lessons completed in the last 90 days';
COMMENT ON COLUMN analytics.user_learning_metrics.lessons_all IS 'Lessons completed ever';
COMMENT ON COLUMN analytics.user_learning_metrics.questions_30d IS 'Answers of the last 30 days';
COMMENT ON COLUMN analytics.user_learning_metrics.questions_90d IS 'Answers of the last 90 days';
COMMENT ON COLUMN analytics.user_learning_metrics.questions_all IS 'Answers ever';
COMMENT ON COLUMN analytics.user_learning_metrics.accuracy_30d IS 'Share of them correct, 0 to 1; null without answers';
COMMENT ON COLUMN analytics.user_learning_metrics.accuracy_90d IS 'Share of them correct, 0 to 1; null without answers';
COMMENT ON COLUMN analytics.user_learning_metrics.accuracy_all IS 'Share of them correct, 0 to 1; null without answers';
COMMENT ON COLUMN analytics.user_learning_metrics.avg_session_seconds IS 'time_seconds_all / sessions_all, in seconds; null without sessions';
COMMENT ON COLUMN analytics.user_learning_metrics.questions_per_quiz_hour IS 'Answers per hour of quiz time; null without quiz time';
COMMENT ON COLUMN analytics.user_learning_metrics.preferred_hour IS 'Local hour, 0 to 23, with the most session time; the earlier of two; null without any';
COMMENT ON COLUMN analytics.user_learning_metrics.preferred_day IS 'Day of the week with the most session time, in English; the earlier of two; null without any';
COMMENT ON COLUMN analytics.user_learning_metrics.learning_consistency_score IS 'Active days of the last 28 / 28, 0 to 1';
COMMENT ON COLUMN analytics.user_learning_metrics.current_streak_days IS 'Days in a row with learning';
COMMENT ON COLUMN analytics.user_learning_metrics.longest_streak_days IS 'Longest such run ever';
COMMENT ON COLUMN analytics.user_learning_metrics.topics_studied IS 'Topics with answers or materials';
COMMENT ON COLUMN analytics.user_learning_metrics.topics_mastered IS 'Topics with 5 answers or more and a mastery of today of 0.80 or more';
COMMENT ON COLUMN analytics.user_learning_metrics.mean_mastery IS 'Mean mastery of today over the topics studied, 0 to 1; null without any';
COMMENT ON COLUMN analytics.user_learning_metrics.reviews_due IS 'Topics whose review is due now';
COMMENT ON COLUMN analytics.user_learning_metrics.knowledge_gaps IS 'Topics with a knowledge gap';
COMMENT ON COLUMN analytics.user_learning_metrics.first_active_date IS 'First local date with any activity';
COMMENT ON COLUMN analytics.user_learning_metrics.last_activity_at IS 'Event time of the newest activity';
COMMENT ON COLUMN analytics.user_learning_metrics.updated_at IS 'When the newest row behind it was written';

CREATE VIEW analytics.student_analytics_profiles AS
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
  round(100.0 * d.correct / nullif(d.answered, 0), 2)::numeric(5,2) AS quiz_accuracy,
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
  FROM analytics.student_progress x WHERE x.student_id = s.student_id
) AS p
CROSS JOIN LATERAL (
  SELECT
    coalesce(sum(total_time_seconds), 0) AS time_seconds, count(*) FILTER (WHERE was_active) AS active_days,
    count(*) FILTER (WHERE was_active AND stat_date > today - 28 AND stat_date <= today) AS active_days_28d,
    sum(questions_correct) AS correct, sum(questions_answered) AS answered, max(last_activity_at) AS last_activity_at, max(updated_at) AS updated_at
  FROM analytics.student_daily_stats x CROSS JOIN (SELECT (now() AT TIME ZONE 'UTC')::date AS today OFFSET 0) AS clock
  WHERE x.student_id = s.student_id
) AS d;

COMMENT ON VIEW analytics.student_analytics_profiles IS 'Who is this student as a learner? One row per student';
COMMENT ON COLUMN analytics.student_analytics_profiles.student_id IS 'Who it is about';
COMMENT ON COLUMN analytics.student_analytics_profiles.first_enrollment_at IS 'Event time of the first enrolment, or of the first activity in a course without one';
COMMENT ON COLUMN analytics.student_analytics_profiles.total_enrollments IS 'Courses the student is or was in';
COMMENT ON COLUMN analytics.student_analytics_profiles.active_enrollments IS 'Courses not started or in progress';
COMMENT ON COLUMN analytics.student_analytics_profiles.completed_courses IS 'Courses completed';
COMMENT ON COLUMN analytics.student_analytics_profiles.dropped_courses IS 'Courses dropped';
COMMENT ON COLUMN analytics.student_analytics_profiles.total_time_spent_hours IS 'Session time ever, in hours';
COMMENT ON COLUMN analytics.student_analytics_profiles.avg_daily_minutes IS 'Session time per day with activity, in minutes; null without any';
COMMENT ON COLUMN analytics.student_analytics_profiles.preferred_hour IS 'Local hour, 0 to 23, with the most session time; the earlier of two; null without any';
COMMENT ON COLUMN analytics.student_analytics_profiles.preferred_day IS 'Day of the week with the most session time, in English; the earlier of two; null without any';
COMMENT ON COLUMN analytics.student_analytics_profiles.avg_course_completion_days IS 'Mean time from enrolment to completion, in days; null without a completed course';
COMMENT ON COLUMN analytics.student_analytics_profiles.learning_consistency_score IS 'Active days of the last 28 / 28, 0 to 1';
COMMENT ON COLUMN analytics.student_analytics_profiles.overall_avg_score IS 'Mean over all assessments of the best percent; null without any';
COMMENT ON COLUMN analytics.student_analytics_profiles.quiz_accuracy IS 'Percent of the answers that were correct, where one of which nobody knows counts as not correct; null without answers';
COMMENT ON COLUMN analytics.student_analytics_profiles.at_risk_score IS 'Highest risk score of the student''s courses, 0 to 1; null while none is computed';
COMMENT ON COLUMN analytics.student_analytics_profiles.last_activity_at IS 'Event time of the newest activity';
COMMENT ON COLUMN analytics.student_analytics_profiles.days_since_active IS 'Whole 24-hour days since then, by the wall clock of this query';
COMMENT ON COLUMN analytics.student_analytics_profiles.updated_at IS 'When the newest row behind it was written';

CREATE VIEW analytics.student_course_metrics AS
SELECT
  x.student_id, x.course_id, x.metric_date,
  CASE WHEN p.total_lessons > 0 THEN least(floor(10000.0 * x.catalogue_lessons / p.total_lessons) / 100, 100)::numeric(5,2) END AS completion_pct,
  x.lessons_completed, x.lessons_started, p.total_lessons, x.time_spent_total, x.time_spent_video, x.time_spent_reading, x.time_spent_quiz,
  x.sessions_count, x.time_spent_total / nullif(x.sessions_count, 0) AS avg_session_duration,
  x.videos_watched, v.video_watch_pct_avg, x.quizzes_attempted, x.quizzes_passed, x.quiz_avg_score, x.assignments_submitted,
  x.last_activity_at, x.streak_days, x.updated_at
FROM (
  -- One line of time per student and course: days, completed lessons, and what each quiz attempt adds to the sum of best percents.
  SELECT
    e.*,
    count(e.lesson_id) OVER so_far AS catalogue_lessons,
    round(sum(e.gained) OVER so_far / nullif(sum(e.first_scored) OVER so_far, 0), 2)::numeric(5,2) AS quiz_avg_score
  FROM (
    SELECT
      student_id, course_id, coalesce(last_activity_at, last_event_at) AS at, metric_date, lessons_completed, lessons_started, time_spent_total,
      time_spent_video, time_spent_reading, time_spent_quiz, sessions_count, videos_watched, quizzes_attempted, quizzes_passed,
      assignments_submitted, last_activity_at, updated_at,
      (row_number() OVER (PARTITION BY student_id, course_id, island ORDER BY metric_date))::integer AS streak_days,
      NULL::uuid AS lesson_id, NULL::numeric AS gained, NULL::integer AS first_scored
    FROM (
      SELECT d.*, metric_date - (row_number() OVER (PARTITION BY student_id, course_id ORDER BY metric_date))::integer AS island
      FROM analytics.student_course_days d
    ) AS d
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
  FROM analytics.student_video_progress w WHERE w.student_id = x.student_id AND w.course_id = x.course_id
) AS v ON true
WHERE x.metric_date IS NOT NULL;

COMMENT ON VIEW analytics.student_course_metrics IS 'How did each course go for each student, day by day? One row per student, course and local date with activity; what accumulates is as it was at the end of that day';
COMMENT ON COLUMN analytics.student_course_metrics.student_id IS 'Who learned';
COMMENT ON COLUMN analytics.student_course_metrics.course_id IS 'In which course';
COMMENT ON COLUMN analytics.student_course_metrics.metric_date IS 'Local date';
COMMENT ON COLUMN analytics.student_course_metrics.completion_pct IS 'Percent of the lessons of the newest catalogue completed by the end of that day, rounded down; null while their number is unknown';
COMMENT ON COLUMN analytics.student_course_metrics.lessons_completed IS 'Lessons completed for the first time that day';
COMMENT ON COLUMN analytics.student_course_metrics.lessons_started IS 'Lessons started for the first time that day';
COMMENT ON COLUMN analytics.student_course_metrics.total_lessons IS 'Number of lessons in the newest catalogue; null while unknown';
COMMENT ON COLUMN analytics.student_course_metrics.time_spent_total IS 'Session time in the course that day, in seconds';
COMMENT ON COLUMN analytics.student_course_metrics.time_spent_video IS 'Wall time of credited video play that day, in seconds';
COMMENT ON COLUMN analytics.student_course_metrics.time_spent_reading IS 'Time in lessons without video and quiz that day, in seconds';
COMMENT ON COLUMN analytics.student_course_metrics.time_spent_quiz IS 'Time in quizzes that day, in seconds';
COMMENT ON COLUMN analytics.student_course_metrics.sessions_count IS 'Sessions that began that day';
COMMENT ON COLUMN analytics.student_course_metrics.avg_session_duration IS 'time_spent_total / sessions_count, in seconds; null without a session that began that day';
COMMENT ON COLUMN analytics.student_course_metrics.videos_watched IS 'Videos whose completion threshold was reached that day';
COMMENT ON COLUMN analytics.student_course_metrics.video_watch_pct_avg IS 'Mean percent watched of the course''s videos as it is now; what it was on that day is in video_watch_intervals in ClickHouse';
COMMENT ON COLUMN analytics.student_course_metrics.quizzes_attempted IS 'Quizzes submitted that day';
COMMENT ON COLUMN analytics.student_course_metrics.quizzes_passed IS 'Quizzes submitted that day and passed';
COMMENT ON COLUMN analytics.student_course_metrics.quiz_avg_score IS 'Mean over the quizzes of the course of the best percent by the end of that day; null without any';
COMMENT ON COLUMN analytics.student_course_metrics.assignments_submitted IS 'Assignments submitted that day';
COMMENT ON COLUMN analytics.student_course_metrics.last_activity_at IS 'Event time of the newest activity in the course that day';
COMMENT ON COLUMN analytics.student_course_metrics.streak_days IS 'Days in a row with activity in the course, up to that day';
COMMENT ON COLUMN analytics.student_course_metrics.updated_at IS 'When the day''s row was written';

CREATE VIEW analytics.user_analytics AS
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
  FROM analytics.student_progress x WHERE x.student_id = s.student_id
) AS p
CROSS JOIN LATERAL (
  SELECT
    coalesce(sum(total_time_seconds), 0) AS time_seconds, min(last_activity_at) AS first_activity_at,
    max(last_activity_at) AS last_activity_at, max(updated_at) AS updated_at
  FROM analytics.student_daily_stats x WHERE x.student_id = s.student_id
) AS d
LEFT JOIN analytics.student_streaks k ON k.student_id = s.student_id;

COMMENT ON VIEW analytics.user_analytics IS 'How is each user doing overall? One row per user, in the shape and units of the analytics service';
COMMENT ON COLUMN analytics.user_analytics.user_id IS 'Who it is about';
COMMENT ON COLUMN analytics.user_analytics.total_courses_enrolled IS 'Courses the user is or was in';
COMMENT ON COLUMN analytics.user_analytics.total_courses_completed IS 'Courses completed';
COMMENT ON COLUMN analytics.user_analytics.total_learning_hours IS 'Session time ever, in hours';
COMMENT ON COLUMN analytics.user_analytics.average_score IS 'Mean over all assessments of the best percent; null without any';
COMMENT ON COLUMN analytics.user_analytics.last_active_date IS 'Event time of the newest activity';
COMMENT ON COLUMN analytics.user_analytics.streak_days IS 'Days in a row with learning';
COMMENT ON COLUMN analytics.user_analytics.learning_path IS 'Ids of the courses in the order of enrolment, a JSON array';
COMMENT ON COLUMN analytics.user_analytics.skills_acquired IS 'Names (ids where the catalogue has none) of the topics with 5 answers or more and a mastery of today of 0.80 or more, a JSON array';
COMMENT ON COLUMN analytics.user_analytics.created_at IS 'Event time of the first enrolment, or of the end of the first active day where that is earlier';
COMMENT ON COLUMN analytics.user_analytics.updated_at IS 'When the newest row behind it was written';

CREATE VIEW analytics.learning_progress AS
SELECT
  p.student_id AS user_id, p.course_id, NULL::uuid AS module_id, p.completion_pct AS progress_percentage,
  p.time_spent_seconds / 60 AS time_spent, p.last_activity_at AS last_access_date, p.completed_at AS completion_date,
  coalesce(round(p.final_score::numeric, 2), (SELECT round(avg(best), 2)
    FROM (SELECT max(percent) AS best FROM analytics.assessment_attempts a
      WHERE a.student_id = p.student_id AND a.course_id = p.course_id GROUP BY assessment_id) AS b)) AS score,
  p.status,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('milestone', m.milestone, 'module_id', m.module_id, 'at', m.at) ORDER BY m.at, m.milestone), '[]')
    FROM (
      SELECT 'enrolled' AS milestone, NULL::uuid AS module_id, p.enrolled_at AS at
      UNION ALL SELECT 'started', NULL, p.started_at
      UNION ALL SELECT 'module_completed', d.module_id, d.completed_at
        FROM analytics.module_progress d WHERE d.student_id = p.student_id AND d.course_id = p.course_id
      UNION ALL SELECT 'completed', NULL, p.completed_at
    ) AS m WHERE m.at IS NOT NULL) AS milestones,
  coalesce(p.enrolled_at, p.started_at) AS created_at, p.updated_at
FROM analytics.student_progress p
UNION ALL
SELECT
  p.student_id, p.course_id, m.module_id,
  CASE WHEN d.completed_at IS NOT NULL THEN 100 ELSE (floor(10000.0 * m.completed / nullif(m.lessons, 0)) / 100) END::numeric(5,2),
  d.time_spent_seconds / 60, greatest(m.last_accessed_at, d.completed_at), d.completed_at, NULL,
  CASE WHEN d.completed_at IS NOT NULL THEN 'completed' WHEN p.status = 'dropped' THEN 'dropped' WHEN m.touched THEN 'in_progress' ELSE 'not_started' END,
  '[]'::jsonb, m.first_at, greatest(p.updated_at, d.updated_at)
FROM analytics.student_progress p
CROSS JOIN LATERAL (
  SELECT
    c.module_id, count(*) AS lessons, count(l.completed_at) AS completed, bool_or(l.lesson_id IS NOT NULL) AS touched,
    max(l.last_accessed_at) AS last_accessed_at, min(coalesce(l.started_at, l.last_accessed_at)) AS first_at
  FROM analytics.course_lessons c
  LEFT JOIN analytics.lesson_progress l ON l.student_id = p.student_id AND l.lesson_id = c.lesson_id
  WHERE c.course_id = p.course_id AND c.in_catalogue AND c.module_id IS NOT NULL
  GROUP BY c.module_id
) AS m
LEFT JOIN analytics.module_progress d ON d.student_id = p.student_id AND d.course_id = p.course_id AND d.module_id = m.module_id
UNION ALL
SELECT
  d.student_id, d.course_id, d.module_id, 100::numeric(5,2), d.time_spent_seconds / 60, d.completed_at, d.completed_at, NULL, 'completed',
  '[]'::jsonb, d.completed_at, d.updated_at
FROM analytics.module_progress d
WHERE NOT EXISTS (SELECT FROM analytics.course_lessons c WHERE c.course_id = d.course_id AND c.in_catalogue AND c.module_id = d.module_id);

COMMENT ON VIEW analytics.learning_progress IS 'How far is each user in each course and module? In the shape and units of the analytics service: a row with module_id null is the course';
COMMENT ON COLUMN analytics.learning_progress.user_id IS 'Who learns';
COMMENT ON COLUMN analytics.learning_progress.course_id IS 'In which course';
COMMENT ON COLUMN analytics.learning_progress.module_id IS 'Which module; null on the row of the course';
COMMENT ON COLUMN analytics.learning_progress.progress_percentage IS 'Percent of the lessons completed; a completed module has 100; null while the number of lessons is unknown';
COMMENT ON COLUMN analytics.learning_progress.time_spent IS 'Session time in the course; of a module what was reported for it; in whole minutes';
COMMENT ON COLUMN analytics.learning_progress.last_access_date IS 'Event time of the newest activity';
COMMENT ON COLUMN analytics.learning_progress.completion_date IS 'When it was completed; null while it is not';
COMMENT ON COLUMN analytics.learning_progress.score IS 'Final score of the course where one was reported, else the mean over its assessments of the best percent; null for modules';
COMMENT ON COLUMN analytics.learning_progress.status IS 'not_started, in_progress, completed or dropped';
COMMENT ON COLUMN analytics.learning_progress.milestones IS 'What was reached when: a JSON array of {milestone, module_id, at}, oldest first; empty for modules';
COMMENT ON COLUMN analytics.learning_progress.created_at IS 'When the user began: enrolment, else first activity';
COMMENT ON COLUMN analytics.learning_progress.updated_at IS 'When the row behind it was written';

CREATE VIEW analytics.quiz_attempts AS
SELECT
  student_id, assessment_id AS quiz_id, attempt_id, attempt_number, answers, score, max_score, percent, submitted_at,
  time_spent_seconds AS duration_seconds, is_passed, course_id
FROM analytics.assessment_attempts
WHERE assessment_type = 'quiz';

COMMENT ON VIEW analytics.quiz_attempts IS 'How did each attempt at a quiz go? In the shape of the tracking design; one row per submitted attempt';
COMMENT ON COLUMN analytics.quiz_attempts.student_id IS 'Who tried';
COMMENT ON COLUMN analytics.quiz_attempts.quiz_id IS 'Which quiz';
COMMENT ON COLUMN analytics.quiz_attempts.attempt_id IS 'Attempt as the client named it; else the event that submitted it';
COMMENT ON COLUMN analytics.quiz_attempts.attempt_number IS 'Ordinal of the attempt, from 1';
COMMENT ON COLUMN analytics.quiz_attempts.answers IS 'Selected answer by question id, a JSON object; null if the client sent none';
COMMENT ON COLUMN analytics.quiz_attempts.score IS 'Points reached';
COMMENT ON COLUMN analytics.quiz_attempts.max_score IS 'Points that could be reached';
COMMENT ON COLUMN analytics.quiz_attempts.percent IS 'Share of the points, percent';
COMMENT ON COLUMN analytics.quiz_attempts.submitted_at IS 'Event time of the submission';
COMMENT ON COLUMN analytics.quiz_attempts.duration_seconds IS 'Time spent, in seconds';
COMMENT ON COLUMN analytics.quiz_attempts.is_passed IS 'Whether it was passed; null if unknown';
COMMENT ON COLUMN analytics.quiz_attempts.course_id IS 'Course; null if not named';

CREATE VIEW analytics.forum_participation AS
SELECT student_id AS user_id, post_id, thread_id, action_type, content_length, created_at, parent_post_id, course_id
FROM analytics.forum_interactions;

COMMENT ON VIEW analytics.forum_participation IS 'Who takes part in the forums? In the shape of the tracking design, without the words: only their number of characters is kept';
COMMENT ON COLUMN analytics.forum_participation.user_id IS 'Who wrote or liked';
COMMENT ON COLUMN analytics.forum_participation.post_id IS 'Which post';
COMMENT ON COLUMN analytics.forum_participation.thread_id IS 'Thread of the post';
COMMENT ON COLUMN analytics.forum_participation.action_type IS 'post, reply or like';
COMMENT ON COLUMN analytics.forum_participation.content_length IS 'Length of the text in characters; the text is never stored';
COMMENT ON COLUMN analytics.forum_participation.created_at IS 'Event time';
COMMENT ON COLUMN analytics.forum_participation.parent_post_id IS 'Post that a reply answers';
COMMENT ON COLUMN analytics.forum_participation.course_id IS 'Course; null if not named';

CREATE VIEW analytics.student_dashboard_courses AS
SELECT
  p.student_id, (row_number() OVER (PARTITION BY p.student_id ORDER BY p.last_activity_at DESC NULLS LAST, p.course_id))::integer AS place,
  p.course_id, c.title, p.status, p.completion_pct, p.lessons_completed, p.total_lessons, p.time_spent_seconds, p.last_activity_at,
  p.current_streak_days, p.started_at, p.completed_at
FROM analytics.student_progress p
LEFT JOIN analytics.courses c ON c.course_id = p.course_id
WHERE p.status <> 'dropped';

COMMENT ON VIEW analytics.student_dashboard_courses IS 'Which courses does a student see first? One row per course that is not dropped, the most recent first by place';
COMMENT ON COLUMN analytics.student_dashboard_courses.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.student_dashboard_courses.place IS '1 is the course with the newest activity; the dashboard shows places up to 5';
COMMENT ON COLUMN analytics.student_dashboard_courses.course_id IS 'Which course';
COMMENT ON COLUMN analytics.student_dashboard_courses.title IS 'Title; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.student_dashboard_courses.status IS 'not_started, in_progress or completed';
COMMENT ON COLUMN analytics.student_dashboard_courses.completion_pct IS 'Percent of the lessons completed; null while their number is unknown';
COMMENT ON COLUMN analytics.student_dashboard_courses.lessons_completed IS 'Lessons completed';
COMMENT ON COLUMN analytics.student_dashboard_courses.total_lessons IS 'Lessons in the catalogue; null while unknown';
COMMENT ON COLUMN analytics.student_dashboard_courses.time_spent_seconds IS 'Session time in the course, in seconds';
COMMENT ON COLUMN analytics.student_dashboard_courses.last_activity_at IS 'Event time of the newest activity in the course';
COMMENT ON COLUMN analytics.student_dashboard_courses.current_streak_days IS 'Days in a row with learning in the course';
COMMENT ON COLUMN analytics.student_dashboard_courses.started_at IS 'Event time of the first activity';
COMMENT ON COLUMN analytics.student_dashboard_courses.completed_at IS 'When the course was completed; null while it is not';

CREATE VIEW analytics.student_dashboard_week AS
SELECT student_id, stat_date, sessions_count, total_time_seconds, lessons_completed, videos_watched, quizzes_attempted, was_active
FROM analytics.student_daily_stats
WHERE stat_date > (now() AT TIME ZONE 'UTC')::date - 7;

COMMENT ON VIEW analytics.student_dashboard_week IS 'What did a student do in the last seven days? One row per day with activity';
COMMENT ON COLUMN analytics.student_dashboard_week.student_id IS 'Who learned';
COMMENT ON COLUMN analytics.student_dashboard_week.stat_date IS 'Local date in the zone of the events';
COMMENT ON COLUMN analytics.student_dashboard_week.sessions_count IS 'Sessions that started that day';
COMMENT ON COLUMN analytics.student_dashboard_week.total_time_seconds IS 'Length of the union of the student''s sessions that day, in seconds: two devices at once do not count double';
COMMENT ON COLUMN analytics.student_dashboard_week.lessons_completed IS 'Lessons completed for the first time that day';
COMMENT ON COLUMN analytics.student_dashboard_week.videos_watched IS 'Videos whose completion threshold was reached that day';
COMMENT ON COLUMN analytics.student_dashboard_week.quizzes_attempted IS 'Quizzes submitted';
COMMENT ON COLUMN analytics.student_dashboard_week.was_active IS 'Whether there was any activity';

CREATE VIEW analytics.student_dashboard_totals AS
SELECT
  student_id, count(*)::integer AS total_courses, round(sum(time_spent_seconds) / 3600.0)::integer AS total_time_hours,
  sum(lessons_completed)::integer AS total_lessons
FROM analytics.student_progress
GROUP BY student_id;

COMMENT ON VIEW analytics.student_dashboard_totals IS 'How much has a student done in all? One row per student';
COMMENT ON COLUMN analytics.student_dashboard_totals.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.student_dashboard_totals.total_courses IS 'Courses the student is or was in';
COMMENT ON COLUMN analytics.student_dashboard_totals.total_time_hours IS 'Sum of the session times in the courses, in whole hours';
COMMENT ON COLUMN analytics.student_dashboard_totals.total_lessons IS 'Lessons completed in all courses';

CREATE VIEW analytics.student_overview AS
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
  FROM analytics.student_progress x WHERE x.student_id = s.student_id
) AS p
CROSS JOIN LATERAL (
  SELECT
    coalesce(sum(total_time_seconds), 0) AS total_time_seconds,
    coalesce(sum(total_time_seconds) FILTER (WHERE stat_date >= today), 0) AS time_today_seconds,
    (count(*) FILTER (WHERE was_active AND stat_date > today - 7))::integer AS active_days_7d
  FROM analytics.student_daily_stats x CROSS JOIN (SELECT (now() AT TIME ZONE 'UTC')::date AS today OFFSET 0) AS clock
  WHERE x.student_id = s.student_id
) AS d;

COMMENT ON VIEW analytics.student_overview IS 'What stands at the top of a student''s dashboard? One row per student';
COMMENT ON COLUMN analytics.student_overview.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.student_overview.current_streak_days IS 'Days in a row with learning';
COMMENT ON COLUMN analytics.student_overview.longest_streak_days IS 'Longest such run ever';
COMMENT ON COLUMN analytics.student_overview.streak_status IS 'active, at_stake, broken or none';
COMMENT ON COLUMN analytics.student_overview.courses_completed IS 'Courses completed';
COMMENT ON COLUMN analytics.student_overview.courses_active IS 'Courses not started or in progress';
COMMENT ON COLUMN analytics.student_overview.total_time_seconds IS 'Session time ever, in seconds';
COMMENT ON COLUMN analytics.student_overview.total_time_hours IS 'Session time ever, in hours';
COMMENT ON COLUMN analytics.student_overview.time_today_seconds IS 'Session time today, in seconds';
COMMENT ON COLUMN analytics.student_overview.active_days_7d IS 'Days with any activity in the last seven';

CREATE VIEW analytics.student_course_cards AS
SELECT
  p.student_id, p.course_id, c.title, c.category, p.status, p.completion_pct, p.lessons_completed, p.total_lessons, p.time_spent_seconds,
  p.last_activity_at, p.current_streak_days, p.content_changed, n.lesson_id AS next_lesson_id, n.position AS next_lesson_position,
  b.average_score, coalesce(r.at_risk, false) AS at_risk
FROM analytics.student_progress p
LEFT JOIN analytics.courses c ON c.course_id = p.course_id
LEFT JOIN analytics.student_risk r ON r.student_id = p.student_id AND r.course_id = p.course_id
LEFT JOIN LATERAL (
  SELECT l.lesson_id, l.position FROM analytics.course_lessons l
  WHERE l.course_id = p.course_id AND l.in_catalogue AND p.status <> 'dropped' AND NOT EXISTS (
    SELECT FROM analytics.lesson_progress d WHERE d.student_id = p.student_id AND d.lesson_id = l.lesson_id AND d.completed_at IS NOT NULL)
  ORDER BY l.position, l.lesson_id LIMIT 1
) AS n ON true
LEFT JOIN LATERAL (
  SELECT round(avg(best), 2)::numeric(5,2) AS average_score
  FROM (SELECT max(percent) AS best FROM analytics.assessment_attempts a
    WHERE a.student_id = p.student_id AND a.course_id = p.course_id GROUP BY assessment_id) AS a
) AS b ON true;

COMMENT ON VIEW analytics.student_course_cards IS 'How far is a student in each course, at a glance? One row per course';
COMMENT ON COLUMN analytics.student_course_cards.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.student_course_cards.course_id IS 'Which course';
COMMENT ON COLUMN analytics.student_course_cards.title IS 'Title; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.student_course_cards.category IS 'Category; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.student_course_cards.status IS 'not_started, in_progress, completed or dropped';
COMMENT ON COLUMN analytics.student_course_cards.completion_pct IS 'Percent of the lessons completed; null while their number is unknown';
COMMENT ON COLUMN analytics.student_course_cards.lessons_completed IS 'Lessons completed';
COMMENT ON COLUMN analytics.student_course_cards.total_lessons IS 'Lessons in the catalogue; null while unknown';
COMMENT ON COLUMN analytics.student_course_cards.time_spent_seconds IS 'Session time in the course, in seconds';
COMMENT ON COLUMN analytics.student_course_cards.last_activity_at IS 'Event time of the newest activity in the course';
COMMENT ON COLUMN analytics.student_course_cards.current_streak_days IS 'Days in a row with learning in the course';
COMMENT ON COLUMN analytics.student_course_cards.content_changed IS 'Whether something new came after completion';
COMMENT ON COLUMN analytics.student_course_cards.next_lesson_id IS 'First lesson of the catalogue not completed yet; null if there is none';
COMMENT ON COLUMN analytics.student_course_cards.next_lesson_position IS 'Its place in the catalogue, from 1';
COMMENT ON COLUMN analytics.student_course_cards.average_score IS 'Mean over the assessments of the course of the best percent; null without any';
COMMENT ON COLUMN analytics.student_course_cards.at_risk IS 'Whether the student has stopped coming';

CREATE VIEW analytics.student_activity_heatmap AS
SELECT
  d.student_id, d.stat_date, extract(isodow FROM d.stat_date)::integer AS weekday, h.n::integer - 1 AS hour, h.seconds::integer AS seconds
FROM analytics.student_daily_stats d
CROSS JOIN LATERAL jsonb_array_elements_text(d.hour_seconds) WITH ORDINALITY AS h (seconds, n)
WHERE d.stat_date > (now() AT TIME ZONE 'UTC')::date - 7 AND h.seconds <> '0';

COMMENT ON VIEW analytics.student_activity_heatmap IS 'When in the week does a student learn? One row per hour with session time in the last seven days';
COMMENT ON COLUMN analytics.student_activity_heatmap.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.student_activity_heatmap.stat_date IS 'Local date';
COMMENT ON COLUMN analytics.student_activity_heatmap.weekday IS 'Day of the week, 1 Monday to 7 Sunday';
COMMENT ON COLUMN analytics.student_activity_heatmap.hour IS 'Local hour, 0 to 23';
COMMENT ON COLUMN analytics.student_activity_heatmap.seconds IS 'Session time in that hour, in seconds';

CREATE VIEW analytics.student_skills AS
SELECT
  m.student_id, coalesce(m.parent_topic_id, m.topic_id) AS skill_id, max(t.name) AS skill_name, avg(m.mastery) AS mastery,
  count(*)::integer AS topics, sum(m.evidence_n)::integer AS evidence_n
FROM analytics.topic_mastery_now m
LEFT JOIN analytics.topics t ON t.topic_id = coalesce(m.parent_topic_id, m.topic_id)
WHERE m.mastery IS NOT NULL
GROUP BY m.student_id, coalesce(m.parent_topic_id, m.topic_id);

COMMENT ON VIEW analytics.student_skills IS 'Which skills does a student have? The axes of the radar chart: topics at the top of the catalogue with those below them; one row per student and axis';
COMMENT ON COLUMN analytics.student_skills.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.student_skills.skill_id IS 'Parent of the topics, or the topic itself where it has none';
COMMENT ON COLUMN analytics.student_skills.skill_name IS 'Its name; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.student_skills.mastery IS 'Mean mastery of today over the topics, 0 to 1';
COMMENT ON COLUMN analytics.student_skills.topics IS 'Number of topics behind it';
COMMENT ON COLUMN analytics.student_skills.evidence_n IS 'Number of answers behind it: few say little';

CREATE VIEW analytics.student_assessment_performance AS
SELECT
  a.student_id, a.assessment_id, a.assessment_type, a.course_id, s.title, a.attempts, a.first_percent, a.last_percent, a.best_percent, a.mean_percent,
  a.is_passed, a.last_submitted_at, round(t.best_percent_hundredths / 100.0 / nullif(t.best_scored, 0), 2)::numeric(5,2) AS everybody_best_percent
FROM (
  SELECT
    student_id, assessment_id, max(assessment_type) AS assessment_type, (array_agg(course_id ORDER BY attempt_number DESC))[1] AS course_id,
    count(*)::integer AS attempts, (array_agg(percent ORDER BY attempt_number))[1] AS first_percent,
    (array_agg(percent ORDER BY attempt_number DESC))[1] AS last_percent, max(percent) AS best_percent,
    round(avg(percent), 2)::numeric(5,2) AS mean_percent, bool_or(is_passed) AS is_passed, max(submitted_at) AS last_submitted_at
  FROM analytics.assessment_attempts
  GROUP BY student_id, assessment_id
) AS a
LEFT JOIN analytics.assessments s ON s.assessment_id = a.assessment_id
LEFT JOIN analytics.assessment_totals t ON t.assessment_id = a.assessment_id;

COMMENT ON VIEW analytics.student_assessment_performance IS 'How does a student do in each quiz and assignment, and how do others? One row per student and assessment';
COMMENT ON COLUMN analytics.student_assessment_performance.student_id IS 'Who was assessed';
COMMENT ON COLUMN analytics.student_assessment_performance.assessment_id IS 'Quiz or assignment';
COMMENT ON COLUMN analytics.student_assessment_performance.assessment_type IS 'quiz or assignment';
COMMENT ON COLUMN analytics.student_assessment_performance.course_id IS 'Course of the newest attempt; null if not named';
COMMENT ON COLUMN analytics.student_assessment_performance.title IS 'Title; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.student_assessment_performance.attempts IS 'Number of submitted attempts';
COMMENT ON COLUMN analytics.student_assessment_performance.first_percent IS 'Percent of the first attempt; null if its scale is unknown';
COMMENT ON COLUMN analytics.student_assessment_performance.last_percent IS 'Percent of the last attempt; null if its scale is unknown';
COMMENT ON COLUMN analytics.student_assessment_performance.best_percent IS 'Best percent; null if no scale is known';
COMMENT ON COLUMN analytics.student_assessment_performance.mean_percent IS 'Mean percent of the attempts; null if no scale is known';
COMMENT ON COLUMN analytics.student_assessment_performance.is_passed IS 'Whether any attempt was passed; null if unknown';
COMMENT ON COLUMN analytics.student_assessment_performance.last_submitted_at IS 'Event time of the last submission';
COMMENT ON COLUMN analytics.student_assessment_performance.everybody_best_percent IS 'Mean over all students of their best percent';

CREATE VIEW analytics.student_next_steps AS
SELECT
  student_id, 'review' AS kind, (row_number() OVER (PARTITION BY student_id ORDER BY next_review_at, topic_id))::integer AS place,
  course_id, topic_id, NULL::uuid AS lesson_id, topic_name AS title, next_review_at AS due_at, retrieval_strength AS strength
FROM analytics.topic_mastery_now
WHERE is_due
UNION ALL
SELECT student_id, 'gap', place, course_id, topic_id, NULL, topic_name, NULL, mastery_now
FROM analytics.knowledge_gaps_ranked
UNION ALL
SELECT
  p.student_id, 'lesson', (row_number() OVER (PARTITION BY p.student_id ORDER BY p.last_activity_at DESC NULLS LAST, p.course_id))::integer,
  p.course_id, NULL, n.lesson_id, c.title, NULL, p.completion_pct::double precision / 100
FROM analytics.student_progress p
CROSS JOIN LATERAL (
  SELECT l.lesson_id FROM analytics.course_lessons l
  WHERE l.course_id = p.course_id AND l.in_catalogue AND NOT EXISTS (
    SELECT FROM analytics.lesson_progress d WHERE d.student_id = p.student_id AND d.lesson_id = l.lesson_id AND d.completed_at IS NOT NULL)
  ORDER BY l.position, l.lesson_id LIMIT 1
) AS n
LEFT JOIN analytics.courses c ON c.course_id = p.course_id
WHERE p.status IN ('not_started', 'in_progress');

COMMENT ON VIEW analytics.student_next_steps IS 'What should a student do next? Due reviews, gaps by exam weight, the next unfinished lesson of each active course; one row per step';
COMMENT ON COLUMN analytics.student_next_steps.student_id IS 'Who learns';
COMMENT ON COLUMN analytics.student_next_steps.kind IS 'review (a topic whose review is due), gap (a topic not known well enough) or lesson (the next one of a course)';
COMMENT ON COLUMN analytics.student_next_steps.place IS 'Place among the student''s steps of that kind: reviews by due date, gaps by severity x exam weight, lessons by newest activity in their course';
COMMENT ON COLUMN analytics.student_next_steps.course_id IS 'Which course; null if not known';
COMMENT ON COLUMN analytics.student_next_steps.topic_id IS 'Which topic; null for a lesson';
COMMENT ON COLUMN analytics.student_next_steps.lesson_id IS 'Which lesson; null for a topic';
COMMENT ON COLUMN analytics.student_next_steps.title IS 'Name of the topic, title of the lesson''s course; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.student_next_steps.due_at IS 'When the review fell due; null otherwise';
COMMENT ON COLUMN analytics.student_next_steps.strength IS 'What there is so far, 0 to 1: retrieval strength, mastery of today, share of the course completed';
