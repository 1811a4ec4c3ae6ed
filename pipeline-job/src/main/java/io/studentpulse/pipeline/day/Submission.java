package io.studentpulse.pipeline.day;

import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.InColumns;
import io.studentpulse.pipeline.study.Score;
import java.util.Objects;

/**
 * A quiz that was handed in on a day, and whether it is passed as far as the event itself tells.
 *
 * <p>The pass mark of the assessment is not asked: a day out of reach is not written again, and its row would say by which of two came first,
 * the mark or the next days. What passed by the marks of today stands with the attempts.
 *
 * @param attempt hash of the assessment and the attempt
 * @param atMillis newest submission of the attempt on the day
 * @param verdict hundredths of a percent, or what was said, or that nothing is known
 * @param repeats whether a platform said so that knows no attempts: where a client says the same, it is the same
 */
public record Submission(@InColumns("MARK:0") long attempt, Id assessment, long atMillis, int verdict, boolean repeats) {

  /** Between what a client says and what the platform says about the same submission. */
  static final long SAME_MILLIS = 120_000;

  private static final int UNKNOWN = -1;
  private static final int SAID_FAILED = -2;
  private static final int SAID_PASSED = -3;
  /** Of an assessment of which nothing else is known. */
  private static final int PASSING_HUNDREDTHS = 6_000;

  public Submission {
    Objects.requireNonNull(assessment, "assessment");
  }

  static Submission of(StudentEvent event) {
    Id attempt = event.fields().id(PayloadField.ATTEMPT);
    boolean repeats = attempt == null && Boolean.TRUE.equals(event.fields().flag(PayloadField.BY_SERVICE));
    return new Submission(
        event.assessment().mark(attempt == null ? event.id() : attempt), event.assessment(), event.atMillis(), verdict(event.fields()),
        repeats);
  }

  private static int verdict(PayloadFields fields) {
    Boolean said = fields.flag(PayloadField.PASSED);
    if (said != null) {
      return said ? SAID_PASSED : SAID_FAILED;
    }
    int byScore = hundredths(fields.number(PayloadField.SCORE), fields.number(PayloadField.MAX_SCORE));
    return byScore != UNKNOWN ? byScore : hundredths(fields.number(PayloadField.CORRECT_ANSWERS), fields.number(PayloadField.TOTAL_QUESTIONS));
  }

  /** Rounded down: 59.995 percent is no 60. */
  private static int hundredths(Double part, Double whole) {
    Score score = Score.of(part, whole);
    return score == null ? UNKNOWN : score.fullHundredths();
  }

  boolean isPassed() {
    return verdict == SAID_PASSED || verdict >= PASSING_HUNDREDTHS;
  }

  /** Whether one of them only repeats the other. */
  boolean isSameAs(Submission other) {
    return repeats != other.repeats && assessment.equals(other.assessment) && Math.abs(atMillis - other.atMillis) <= SAME_MILLIS;
  }
}
