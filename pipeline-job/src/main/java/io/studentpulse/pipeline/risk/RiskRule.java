package io.studentpulse.pipeline.risk;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.Answers;
import io.studentpulse.pipeline.student.Question;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.table.TableRow;

/**
 * Who has stopped coming to a course? METRICS.md section 4.
 *
 * <pre>
 *   ref ──────── threshold ────────► raised ──── newer activity, completion or unenrolment ──► cleared
 *    └── 24 h ──┴── 24 h ──┴── …  the score beside the flag is computed anew, until day {@value RiskState#MOST_DAYS}
 * </pre>
 *
 * <p>The score ({@link RiskScore}) is what it was at {@link RiskState#scoredAtMillis}, with all that is known: events at that instant, and
 * the deadlines of the catalogue as it stands. So a heartbeat, which tells no more than that the student is still there, leaves it alone.
 */
public final class RiskRule implements Question<RiskState> {

  private static final long FOR_EVER = Long.MAX_VALUE;

  @Override
  public RiskState empty() {
    return RiskState.NOTHING;
  }

  @Override
  public Id subject(StudentEvent event) {
    return event.isOfStudent() ? event.course() : null;
  }

  @Override
  public RiskState after(RiskState before, StudentEvent event, About about, Answers answers) {
    long at = event.atMillis();
    EventType type = event.type();
    boolean active = isActivity(type);
    RiskActivity activity = active ? activityAfter(before.activity(), event) : before.activity();
    boolean tells = type != EventType.VIDEO_PROGRESS || activity != before.activity();
    RiskState after = new RiskState(
        type == EventType.COURSE_ENROLL ? Math.max(at, before.enrolledAtMillis()) : before.enrolledAtMillis(),
        type == EventType.COURSE_UNENROLL ? Math.max(at, before.unenrolledAtMillis()) : before.unenrolledAtMillis(),
        type == EventType.COURSE_COMPLETE ? earlier(at, before.completedAtMillis()) : before.completedAtMillis(),
        active ? earlier(at, before.firstActivityAtMillis()) : before.firstActivityAtMillis(),
        active ? Math.max(at, before.lastActivityAtMillis()) : before.lastActivityAtMillis(),
        before.raisedSinceMillis(),
        tells ? Math.max(at, before.toldAtMillis()) : before.toldAtMillis(), before.silentDays(),
        activity, before.results().after(event), before.events() + 1);
    if (event.isLate() && after.equals(before.withOneMoreEvent())) {
      return before;
    }
    if (after.referenceMillis() != before.referenceMillis()) {
      after = after.silentFor(0);
    }
    if (after.isRaised() && (!after.isExpected() || after.referenceMillis() > before.referenceMillis())) {
      String why = after.completedAtMillis() != RiskState.NEVER ? "completed" : after.isExpected() ? "returned" : "unenrolled";
      transition("cleared", why, after, at, about, answers);
      after = after.raisedSince(RiskState.NEVER);
    }
    return after;
  }

  /** Late events may come repeatedly: they make a day active, which is a set, and are not counted. */
  private static RiskActivity activityAfter(RiskActivity before, StudentEvent event) {
    int day = RiskFeatures.dayOf(event.atMillis());
    return event.isLate() || event.type() == EventType.VIDEO_PROGRESS ? before.on(day) : before.after(day);
  }

  private static long earlier(long at, long known) {
    return known == RiskState.NEVER ? at : Math.min(at, known);
  }

  private static boolean isActivity(EventType type) {
    return switch (type) {
      // What others do about a student is no sign of the student.
      case COURSE_ENROLL, COURSE_UNENROLL, COURSE_COMPLETE, GRADE_POSTED, FEEDBACK_GIVEN -> false;
      default -> true;
    };
  }

  @Override
  public RiskState advance(RiskState state, long nowMillis, About about, Answers answers) {
    if (state.isRaised() && state.raisedSinceMillis() != dueMillis(state, about)) {
      transition("cleared", "threshold_changed", state, nowMillis, about, answers);
      return advance(state.raisedSince(RiskState.NEVER), nowMillis, about, answers);
    }
    RiskState scored = state.scoredDaily(nowMillis);
    if (nowMillis < raisedAtMillis(state, about)) {
      return scored;
    }
    RiskState raised = scored.raisedSince(dueMillis(state, about));
    transition("raised", raised.reason(), raised, raised.raisedSinceMillis(), about, answers);
    return raised;
  }

  private static long dueMillis(RiskState state, About about) {
    return state.referenceMillis() + about.settings().atRiskMillis(about.subject());
  }

  private static long raisedAtMillis(RiskState state, About about) {
    return state.isRaised() || !state.isExpected() ? Long.MAX_VALUE : dueMillis(state, about);
  }

  @Override
  public long nextDueMillis(RiskState state, About about) {
    return Math.min(raisedAtMillis(state, about), state.nextScoredAtMillis());
  }

  @Override
  public void answer(RiskState state, About about, Answers answers) {
    if (state.referenceMillis() == RiskState.NEVER) {
      // Completed or dropped, but neither enrolled nor active in our sight: nothing to say yet.
      return;
    }
    Long lastActivity = orNull(state.lastActivityAtMillis());
    ShownScore score = state.isExpected()
        ? ShownScore.of(state.features(about.settings().catalogue().assessmentsOf(about.subject())))
        : null;
    answers.row(TableRow.upsert(
        RiskTables.CURRENT, state.events(),
        about.student(), about.subject(), state.isRaised(), state.isRaised() ? state.reason() : null,
        orNull(state.raisedSinceMillis()), lastActivity,
        score == null ? null : (Double) score.score(), score == null ? null : score.factors(), newest(state)));
  }

  private static Long newest(RiskState state) {
    return orNull(Math.max(state.referenceMillis(), Math.max(state.unenrolledAtMillis(), state.completedAtMillis())));
  }

  private static Long orNull(long millis) {
    return millis == RiskState.NEVER ? null : (Long) millis;
  }

  /** Still at risk, only since another instant: a year of history that is read into a running job must not alarm a thousand times. */
  @Override
  public boolean isSameAlarm(RiskState was, RiskState is) {
    return was.isRaised() && is.isRaised();
  }

  /** An event that came late shows that the student was there: what was raised is taken back, once, at that event's time. */
  @Override
  public void correct(RiskState was, RiskState is, StudentEvent late, About about, Answers answers) {
    if (was.isRaised() && was.raisedSinceMillis() != is.raisedSinceMillis()) {
      transition("cleared", "late_event", was, late.atMillis(), about, answers);
    }
  }

  /** One side of an episode: {@code raised} or {@code cleared}. */
  private static void transition(String kind, String reason, RiskState episode, long atMillis, About about, Answers answers) {
    long since = episode.raisedSinceMillis();
    String alertKind = "at_risk_" + kind;
    Id alertId = Alert.idOf(alertKind, about.student(), about.subject(), since);
    Long lastActivity = orNull(episode.lastActivityAtMillis());
    answers.transition(
        TableRow.upsert(
            RiskTables.TRANSITIONS, episode.events(),
            about.student(), about.subject(), since, kind, atMillis, reason, lastActivity, alertId),
        new Alert(alertId, alertKind, about.student(), about.subject(), atMillis, since, reason, lastActivity));
  }

  /** When assessments are due. */
  @Override
  public boolean looksUp() {
    return true;
  }

  @Override
  public boolean recognisesRepeats() {
    return true;
  }

  @Override
  public boolean hasTransitions() {
    return true;
  }

  @Override
  public long patienceMillis() {
    return FOR_EVER;
  }
}
