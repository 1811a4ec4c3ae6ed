package io.studentpulse.pipeline.community;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.student.StudentEvent;

/**
 * What a teacher did on one local day, for as long as a further event may still change it.
 *
 * @param date epoch day
 * @param lessons lessons created or updated; {@code quizzes} and {@code assignments} likewise
 * @param liveClasses meetings that were joined first on this day; their seconds, polls and messages count here whenever they come
 * @param events how many events are behind this
 * @param eventAtMillis the newest of them
 */
public record TeacherDay(
    int date, int created, int updated, int lessons, int quizzes, int assignments, int feedback, int grades, int liveClasses, long liveSeconds,
    int polls, long messages, int events, long eventAtMillis) {

  static TeacherDay untouched(int date) {
    return new TeacherDay(date, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** The day after content was changed, or feedback or a grade given. */
  TeacherDay after(StudentEvent event) {
    EventType type = event.type();
    boolean content = type == EventType.CONTENT_CREATED || type == EventType.CONTENT_UPDATED;
    String what = content ? event.fields().text(PayloadField.CONTENT_TYPE) : null;
    return new TeacherDay(
        date, created + one(type == EventType.CONTENT_CREATED), updated + one(type == EventType.CONTENT_UPDATED),
        lessons + one("lesson".equals(what)), quizzes + one("quiz".equals(what)), assignments + one("assignment".equals(what)),
        feedback + one(type == EventType.FEEDBACK_GIVEN), grades + one(type == EventType.GRADE_POSTED), liveClasses, liveSeconds, polls,
        messages, events + 1, event.atMillis());
  }

  /** The day after an event of a meeting that began on it. */
  TeacherDay after(Meeting was, Meeting is) {
    boolean counted = was.hasJoined();
    return new TeacherDay(
        date, created, updated, lessons, quizzes, assignments, feedback, grades, liveClasses + one(!counted),
        liveSeconds + is.knownSeconds() - (counted ? was.knownSeconds() : 0), polls + is.polls().size() - (counted ? was.polls().size() : 0),
        messages + is.messages() - (counted ? was.messages() : 0), events + 1, is.eventAtMillis());
  }

  private static int one(boolean yes) {
    return yes ? 1 : 0;
  }
}
