-- What an administrator's pages ask about the whole platform. All from sums per day and per course: small whatever the number of students.
-- A timeframe of n days is the last n dates up to today in UTC; the previous one is the n dates before. Different active students of a
-- timeframe are exact: each is counted on the first of their days in it, the one whose gap to the previous active day reaches beyond its
-- beginning. OFFSET 0 has the dates computed once and not row by row.

-- "Who is studying now?" is_open changes once in a session's life; every other update stays heap-only.
CREATE INDEX study_sessions_open ON analytics.study_sessions (student_id) WHERE is_open;

CREATE VIEW analytics.dashboard_metrics AS
SELECT
  m.metric_type, round(m.value, 2)::numeric(15,2) AS value, round(m.previous_value, 2)::numeric(15,2) AS previous_value,
  round(100 * (m.value - m.previous_value) / nullif(m.previous_value, 0), 2) AS change_percentage,
  f.timeframe, '{}'::jsonb AS filters, now() AS calculated_at
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
    coalesce(sum(learning_seconds) FILTER (WHERE day > c.before), 0) / 3600.0 AS hours,
    coalesce(sum(learning_seconds) FILTER (WHERE day > c.long_before AND day <= c.before), 0) / 3600.0 AS hours_before,
    sum(percent_hundredths) FILTER (WHERE day > c.before) / 100.0 / nullif(sum(scored_attempts) FILTER (WHERE day > c.before), 0) AS score,
    sum(percent_hundredths) FILTER (WHERE day > c.long_before AND day <= c.before) / 100.0
      / nullif(sum(scored_attempts) FILTER (WHERE day > c.long_before AND day <= c.before), 0) AS score_before
  FROM analytics.platform_days
  WHERE day <= c.today
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
  ('total_users', d.users, d.users_before),
  ('active_users', r.active, r.active_before),
  ('total_courses', k.courses, k.courses_before),
  ('total_enrollments', d.enrolments, d.enrolments_before),
  ('completion_rate', 100.0 * d.completions / nullif(d.enrolments, 0), 100.0 * d.completions_before / nullif(d.enrolments_before, 0)),
  ('average_score', d.score, d.score_before),
  ('learning_hours', d.hours, d.hours_before)) AS m (metric_type, value, previous_value);

COMMENT ON VIEW analytics.dashboard_metrics IS 'Which figures does the platform''s dashboard show? In the shape of the analytics service; one row per metric and timeframe';
COMMENT ON COLUMN analytics.dashboard_metrics.metric_type IS 'total_users, active_users, total_courses, total_enrollments, completion_rate (percent), average_score (percent) or learning_hours';
COMMENT ON COLUMN analytics.dashboard_metrics.value IS 'Totals and completion_rate: as of today; active_users, average_score (mean over attempts) and learning_hours: of the timeframe; null where there is nothing to divide by';
COMMENT ON COLUMN analytics.dashboard_metrics.previous_value IS 'Totals and completion_rate: as they were when the timeframe began; the others: of the timeframe before';
COMMENT ON COLUMN analytics.dashboard_metrics.change_percentage IS '100 x (value - previous_value) / previous_value; null where previous_value is 0 or unknown';
COMMENT ON COLUMN analytics.dashboard_metrics.timeframe IS '7d, 30d, 90d or 1y';
COMMENT ON COLUMN analytics.dashboard_metrics.filters IS 'Filters applied, a JSON object: none';
COMMENT ON COLUMN analytics.dashboard_metrics.calculated_at IS 'When it was computed: now';

CREATE VIEW analytics.platform_health AS
SELECT
  (SELECT coalesce(sum(active_students), 0) FROM analytics.platform_days WHERE day = c.today)::bigint AS active_today,
  r.active_7d, r.active_30d, p.new_students_30d, p.enrolments_30d, p.completions_30d, p.learning_hours_30d, p.events_7d,
  (SELECT count(*) FROM analytics.study_sessions WHERE is_open) AS open_sessions,
  (SELECT count(*) FROM analytics.student_risk WHERE at_risk) AS at_risk_enrolments
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

COMMENT ON VIEW analytics.platform_health IS 'How is the platform doing now? One row';
COMMENT ON COLUMN analytics.platform_health.active_today IS 'Different students active today';
COMMENT ON COLUMN analytics.platform_health.active_7d IS 'Different students active in the last 7 dates';
COMMENT ON COLUMN analytics.platform_health.active_30d IS 'Different students active in the last 30 dates';
COMMENT ON COLUMN analytics.platform_health.new_students_30d IS 'Students seen for the first time in the last 30 dates';
COMMENT ON COLUMN analytics.platform_health.enrolments_30d IS 'Enrolments of the last 30 dates';
COMMENT ON COLUMN analytics.platform_health.completions_30d IS 'Courses completed in the last 30 dates';
COMMENT ON COLUMN analytics.platform_health.learning_hours_30d IS 'Session time of the last 30 dates, in hours';
COMMENT ON COLUMN analytics.platform_health.events_7d IS 'Activities of students in the last 7 dates';
COMMENT ON COLUMN analytics.platform_health.open_sessions IS 'Sessions that another event may still lengthen';
COMMENT ON COLUMN analytics.platform_health.at_risk_enrolments IS 'Pairs of student and course at risk now';

CREATE VIEW analytics.platform_retention AS
SELECT
  day, sum(students)::bigint AS active_students, coalesce(sum(students) FILTER (WHERE gap_days >= 100000), 0)::bigint AS new_students,
  coalesce(sum(students) FILTER (WHERE gap_days = 1), 0)::bigint AS active_the_day_before,
  coalesce(sum(students) FILTER (WHERE gap_days BETWEEN 2 AND 7), 0)::bigint AS back_within_a_week,
  coalesce(sum(students) FILTER (WHERE gap_days BETWEEN 8 AND 30), 0)::bigint AS back_within_30_days,
  coalesce(sum(students) FILTER (WHERE gap_days > 30 AND gap_days < 100000), 0)::bigint AS back_later
FROM analytics.platform_returns
GROUP BY day;

COMMENT ON VIEW analytics.platform_retention IS 'Who comes back, day by day? Active students by how long they had been away; one row per day. Cohorts by first week stand in ClickHouse';
COMMENT ON COLUMN analytics.platform_retention.day IS 'Local date of each student';
COMMENT ON COLUMN analytics.platform_retention.active_students IS 'Different students active that day';
COMMENT ON COLUMN analytics.platform_retention.new_students IS 'Students never active before';
COMMENT ON COLUMN analytics.platform_retention.active_the_day_before IS 'Students who were active the day before';
COMMENT ON COLUMN analytics.platform_retention.back_within_a_week IS 'Students back after 2 to 7 days';
COMMENT ON COLUMN analytics.platform_retention.back_within_30_days IS 'Students back after 8 to 30 days';
COMMENT ON COLUMN analytics.platform_retention.back_later IS 'Students back after more than 30 days';

CREATE VIEW analytics.course_ranking AS
SELECT
  t.course_id, c.title, c.category, t.students::integer AS students, t.completion_rate, t.average_score, t.hours_per_student,
  (rank() OVER (ORDER BY t.completion_rate DESC NULLS LAST))::integer AS place_by_completion,
  (rank() OVER (ORDER BY t.average_score DESC NULLS LAST))::integer AS place_by_score,
  (rank() OVER (ORDER BY t.hours_per_student DESC NULLS LAST))::integer AS place_by_time, count(*) OVER ()::integer AS courses
FROM (
  SELECT
    course_id, students, round(100.0 * completions / students, 2)::numeric(5,2) AS completion_rate,
    round(best_percent_hundredths / 100.0 / nullif(best_scored, 0), 2)::numeric(5,2) AS average_score,
    round(time_seconds / 3600.0 / students, 2)::numeric(10,2) AS hours_per_student
  FROM analytics.course_totals WHERE students >= 10
) AS t
LEFT JOIN analytics.courses c ON c.course_id = t.course_id;

COMMENT ON VIEW analytics.course_ranking IS 'Which courses do best and worst? One row per course with 10 students or more';
COMMENT ON COLUMN analytics.course_ranking.course_id IS 'Which course';
COMMENT ON COLUMN analytics.course_ranking.title IS 'Title; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.course_ranking.category IS 'Category; null if the catalogue does not tell';
COMMENT ON COLUMN analytics.course_ranking.students IS 'Students known in the course';
COMMENT ON COLUMN analytics.course_ranking.completion_rate IS 'Percent of them who completed it';
COMMENT ON COLUMN analytics.course_ranking.average_score IS 'Mean over students and assessments of the best percent; null without any';
COMMENT ON COLUMN analytics.course_ranking.hours_per_student IS 'Session time per student, in hours';
COMMENT ON COLUMN analytics.course_ranking.place_by_completion IS '1 is the highest completion rate';
COMMENT ON COLUMN analytics.course_ranking.place_by_score IS '1 is the highest average score';
COMMENT ON COLUMN analytics.course_ranking.place_by_time IS '1 is the most time per student';
COMMENT ON COLUMN analytics.course_ranking.courses IS 'Number of courses ranked: the bottom ones have places near it';
