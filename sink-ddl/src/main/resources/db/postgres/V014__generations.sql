-- Which generations of the job have written here? The job asks once, when it starts: a row is never replaced by one of a lower generation, so a job
-- with too low a number would change nothing, and say nothing.
CREATE TABLE analytics.generations (
  generation       bigint      NOT NULL,
  first_claimed_at timestamptz NOT NULL,
  PRIMARY KEY (generation)
);

COMMENT ON TABLE analytics.generations IS 'Which generations of the job (option sink.generation) have written to this database? One row for each';
COMMENT ON COLUMN analytics.generations.generation IS 'The number; it stands above 40 bits in every version';
COMMENT ON COLUMN analytics.generations.first_claimed_at IS 'When a job of that generation first connected';

-- Every student has a row of streaks, and every generation writes all of them anew.
INSERT INTO analytics.generations (generation, first_claimed_at)
SELECT max(version) >> 40, now() FROM analytics.student_streaks HAVING count(*) > 0;
