package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.StateAccess;

/** One analytic's part of the current student's memory. */
final class KeyedStateAccess<S> implements StateAccess<S> {

  private final String analytic;
  private final KeyedStudentState studentState;

  KeyedStateAccess(String analytic, KeyedStudentState studentState) {
    this.analytic = analytic;
    this.studentState = studentState;
  }

  @Override
  @SuppressWarnings("unchecked")
  public S head(Id subject) {
    return (S) studentState.current().heads(analytic).get(subject);
  }

  @Override
  public void putHead(Id subject, S head) {
    studentState.putHead(analytic, subject, head);
  }

  @Override
  public void removeHead(Id subject) {
    studentState.removeHead(analytic, subject);
  }

  @Override
  @SuppressWarnings("unchecked")
  public S base(Id subject) {
    return (S) studentState.current().bases(analytic).get(subject);
  }

  @Override
  public boolean hasBase(Id subject) {
    return studentState.current().bases(analytic).containsKey(subject);
  }

  @Override
  public void putBase(Id subject, S base) {
    studentState.putBase(analytic, subject, base);
  }

  @Override
  public void removeBase(Id subject) {
    studentState.removeBase(analytic, subject);
  }

  @Override
  public Iterable<Id> subjects() {
    return studentState.current().heads(analytic).keySet();
  }
}
