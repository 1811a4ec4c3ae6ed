package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.StudentEvent.Aside;
import io.studentpulse.pipeline.table.TableRow;

/** Passes answers on and keeps what one question tells about the event in hand for those that are asked after it. */
final class Asides implements Answers {

  private final Answers answers;
  private long watchedSinceMillis;
  private boolean completesVideo;
  private boolean firstOfLesson;
  private boolean firstInCourse;
  private boolean idleEnd;
  private boolean startsLesson;

  Asides(Answers answers) {
    this.answers = answers;
    forget();
  }

  private void forget() {
    watchedSinceMillis = Aside.NEVER;
    completesVideo = false;
    firstOfLesson = false;
    firstInCourse = false;
    idleEnd = false;
    startsLesson = false;
  }

  /** The event with all that was told since the last one, besides what it knew. */
  StudentEvent of(StudentEvent event) {
    if (watchedSinceMillis == Aside.NEVER && !completesVideo && !firstOfLesson && !firstInCourse && !idleEnd && !startsLesson) {
      return event;
    }
    Aside known = event.aside();
    StudentEvent told = event.with(new Aside(
        watchedSinceMillis == Aside.NEVER ? known.watchedSinceMillis() : watchedSinceMillis, completesVideo || known.completesVideo(),
        firstOfLesson || known.firstOfLesson(), firstInCourse || known.firstInCourse(), known.zone(), known.late(),
        idleEnd || known.idleEnd(), startsLesson || known.startsLesson()));
    forget();
    return told;
  }

  @Override
  public <S> void show(Question<S> question, S state, About about) {
    answers.show(question, state, about);
  }

  @Override
  public void release(Id student) {
    answers.release(student);
  }

  @Override
  public void row(TableRow row) {
    answers.row(row);
  }

  @Override
  public void alert(Alert alert) {
    answers.alert(alert);
  }

  @Override
  public void tally(TableRow addends) {
    answers.tally(addends);
  }

  @Override
  public void transition(TableRow row, Alert alert) {
    answers.transition(row, alert);
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
