package io.studentpulse.pipeline.risk;

import static io.studentpulse.pipeline.risk.RiskState.NEVER;

import io.studentpulse.pipeline.completion.CourseCompletion;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Catalogue;
import io.studentpulse.pipeline.student.CourseDates;

/**
 * What the state and the catalogue say together about somebody who is in a course: from when inactivity counts, and what ends it all. The
 * catalogue may come late or change its mind, so nothing of this is kept.
 *
 * <pre>
 *   begin ── 7 days without a score ──┐
 *   ref ───────── threshold ──────────┴─► due ── at risk ──► completed, or the course ends
 *    └── 24 h ──┴── 24 h ──┴── …  the score is computed anew, until day {@value #MOST_DAYS}
 * </pre>
 *
 * @param beginMillis the later of enrolment (or first own act) and the course's start
 * @param referenceMillis the newest of last own act, enrolment and the course's start
 * @param completedAtMillis {@link Long#MAX_VALUE} while it is not
 * @param dueMillis when the student is at risk if nothing happens
 */
record Enrolled(
    RiskState state, CourseDates dates, long enrolledAtMillis, long beginMillis, long referenceMillis, long completedAtMillis, long thresholdMillis,
    long dueMillis) {

  /** From then on the score knows no more of inactivity. */
  static final int MOST_DAYS = 60;

  private static final long DAY_MILLIS = 86_400_000;
  private static final long FIRST_WEEK_MILLIS = 7 * DAY_MILLIS;
  private static final long NOT_YET = Long.MAX_VALUE;

  /** Of somebody who {@linkplain RiskState#isKnown is known}. */
  static Enrolled of(RiskState state, About about) {
    Catalogue catalogue = about.settings().catalogue();
    CourseDates dates = catalogue.datesOf(about.subject());
    long enrolled = state.enrolledAtMillis() == NEVER ? state.firstActivityAtMillis() : state.enrolledAtMillis();
    long reference = Math.max(Math.max(state.enrolledAtMillis(), state.lastActivityAtMillis()), dates.startsAtMillis());
    long completed = CourseCompletion.atMillis(state.lessons(), state.completedAtMillis(), catalogue.course(about.subject()));
    long threshold = about.settings().atRiskMillis(about.subject());
    return new Enrolled(
        state, dates, enrolled, Math.max(enrolled, dates.startsAtMillis()), reference, completed == NEVER ? NOT_YET : completed, threshold,
        reference + threshold);
  }

  boolean isCompleted() {
    return completedAtMillis <= state.clockMillis();
  }

  boolean isDropped() {
    return state.unenrolledAtMillis() != NEVER && state.unenrolledAtMillis() >= state.enrolledAtMillis();
  }

  /** What closes an episode without the student's doing: the course was completed, or it is over. */
  long closesAtMillis() {
    return Math.min(completedAtMillis, dates.endsAtMillis());
  }

  /** Whether an episode from {@link #dueMillis} on is one that there should be. */
  boolean isEpisode() {
    return !isDropped() && dueMillis < closesAtMillis();
  }

  /** When an episode is to be raised; {@link Long#MAX_VALUE} for never. One that was closed is not raised again unless what closed it is no more. */
  long raisesAtMillis() {
    boolean wasClosed = state.closedSinceMillis() == dueMillis && closesAtMillis() <= state.clockMillis();
    return state.isRaised() || wasClosed || !isEpisode() ? NOT_YET : dueMillis;
  }

  /** Whether the flag of an episode that was raised is still right. */
  boolean isAtRisk() {
    return state.isRaised() && state.raisedSinceMillis() == dueMillis && isEpisode() && closesAtMillis() > state.clockMillis();
  }

  ScoreStatus status() {
    long clock = state.clockMillis();
    if (isCompleted()) {
      return ScoreStatus.COMPLETED;
    } else if (isDropped()) {
      return ScoreStatus.DROPPED;
    } else if (clock >= dates.endsAtMillis()) {
      return ScoreStatus.COURSE_ENDED;
    } else if (clock < dates.startsAtMillis()) {
      return ScoreStatus.BEFORE_START;
    }
    return clock < beginMillis + FIRST_WEEK_MILLIS ? ScoreStatus.FIRST_WEEK : ScoreStatus.SCORED;
  }

  /** For which instant the score is: of the newest event that tells something, the newest whole day of silence, or the end of the first week. */
  long scoredAtMillis() {
    long told = Math.max(state.toldAtMillis(), beginMillis + FIRST_WEEK_MILLIS);
    return silentDays() == 0 ? told : Math.max(told, referenceMillis + silentDays() * DAY_MILLIS);
  }

  private long silentDays() {
    return Math.max(0, Math.min(MOST_DAYS, (state.clockMillis() - referenceMillis) / DAY_MILLIS));
  }

  /** When the row will next say something else if nothing happens, epoch milliseconds; {@link Long#MAX_VALUE} for never. */
  long nextChangeMillis() {
    long clock = state.clockMillis();
    long next = Math.min(after(clock, completedAtMillis), after(clock, dates.endsAtMillis()));
    if (isCompleted() || isDropped() || clock >= dates.endsAtMillis()) {
      return next;
    }
    next = Math.min(next, Math.min(after(clock, dates.startsAtMillis()), after(clock, beginMillis + FIRST_WEEK_MILLIS)));
    boolean isSilent = clock < referenceMillis + MOST_DAYS * DAY_MILLIS;
    return isSilent ? Math.min(next, referenceMillis + (clock < referenceMillis ? 1 : silentDays() + 1) * DAY_MILLIS) : next;
  }

  private static long after(long clock, long instant) {
    return instant > clock ? instant : NOT_YET;
  }
}
