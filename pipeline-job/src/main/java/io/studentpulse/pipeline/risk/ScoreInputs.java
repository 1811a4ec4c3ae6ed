package io.studentpulse.pipeline.risk;

import static io.studentpulse.pipeline.risk.RiskState.NEVER;

import io.studentpulse.pipeline.risk.RiskFeatures.Deadlines;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Deadline;
import java.util.List;

/** What does the score look at? docs/at-risk-score.md. */
public final class ScoreInputs {

  private static final long DAY_MILLIS = 86_400_000;
  private static final long LEAST_LEAD_MILLIS = Deadlines.LEAST_LEAD_DAYS * DAY_MILLIS;
  private static final long MOST_LEAD_MILLIS = Deadlines.MOST_LEAD_DAYS * DAY_MILLIS;

  private ScoreInputs() {}

  /** Of a student in a course, at the instant for which there is a score; null where there is none. */
  public static RiskFeatures of(RiskState state, About about) {
    Enrolled student = state.isKnown() ? Enrolled.of(state, about) : null;
    boolean scored = student != null && student.status() == ScoreStatus.SCORED;
    return scored ? of(student, about.settings().catalogue().deadlinesOf(about.subject())) : null;
  }

  static RiskFeatures of(Enrolled student, List<Deadline> deadlines) {
    RiskState state = student.state();
    long at = student.scoredAtMillis();
    return RiskFeatures.of(
        at, student.enrolledAtMillis(), student.beginMillis(), student.referenceMillis(), state.lastActivityAtMillis() != NEVER,
        state.activity(), state.results().all(), due(state.results(), deadlines, student.beginMillis(), at));
  }

  private static Deadlines due(RiskResults results, List<Deadline> deadlines, long beginMillis, long atMillis) {
    int due = 0;
    int missed = 0;
    double dueWeight = 0;
    double missedWeight = 0;
    int submitted = 0;
    long leadMillis = 0;
    long next = Deadlines.NONE_TO_COME;
    for (Deadline deadline : deadlines) {
      if (deadline.dueAtMillis() > atMillis) {
        next = Math.min(next, deadline.dueAtMillis());
      }
      if (deadline.counts() && deadline.dueAtMillis() > beginMillis && deadline.dueAtMillis() <= atMillis) {
        due++;
        dueWeight += deadline.weight();
        if (!results.isHandedIn(deadline.assessment())) {
          missed++;
          missedWeight += deadline.weight();
        }
        long first = results.submittedAtMillis(deadline.assessment());
        if (first != 0) {
          submitted++;
          leadMillis += Math.max(LEAST_LEAD_MILLIS, Math.min(MOST_LEAD_MILLIS, deadline.dueAtMillis() - first));
        }
      }
    }
    double leadDays = leadMillis / (double) DAY_MILLIS / Math.max(1, submitted);
    return new Deadlines(!deadlines.isEmpty(), due, missed, dueWeight, missedWeight, submitted, leadDays, next);
  }
}
