package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;

/**
 * What is remembered about the current student for one analytic, by subject.
 *
 * <pre>
 *   base ── recent events ──► head      no base: no recent event concerns the subject, and the head is all there is
 * </pre>
 */
public interface StateAccess<S> {

  /** The state after all events, or null where nothing is known. */
  S head(Id subject);

  void putHead(Id subject, S head);

  void removeHead(Id subject);

  /** The state before the first recent event that concerns the subject, or null where none does. */
  S base(Id subject);

  /** Whether there is one; cheaper than to look at it. */
  boolean hasBase(Id subject);

  void putBase(Id subject, S base);

  void removeBase(Id subject);

  /** The subjects that have a head. May be changed while it is walked only through this {@code putHead} of a walked subject. */
  Iterable<Id> subjects();
}
