package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.StudentEvent.DerivedFacts;
import io.studentpulse.pipeline.table.TableRow;

/** Passes output on, and keeps the facts that one analytic derives from the event in hand for those that run after it. */
final class DerivedFactsOutput implements Output {

  private final Output out;
  private long watchedSinceMillis;
  private boolean completesVideo;
  private boolean firstOfLesson;
  private boolean firstInCourse;
  private boolean idleEnd;
  private boolean startsLesson;

  DerivedFactsOutput(Output out) {
    this.out = out;
    forget();
  }

  private void forget() {
    watchedSinceMillis = DerivedFacts.NEVER;
    completesVideo = false;
    firstOfLesson = false;
    firstInCourse = false;
    idleEnd = false;
    startsLesson = false;
  }

  /** The event with all that was told since the last one, besides what it knew. */
  StudentEvent of(StudentEvent event) {
    if (watchedSinceMillis == DerivedFacts.NEVER && !completesVideo && !firstOfLesson && !firstInCourse && !idleEnd && !startsLesson) {
      return event;
    }
    DerivedFacts known = event.derived();
    StudentEvent told = event.with(new DerivedFacts(
        watchedSinceMillis == DerivedFacts.NEVER ? known.watchedSinceMillis() : watchedSinceMillis, completesVideo || known.completesVideo(),
        firstOfLesson || known.firstOfLesson(), firstInCourse || known.firstInCourse(), known.zone(), known.late(),
        idleEnd || known.idleEnd(), startsLesson || known.startsLesson()));
    forget();
    return told;
  }

  @Override
  public <S> void show(Analytic<S> analytic, S state, About about) {
    out.show(analytic, state, about);
  }

  @Override
  public void release(Id student) {
    out.release(student);
  }

  @Override
  public void row(TableRow row) {
    out.row(row);
  }

  @Override
  public void alert(Alert alert) {
    out.alert(alert);
  }

  @Override
  public void contribute(TableRow addends) {
    out.contribute(addends);
  }

  @Override
  public void transition(TableRow row, Alert alert) {
    out.transition(row, alert);
  }

  @Override
  public void watchedSince(long millis) {
    watchedSinceMillis = millis;
  }

  @Override
  public void videoCompleted() {
    completesVideo = true;
  }

  @Override
  public void firstOfLesson(boolean ofStudent, boolean inCourse) {
    firstOfLesson = ofStudent;
    firstInCourse = inCourse;
  }

  @Override
  public void lessonStarted() {
    startsLesson = true;
  }

  @Override
  public void idleEnd() {
    idleEnd = true;
  }
}
