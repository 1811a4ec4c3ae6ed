package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;

/**
 * One analytic about a student, as pure functions of values.
 *
 * <p>A rule sees a student's events <em>in order</em>, each once: {@link Student} takes care of those that come out of order, repeatedly or in conflict by
 * showing the rule the same stretch again. So no rule has a case for disorder, and every row is a function of the set of events.
 *
 * <pre>
 *   advance ──► after ──► advance ──► after ──► … ──► advance(now) ──► rows
 *   (time)     (event)    (time)     (event)          (time)          (rows)
 * </pre>
 *
 * @param <S> what is remembered about a subject: an immutable value with {@code equals}
 */
public interface Analytic<S> {

  /** What is remembered about a subject of which nothing is known. */
  S empty();

  /** What the event is about (a video, a session, a course), or null where the analytic does not concern it. */
  Id subject(StudentEvent event);

  /** The state after an event that follows, in {@link StudentEvent} order, all those behind {@code before}. */
  S after(S before, StudentEvent event, About about, Output out);

  /** The state when event time has come to {@code nowMillis} without a further event; the same object where nothing changes. */
  default S advance(S state, long nowMillis, About about, Output out) {
    return state;
  }

  /** When {@link #advance} will next change the state, epoch milliseconds; {@link Long#MAX_VALUE} for never. */
  default long nextDueMillis(S state, About about) {
    return Long.MAX_VALUE;
  }

  /** Whether {@link #rows} would write the same for both, so that nothing needs to be written. */
  default boolean showsSame(S one, S other, About about) {
    return one == other;
  }

  /** Writes the rows that show the state. */
  void rows(S state, About about, Output out);

  /** Writes, as they stand, the rows that {@link #after} wrote before {@code state} and may still write anew: a stretch being watched. */
  default void unfinished(S state, About about, Output out) {}

  /**
   * How old an event may be, beyond what is remembered event by event, and still be counted, in milliseconds. Above 0 only for a
   * analytic whose {@link #after} gives the same for any order and any repetition.
   */
  default long allowedLatenessMillis() {
    return 0;
  }

  /** Whether the state can be forgotten once no event at or before {@code closedMillis} can come any more. */
  default boolean isSpent(S state, long closedMillis) {
    return false;
  }

  /**
   * Writes what the state contributes to counts over many students ({@link Output#contribute}), to a history, to alerts: all of it, as a
   * function of the state and the settings alone. Whenever either changes, the difference is passed on.
   */
  default void contribution(S state, About about, Output out) {}

  /**
   * As {@link #contribution}, without such parts as {@code other} says just the same: only the difference of the two is wanted. For a state
   * that grows, so that an event does not pay for all that came before it.
   */
  default void contributionApartFrom(S other, S state, About about, Output out) {
    contribution(state, about, out);
  }

  /** Whether {@link #contribution} would say the same for both; spares the writing of it for most events. */
  default boolean sameContribution(S one, S other, About about) {
    return true;
  }

  /**
   * Whether {@link StudentEvent#derived} matters to it, so that it must be asked after those that fill it: also whether a {@code session_end} is an
   * {@linkplain StudentEvent#isOwnAct own act}.
   */
  default boolean consumesDerivedFacts() {
    return false;
  }

  /** Whether it fills {@link StudentEvent#derived} of the events after it. */
  default boolean producesDerivedFacts() {
    return false;
  }

  /** Whether {@link #rows} or {@link #contribution} look something up in the {@link Settings#catalogue}. */
  default boolean readsCatalogue() {
    return false;
  }

  /** The subject whose rows may change when the catalogue says something else about a course, topic or assessment. */
  default Id subjectFor(Id changed) {
    return changed;
  }

  /**
   * Whether {@link #after} returns the very state it was given for a late event that it has taken before. Where it does, a late event may
   * count although nothing is to be seen of it yet.
   */
  default boolean recognisesRepeats() {
    return false;
  }

  /** Whether it ever calls {@link Output#transition}. */
  default boolean hasTransitions() {
    return false;
  }

  /** Whether {@link #contribution} ever calls {@link Output#alertWhenDue}. */
  default boolean hasAlertsDue() {
    return false;
  }

  /** Whether nothing has changed that a person should act on, although an event that came late changed since when. */
  default boolean isSameAlarm(S was, S is) {
    return false;
  }

  /** Says what must be taken back in a history of transitions when an event that came late turns {@code was} into {@code is}. */
  default void correct(S was, S is, StudentEvent late, About about, Output out) {}
}
