package io.studentpulse.pipeline.community;

import io.studentpulse.pipeline.community.CommunityTables.TeacherDays;
import io.studentpulse.pipeline.community.TeachingState.Taught;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Expires;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.LocalDays;

/**
 * What did a teacher do on each local day: write, grade, answer, teach?
 *
 * <p>A meeting of a live class counts whole on the day it was joined first. It is over when nothing was heard of it for more than
 * 24 hours: a class that names no sessions is not one meeting all term.
 */
public final class TeachingRule implements Expires<TeachingState> {

  private static final long SILENCE_MILLIS = 24 * 3_600_000L;
  /** The westernmost clock. */
  private static final long WEST_MILLIS = 18 * 3_600_000L;

  @Override
  public TeachingState empty() {
    return TeachingState.NONE;
  }

  @Override
  public Id subject(StudentEvent event) {
    return event.byTeacher() && concerns(event) ? Id.NONE : null;
  }

  private static boolean concerns(StudentEvent event) {
    return switch (event.type()) {
      case CONTENT_CREATED, CONTENT_UPDATED, FEEDBACK_GIVEN, GRADE_POSTED -> true;
      default -> Meeting.concerns(event);
    };
  }

  @Override
  public TeachingState after(TeachingState before, StudentEvent event, About about, Output out) {
    TeachingState open = reachable(before, event.atMillis());
    int date = LocalDays.dayOf(event.atMillis(), about.zoneOf(event));
    if (!Meeting.concerns(event)) {
      return write(open, open.dayOrUntouched(date).after(event), about, out);
    }
    Id liveClass = event.fields().id(PayloadField.LIVE_CLASS);
    Taught was = open.taughtOrNew(liveClass, Meeting.session(event));
    Meeting is = was.meeting().after(event);
    int joinedDay = was.meeting().hasJoined() ? was.joinedDay() : date;
    TeachingState after = open.with(new Taught(liveClass, joinedDay, is));
    return is.hasJoined() ? write(after, after.dayOrUntouched(joinedDay).after(was.meeting(), is), about, out) : after;
  }

  private static TeachingState reachable(TeachingState state, long atMillis) {
    return state.without(atMillis - SILENCE_MILLIS, (int) Math.floorDiv(atMillis - WEST_MILLIS, LocalDays.DAY_MILLIS));
  }

  private static TeachingState write(TeachingState state, TeacherDay changed, About about, Output out) {
    write(changed, about, out);
    return state.with(changed);
  }

  /** Nothing but what {@link #after} has written: an event changes one day. */
  @Override
  public void rows(TeachingState state, About about, Output out) {}

  @Override
  public void unfinished(TeachingState state, About about, Output out) {
    state.days().forEach(day -> write(day, about, out));
  }

  private static void write(TeacherDay day, About about, Output out) {
    out.row(CommunityTables.TEACHER_DAYS.row(day.events(), about.student(), day.date())
        .set(TeacherDays.CONTENT_CREATED, day.created())
        .set(TeacherDays.CONTENT_UPDATED, day.updated())
        .set(TeacherDays.LESSONS_CHANGED, day.lessons())
        .set(TeacherDays.QUIZZES_CHANGED, day.quizzes())
        .set(TeacherDays.ASSIGNMENTS_CHANGED, day.assignments())
        .set(TeacherDays.FEEDBACK_GIVEN, day.feedback())
        .set(TeacherDays.GRADES_POSTED, day.grades())
        .set(TeacherDays.LIVE_CLASSES, day.liveClasses())
        .set(TeacherDays.LIVE_CLASS_SECONDS, integer(day.liveSeconds()))
        .set(TeacherDays.POLLS_LAUNCHED, day.polls())
        .set(TeacherDays.MESSAGES_SENT, integer(day.messages()))
        .set(TeacherDays.LAST_EVENT_AT, day.eventAtMillis())
        .build());
  }

  private static int integer(long sum) {
    return (int) Math.min(Integer.MAX_VALUE, sum);
  }

  @Override
  public boolean isSpent(TeachingState state, long closedMillis) {
    return reachable(state, closedMillis).equals(TeachingState.NONE);
  }
}
