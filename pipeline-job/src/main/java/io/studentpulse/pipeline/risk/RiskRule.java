package io.studentpulse.pipeline.risk;

import io.studentpulse.pipeline.completion.LessonSet;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.risk.RiskTables.Current;
import io.studentpulse.pipeline.risk.RiskTables.Transitions;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.AcceptsLate;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.ReadsCatalogue;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.student.TransitionsOutput;
import io.studentpulse.pipeline.student.WritesTransitions;

/**
 * Who has stopped coming to a course? docs/metrics.md section 4; docs/at-risk-score.md has every definition.
 *
 * <pre>
 *   ref ──────── threshold ────────► raised ──── own act, completion, unenrolment, the course's end ──► cleared
 * </pre>
 *
 * <p>The score ({@link RiskScore}) is what it was at {@link Enrolled#scoredAtMillis}, with all that is known: events at that instant, and
 * the catalogue as it stands. So a heartbeat, which tells no more than that the student is still there, leaves it alone.
 */
public final class RiskRule implements WritesTransitions<RiskState>, AcceptsLate<RiskState>, ReadsCatalogue<RiskState> {

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
  public RiskState after(RiskState before, StudentEvent event, About about, Output out, TransitionsOutput transitions) {
    RiskState after = taken(before, event);
    if (event.isLate()) {
      return after.equals(before) ? before : settled(after.withOneMoreEvent(), before, event, about, transitions);
    }
    return settled(after.withOneMoreEvent().at(event.atMillis()), before, event, about, transitions);
  }

  /** What an event adds, its number apart. */
  private static RiskState taken(RiskState before, StudentEvent event) {
    long at = event.atMillis();
    EventType type = event.type();
    boolean active = event.isOwnAct();
    RiskActivity activity = active ? activityAfter(before.activity(), event) : before.activity();
    boolean tells = type != EventType.VIDEO_PROGRESS || activity != before.activity();
    boolean learned = type == EventType.LESSON_COMPLETE && event.lesson() != null;
    return new RiskState(
        type == EventType.COURSE_ENROLL ? Math.max(at, before.enrolledAtMillis()) : before.enrolledAtMillis(),
        type == EventType.COURSE_UNENROLL ? Math.max(at, before.unenrolledAtMillis()) : before.unenrolledAtMillis(),
        type == EventType.COURSE_COMPLETE ? earlier(at, before.completedAtMillis()) : before.completedAtMillis(),
        active ? earlier(at, before.firstActivityAtMillis()) : before.firstActivityAtMillis(),
        active ? Math.max(at, before.lastActivityAtMillis()) : before.lastActivityAtMillis(),
        before.raisedSinceMillis(),
        tells ? Math.max(at, before.toldAtMillis()) : before.toldAtMillis(), 0,
        activity, before.results().after(event), before.events(),
        learned ? LessonSet.completedAtMillis(before.lessons(), event.lesson(), at) : before.lessons(),
        before.clockMillis(), before.thresholdMillis(), before.closedSinceMillis());
  }

  /** Late events may come repeatedly: they make a day active, which is a set, and are not counted. */
  private static RiskActivity activityAfter(RiskActivity before, StudentEvent event) {
    int day = RiskFeatures.dayOf(event.atMillis());
    return event.isLate() || event.type() == EventType.VIDEO_PROGRESS ? before.on(day) : before.after(day);
  }

  private static long earlier(long at, long known) {
    return known == RiskState.NEVER ? at : Math.min(at, known);
  }

  /** What the event clears is cleared at its time. */
  private static RiskState settled(RiskState after, RiskState before, StudentEvent event, About about, TransitionsOutput transitions) {
    if (!after.isRaised()) {
      return after;
    }
    Enrolled student = Enrolled.of(after, about);
    String why = student.isCompleted() ? "completed"
        : student.isDropped() ? "dropped"
        : after.lastActivityAtMillis() > before.lastActivityAtMillis() ? "returned"
        : after.enrolledAtMillis() > before.enrolledAtMillis() ? "enrolled" : null;
    if (why == null) {
      return after;
    }
    transition("cleared", why, after, event.atMillis(), about, transitions);
    return student.isCompleted() ? after.closed() : after.cleared();
  }

  /** Raises and clears, in the order of time, whatever was due; usually nothing. */
  @Override
  public RiskState advance(RiskState state, long nowMillis, About about, Output out, TransitionsOutput transitions) {
    if (nowMillis < nextDueMillis(state, about)) {
      return state;
    }
    RiskState now = cleared(state.at(nowMillis), about, transitions);
    Enrolled student = Enrolled.of(now, about);
    if (student.raisesAtMillis() > now.clockMillis()) {
      return now;
    }
    RiskState raised = now.raised(student.dueMillis(), student.thresholdMillis());
    transition("raised", raised.reason(), raised, raised.raisedSinceMillis(), about, transitions);
    return cleared(raised, about, transitions);
  }

  /** The state without an episode that time, the course or an operator has ended. */
  private static RiskState cleared(RiskState state, About about, TransitionsOutput transitions) {
    if (!state.isRaised()) {
      return state;
    }
    Enrolled student = Enrolled.of(state, about);
    if (student.isCompleted()) {
      transition("cleared", "completed", state, Math.max(student.completedAtMillis(), state.raisedSinceMillis()), about, transitions);
      return state.closed();
    } else if (state.raisedSinceMillis() != student.dueMillis() || !student.isEpisode()) {
      boolean sameThreshold = state.thresholdMillis() == student.thresholdMillis();
      transition("cleared", sameThreshold ? "rescheduled" : "threshold_changed", state, state.clockMillis(), about, transitions);
      return state.cleared();
    } else if (student.closesAtMillis() <= state.clockMillis()) {
      transition("cleared", "course_ended", state, student.closesAtMillis(), about, transitions);
      return state.closed();
    }
    return state;
  }

  /** At once where what was raised is no longer right, or was not and is: that the catalogue or an operator has changed its mind is no event of the student's. */
  @Override
  public long nextDueMillis(RiskState state, About about) {
    if (!state.isKnown()) {
      return FOR_EVER;
    }
    Enrolled student = Enrolled.of(state, about);
    long raisesOrClears = !state.isRaised() ? student.raisesAtMillis() : student.isAtRisk() ? student.closesAtMillis() : state.clockMillis();
    return Math.min(raisesOrClears, student.nextChangeMillis());
  }

  @Override
  public void rows(RiskState state, About about, Output out) {
    if (!state.isKnown()) {
      // Completed or dropped, but neither enrolled nor active in our sight: nothing to say yet.
      return;
    }
    Enrolled student = Enrolled.of(state, about);
    ScoreStatus status = student.status();
    ShownScore score = status != ScoreStatus.SCORED ? ShownScore.NONE
        : ShownScore.of(ScoreInputs.of(state, about), about.settings().riskLevel());
    boolean atRisk = student.isAtRisk();
    out.row(RiskTables.CURRENT.row(state.events(), about.student(), about.subject())
        .set(Current.AT_RISK, atRisk)
        .set(Current.REASON, atRisk ? state.reason() : null)
        .set(Current.SINCE, atRisk ? (Long) state.raisedSinceMillis() : null)
        .set(Current.LAST_ACTIVITY_AT, orNull(state.lastActivityAtMillis()))
        .set(Current.AT_RISK_SCORE, score.scoreOrNull())
        .set(Current.FACTORS, score.factors())
        .set(Current.LAST_EVENT_AT, newest(state))
        .set(Current.SCORE_STATUS, status.label())
        .set(Current.INPUTS, score.inputs())
        .build());
  }

  private static Long newest(RiskState state) {
    long active = Math.max(state.enrolledAtMillis(), state.lastActivityAtMillis());
    return Math.max(active, Math.max(state.unenrolledAtMillis(), state.completedAtMillis()));
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
  public void correct(RiskState was, RiskState is, StudentEvent late, About about, Output out, TransitionsOutput transitions) {
    if (was.isRaised() && was.raisedSinceMillis() != is.raisedSinceMillis()) {
      transition("cleared", "late_event", was, late.atMillis(), about, transitions);
    }
  }

  /** One side of an episode: {@code raised} or {@code cleared}. */
  private static void transition(String kind, String reason, RiskState episode, long atMillis, About about, TransitionsOutput transitions) {
    long since = episode.raisedSinceMillis();
    String alertKind = "at_risk_" + kind;
    Id alertId = Alert.idOf(alertKind, about.student(), about.subject(), since);
    Long lastActivity = orNull(episode.lastActivityAtMillis());
    transitions.transition(
        RiskTables.TRANSITIONS.row(episode.events(), about.student(), about.subject(), since, kind)
            .set(Transitions.CHANGED_AT, atMillis)
            .set(Transitions.REASON, reason)
            .set(Transitions.LAST_ACTIVITY_AT, lastActivity)
            .set(Transitions.ALERT_ID, alertId)
            .build(),
        new Alert(alertId, alertKind, about.student(), about.subject(), atMillis, since, reason, lastActivity));
  }

  @Override
  public boolean recognisesRepeats() {
    return true;
  }

  @Override
  public long allowedLatenessMillis() {
    return FOR_EVER;
  }

  @Override
  public Id subjectFor(Id changed) {
    return changed;
  }
}
