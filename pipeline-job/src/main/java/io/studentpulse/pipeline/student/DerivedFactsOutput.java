package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.student.StudentEvent.DerivedFacts;

/** Takes what one analytic finds out about the event in hand, for those that are asked after it. */
public final class DerivedFactsOutput {

  private long watchedSinceMillis = DerivedFacts.NEVER;
  private boolean completesVideo;
  private boolean firstOfLesson;
  private boolean firstInCourse;
  private boolean idleEnd;
  private boolean startsLesson;

  /** The wall time from here to the event was spent watching. */
  public void watchedSince(long millis) {
    watchedSinceMillis = millis;
  }

  /** The event completes its video. */
  public void videoCompleted() {
    completesVideo = true;
  }

  /** The event is the first to complete its lesson, for the student or in its course. */
  public void firstOfLesson(boolean ofStudent, boolean inCourse) {
    firstOfLesson = ofStudent;
    firstInCourse = inCourse;
  }

  /** The event is the first to start, open or complete its lesson in its course. */
  public void lessonStarted() {
    startsLesson = true;
  }

  /** The event, a {@code session_end}, is the idle timer of a client and no act of the student. */
  public void idleEnd() {
    idleEnd = true;
  }

  /** The event with all that was found out since the last one, besides what was known of it. */
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

  private void forget() {
    watchedSinceMillis = DerivedFacts.NEVER;
    completesVideo = false;
    firstOfLesson = false;
    firstInCourse = false;
    idleEnd = false;
    startsLesson = false;
  }
}
