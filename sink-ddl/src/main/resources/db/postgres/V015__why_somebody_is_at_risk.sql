-- Who needs somebody now, and why, in words: docs/metrics.md section 4. A score is there only where it says something, and its status says why it is not.

ALTER TABLE analytics.student_risk ADD COLUMN score_status text;
ALTER TABLE analytics.student_risk ADD COLUMN inputs jsonb;
-- What an earlier release wrote, until the job writes it anew.
UPDATE analytics.student_risk r SET score_status = CASE
  WHEN at_risk_score IS NOT NULL THEN 'scored'
  WHEN (SELECT p.status FROM analytics.student_progress p WHERE p.student_id = r.student_id AND p.course_id = r.course_id) = 'completed' THEN 'completed'
  ELSE 'dropped' END;

COMMENT ON COLUMN analytics.student_risk.at_risk IS 'Whether the newest of own act, enrolment, re-enrolment and start of the course lies 7 days (unless set otherwise) or more back. Never before the course starts, after it ended, or once it was completed or dropped';
COMMENT ON COLUMN analytics.student_risk.reason IS 'never_started (no own act since enrolment) or inactive; null while not at risk';
COMMENT ON COLUMN analytics.student_risk.last_activity_at IS 'Event time of the last own act in the course; null if there was none';
COMMENT ON COLUMN analytics.student_risk.at_risk_score IS 'Chance, 0 to 1, that the enrolment will end as withdrawn or failed, as of the newest event or the newest whole day of silence; null unless score_status is scored. docs/at-risk-score.md';
COMMENT ON COLUMN analytics.student_risk.factors IS 'What the score is made of: a JSON object, factor name to what it adds to the log-odds; null with the score. For words see students_in_need';
COMMENT ON COLUMN analytics.student_risk.score_status IS 'scored, or why there is no score: before_start, first_week (of the later of enrolment and start), completed, dropped, course_ended';
COMMENT ON COLUMN analytics.student_risk.inputs IS 'What the score looked at, in numbers people know: active_days_7, active_days_28, results, mean_score, due and missed deadlines; a JSON object, null with the score';

CREATE VIEW analytics.students_in_need AS
SELECT
  r.course_id, r.student_id, r.at_risk, r.at_risk_score,
  CASE WHEN r.at_risk_score >= 0.7 THEN 'high' WHEN r.at_risk_score >= 0.4 THEN 'medium' WHEN r.at_risk_score IS NOT NULL THEN 'low' END AS risk_band,
  CASE WHEN r.at_risk_score IS NOT NULL
    THEN rank() OVER (PARTITION BY r.course_id ORDER BY r.at_risk_score DESC NULLS LAST)::integer END AS rank_in_course,
  count(r.at_risk_score) OVER (PARTITION BY r.course_id)::integer AS scored_in_course,
  concat_ws('; ',
    CASE WHEN r.reason = 'never_started' AND r.last_activity_at IS NULL THEN 'enrolled and never came'
      WHEN d.days_inactive >= 3 THEN 'no activity for ' || d.days_inactive || ' days' END,
    CASE WHEN (r.inputs ->> 'missed')::integer > 0
      THEN (r.inputs ->> 'missed') || ' of ' || (r.inputs ->> 'due') || CASE r.inputs ->> 'due' WHEN '1' THEN ' deadline' ELSE ' deadlines' END || ' missed' END,
    CASE WHEN (r.inputs ->> 'mean_score')::numeric < 60
      THEN 'mean score ' || round((r.inputs ->> 'mean_score')::numeric) || ' % of ' || (r.inputs ->> 'results') || CASE r.inputs ->> 'results' WHEN '1' THEN ' result' ELSE ' results' END END,
    CASE WHEN d.days_inactive < 7 THEN 'active on ' || (r.inputs ->> 'active_days_7') || ' of the last 7 days' || CASE
      WHEN 2 * 3 * (r.inputs ->> 'active_days_7')::integer <= (r.inputs ->> 'active_days_28')::integer - (r.inputs ->> 'active_days_7')::integer
        THEN ', on ' || ((r.inputs ->> 'active_days_28')::integer - (r.inputs ->> 'active_days_7')::integer) || ' of the 21 before' ELSE '' END END
  ) AS why,
  r.since, r.last_activity_at, d.days_inactive, r.score_status, r.last_event_at, r.updated_at
FROM analytics.student_risk r
CROSS JOIN LATERAL (SELECT floor(extract(epoch FROM now() - r.last_activity_at) / 86400)::integer AS days_inactive) AS d
WHERE r.at_risk OR r.at_risk_score IS NOT NULL;

COMMENT ON VIEW analytics.students_in_need IS 'Who needs me now, and why, in words? One row per student and course that is at risk or has a score; the most likely to be lost have rank 1 in their course';
COMMENT ON COLUMN analytics.students_in_need.course_id IS 'In which course';
COMMENT ON COLUMN analytics.students_in_need.student_id IS 'Who';
COMMENT ON COLUMN analytics.students_in_need.at_risk IS 'Whether the student has stopped coming';
COMMENT ON COLUMN analytics.students_in_need.at_risk_score IS 'Chance, 0 to 1, that the enrolment will end as withdrawn or failed; null in the first week';
COMMENT ON COLUMN analytics.students_in_need.risk_band IS 'high from 0.7, medium from 0.4, else low; null without a score. docs/at-risk-score.md has what the bands catch';
COMMENT ON COLUMN analytics.students_in_need.rank_in_course IS 'Place among the scored of the course, 1 is the highest score; needs no calibration. Null without a score';
COMMENT ON COLUMN analytics.students_in_need.scored_in_course IS 'How many students of the course have a score';
COMMENT ON COLUMN analytics.students_in_need.why IS 'In words, such as: no activity for 9 days; 2 of 3 deadlines missed. Days are counted by the wall clock of this query, the rest is as of the score';
COMMENT ON COLUMN analytics.students_in_need.since IS 'When the present episode began; null while not at risk';
COMMENT ON COLUMN analytics.students_in_need.last_activity_at IS 'Last own act in the course; null if there was none';
COMMENT ON COLUMN analytics.students_in_need.days_inactive IS 'Whole 24-hour days since the last own act, by the wall clock of this query; null if there was none';
COMMENT ON COLUMN analytics.students_in_need.score_status IS 'scored, or why there is no score';
COMMENT ON COLUMN analytics.students_in_need.last_event_at IS 'Event time of the newest event behind the row';
COMMENT ON COLUMN analytics.students_in_need.updated_at IS 'When the row was written';

CREATE OR REPLACE VIEW analytics.class_risk_matrix AS
SELECT
  p.course_id, p.student_id, p.status, coalesce(r.at_risk, false) AS at_risk, r.reason, r.since, r.at_risk_score, r.factors,
  CASE WHEN r.at_risk_score >= 0.7 THEN 'high' WHEN r.at_risk_score >= 0.4 THEN 'medium' WHEN r.at_risk_score IS NOT NULL THEN 'low' END AS risk_band,
  p.completion_pct, b.average_score, p.time_spent_seconds, p.last_activity_at,
  floor(extract(epoch FROM now() - p.last_activity_at) / 86400)::integer AS days_inactive,
  r.score_status,
  CASE WHEN r.at_risk_score IS NOT NULL
    THEN rank() OVER (PARTITION BY p.course_id ORDER BY r.at_risk_score DESC NULLS LAST)::integer END AS rank_in_course
FROM analytics.student_progress p
LEFT JOIN analytics.student_risk r ON r.student_id = p.student_id AND r.course_id = p.course_id
LEFT JOIN LATERAL (
  SELECT round(avg(best), 2)::numeric(5,2) AS average_score
  FROM (SELECT max(percent) AS best FROM analytics.assessment_attempts a
    WHERE a.student_id = p.student_id AND a.course_id = p.course_id GROUP BY assessment_id) AS a
) AS b ON true
WHERE p.status <> 'dropped';

COMMENT ON COLUMN analytics.class_risk_matrix.at_risk_score IS 'Chance, 0 to 1, that the enrolment will end as withdrawn or failed; null unless score_status is scored';
COMMENT ON COLUMN analytics.class_risk_matrix.score_status IS 'scored, or why there is no score: before_start, first_week, completed, dropped, course_ended; null where the student was neither enrolled nor active';
COMMENT ON COLUMN analytics.class_risk_matrix.rank_in_course IS 'Place among the scored of the course, 1 is the highest score; null without a score';
COMMENT ON COLUMN analytics.at_risk_students.last_activity_at IS 'Last own act in the course; null if there was none';
COMMENT ON COLUMN analytics.at_risk_students.days_inactive IS 'Whole 24-hour days since the last own act, by the wall clock of this query; null if there was none';
