-- What was answered in an attempt, whole: from the answers one by one, so also of clients whose submission does not say it again.

ALTER TABLE analytics.assessment_attempts
  COMMENT COLUMN answers 'Always null: what was answered stands in question_attempts one by one, by attempt in attempt_answers, and as submitted in submitted_answers of PostgreSQL';

CREATE OR REPLACE VIEW analytics.assessment_attempts_current
AS SELECT * EXCEPT (version, is_deleted) FROM analytics.assessment_attempts FINAL
COMMENT 'How did each student do in each attempt? assessment_attempts in their newest version';

CREATE VIEW analytics.attempt_answers
AS WITH answers AS (
    SELECT
      attempt_id, question_id, max(answered_at) AS newest_at,
      argMax((selected_answer, is_correct, time_to_answer_seconds, confidence_level, hint_used, skipped), (answered_at, event_id)) AS newest
    FROM analytics.question_attempts FINAL
    WHERE student_id = {student:UUID} AND assessment_id = {assessment:UUID}
    GROUP BY attempt_id, question_id)
SELECT
  attempt_id,
  max(newest_at) AS answered_until,
  count() AS questions,
  countIf(newest.2) AS correct,
  toJSONString(mapFromArrays(
    groupArray(toString(question_id)),
    groupArray(CAST(newest, 'Tuple(answer Nullable(String), is_correct Nullable(Bool), seconds Nullable(Float64), confidence Nullable(Int32), hint_used Bool, skipped Bool)'))
  )) AS answers
FROM answers
GROUP BY attempt_id
ORDER BY answered_until
COMMENT 'What did a student answer in each attempt at a quiz? One row per attempt id, null where the client named none; answers = the newest answer to each question, a JSON object by question id'
