package io.studentpulse.pipeline.session;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.session.SessionTables.Current;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.DerivedFactsOutput;
import io.studentpulse.pipeline.student.Expires;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.ProducesDerivedFacts;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.student.Timed;
import io.studentpulse.pipeline.table.TableRow;

/**
 * When did a student study, and how long? docs/metrics.md section 2.
 *
 * <pre>
 *   |e  e   e e|        30 min        |e  e|      a gap of exactly 30 min still belongs, and a chain is cut after 24 h
 *   └─ session ┘ ──── longer: new ──► └────┘
 * </pre>
 */
public final class SessionRule implements Timed<SessionState>, Expires<SessionState>, ProducesDerivedFacts<SessionState> {

  static final long GAP_MILLIS = 30 * 60_000L;
  static final long LONGEST_MILLIS = 24 * 3_600_000L;
  static final long ACTIVE_GAP_MILLIS = 5 * 60_000L;

  @Override
  public SessionState empty() {
    return SessionState.NONE;
  }

  @Override
  public Id subject(StudentEvent event) {
    return event.isOfStudent() && event.type().isOwnAct() ? event.session() : null;
  }

  @Override
  public SessionState after(SessionState before, StudentEvent event, About about, Output out, DerivedFactsOutput facts) {
    long at = event.atMillis();
    long gap = before.events() == 0 ? Long.MAX_VALUE : at - before.endedAtMillis();
    boolean continues = gap <= GAP_MILLIS && at - before.startedAtMillis() <= LONGEST_MILLIS;
    if (event.type() == EventType.SESSION_END && (!continues || gap == GAP_MILLIS)) {
      // The idle timer of a client: it says when the client gave up, not when the student stopped. It lengthens and opens nothing.
      facts.idleEnd();
      return before;
    }
    if (!continues) {
      if (!before.closed()) {
        rows(closed(before), about, out);
      }
      return opened(event);
    }
    long counted = Math.min(gap, ACTIVE_GAP_MILLIS);
    long active = before.activeMillis();
    long paused = before.pausedMillis();
    if (paused < 0) {
      active += counted;
    } else {
      paused += counted;
    }
    if (event.type() == EventType.SESSION_RESUME) {
      paused = -1;
    } else if (event.type() == EventType.SESSION_PAUSE && paused < 0) {
      paused = 0;
    }
    String device = before.deviceType() != null ? before.deviceType() : event.deviceType();
    return new SessionState(before.startedAtMillis(), at, active, paused, before.events() + 1, device, false);
  }

  private static SessionState opened(StudentEvent event) {
    long paused = event.type() == EventType.SESSION_PAUSE ? 0 : -1;
    return new SessionState(event.atMillis(), event.atMillis(), 0, paused, 1, event.deviceType(), false);
  }

  private static SessionState closed(SessionState open) {
    return new SessionState(
        open.startedAtMillis(), open.endedAtMillis(), open.activeMillis(), open.pausedMillis(), open.events(), open.deviceType(), true);
  }

  @Override
  public SessionState advance(SessionState state, long nowMillis, About about, Output out) {
    if (state.closed() || nowMillis <= state.endedAtMillis() + GAP_MILLIS) {
      return state;
    }
    SessionState closed = closed(state);
    rows(closed, about, out);
    return closed;
  }

  @Override
  public long nextDueMillis(SessionState state, About about) {
    return state.closed() ? Long.MAX_VALUE : state.endedAtMillis() + GAP_MILLIS + 1;
  }

  @Override
  public void rows(SessionState state, About about, Output out) {
    if (state.events() == 0) {
      return;
    }
    // A pause that nobody ended was none: what came after it counts.
    long active = state.activeMillis() + Math.max(0, state.pausedMillis());
    TableRow row = SessionTables.CURRENT.row(state.events(), about.student(), about.subject(), state.startedAtMillis())
        .set(Current.ENDED_AT, state.endedAtMillis())
        .set(Current.DURATION_SECONDS, (int) ((state.endedAtMillis() - state.startedAtMillis()) / 1_000))
        .set(Current.ACTIVE_SECONDS, (int) (active / 1_000))
        .set(Current.EVENT_COUNT, state.events())
        .set(Current.IS_OPEN, !state.closed())
        .set(Current.DEVICE_TYPE, state.deviceType())
        .set(Current.LAST_EVENT_AT, state.endedAtMillis())
        .build();
    out.row(row);
    out.row(row.in(SessionTables.HISTORY));
  }

  @Override
  public boolean isSpent(SessionState state, long closedMillis) {
    return state.closed() && state.endedAtMillis() + GAP_MILLIS < closedMillis;
  }
}
