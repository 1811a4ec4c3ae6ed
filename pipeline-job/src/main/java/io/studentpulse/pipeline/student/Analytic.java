package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;

/**
 * One thing that is asked about a student, as pure functions of values: how much of a video, how many days in a row, who is at risk.
 *
 * <p>A rule sees a student's events <em>in order</em>, each once: {@link Student} takes care of late, repeated and conflicting ones by
 * showing the rule the same stretch again. So no rule has a case for disorder, and every answer is a function of the set of events.
 *
 * <pre>
 *   advance ──► after ──► advance ──► after ──► … ──► advance(now) ──► rows
 *   (time)     (event)    (time)     (event)          (time)
 * </pre>
 *
 * <p>This is what every analytic is. What only some do is an interface of its own, with nothing in it that could be forgotten:
 *
 * <table>
 *   <caption>Capabilities</caption>
 *   <tr><td>{@link Timed}</td><td>time alone changes the state: a session ends, a midnight passes</td></tr>
 *   <tr><td>{@link Expires}</td><td>a state is no longer needed after a while</td></tr>
 *   <tr><td>{@link AddsToSums}</td><td>the state counts in sums over many students, or in histories</td></tr>
 *   <tr><td>{@link AlertsWhenDue}, {@link WritesTransitions}</td><td>somebody is to be told, both {@link RaisesAlerts}</td></tr>
 *   <tr><td>{@link AcceptsLate}</td><td>events that are too late to be put in their place still count</td></tr>
 *   <tr><td>{@link ReadsCatalogue}</td><td>what is shown depends on what is taught</td></tr>
 *   <tr><td>{@link ProducesDerivedFacts}</td><td>it finds something out about an event that later analytics count with</td></tr>
 * </table>
 *
 * <p>Every analytic may use what others have derived of an event ({@link StudentEvent#derived}): it is asked after those that derive it.
 *
 * @param <S> what is remembered about a subject: an immutable value with {@code equals}
 */
public interface Analytic<S> {

  /** What is remembered about a subject of which nothing is known. */
  S empty();

  /** What the event is about (a video, a session, a course), or null where it is of no concern here. */
  Id subject(StudentEvent event);

  /** The state after an event that follows, in {@link StudentEvent} order, all those behind {@code before}. */
  S after(S before, StudentEvent event, About about, Output out);

  /** Writes the rows that show the state. */
  void rows(S state, About about, Output out);

  /** Whether {@link #rows} would write the same for both, so that nothing needs to be written. */
  default boolean showsSame(S one, S other, About about) {
    return one == other;
  }

  /** Writes, as they stand, the rows that {@link #after} wrote before {@code state} and may still write anew: a stretch being watched. */
  default void unfinished(S state, About about, Output out) {}
}
