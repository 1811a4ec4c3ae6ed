package io.studentpulse.pipeline.day;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Answers;
import io.studentpulse.pipeline.student.Question;
import io.studentpulse.pipeline.student.StudentEvent;
import java.util.Arrays;

/**
 * Does a student start or complete a lesson for the first time? Writes nothing itself: it tells those that count lessons by day.
 *
 * <p>It stands apart from the days because it grows with every lesson, and is only touched by events about lessons.
 */
public final class LessonsRule implements Question<LessonsSeen> {

  private static final int STARTED = 1;
  private static final int COMPLETED = 2;
  private static final int FLAG_BITS = 2;
  private static final int COURSE_BITS = 18;

  @Override
  public LessonsSeen empty() {
    return LessonsSeen.NONE;
  }

  @Override
  public Id subject(StudentEvent event) {
    boolean counts = event.type() == EventType.LESSON_START || event.type() == EventType.LESSON_COMPLETE;
    return counts && event.isOfStudent() && event.lesson() != null ? Id.NONE : null;
  }

  @Override
  public LessonsSeen after(LessonsSeen before, StudentEvent event, About about, Answers answers) {
    int flag = event.type() == EventType.LESSON_START ? STARTED : COMPLETED;
    long lesson = event.lesson().mark() << COURSE_BITS + FLAG_BITS;
    long mark = lesson | course(event.course()) << FLAG_BITS;
    boolean firstOfStudent = true;
    int place = -1;
    long[] marks = before.marks();
    for (int i = 0; i < marks.length; i++) {
      boolean same = marks[i] >>> COURSE_BITS + FLAG_BITS == lesson >>> COURSE_BITS + FLAG_BITS;
      firstOfStudent &= !same || (marks[i] & flag) == 0;
      place = (marks[i] & -1L << FLAG_BITS) == mark ? i : place;
    }
    if (place >= 0 && (marks[place] & flag) != 0) {
      return before;
    }
    answers.firstOfLesson(firstOfStudent, true);
    long[] more = Arrays.copyOf(marks, place < 0 ? marks.length + 1 : marks.length);
    more[place < 0 ? marks.length : place] = (place < 0 ? mark : marks[place]) | flag;
    return new LessonsSeen(more);
  }

  /** 0 stands for none. */
  private static long course(Id course) {
    return course == null ? 0 : 1 + Long.remainderUnsigned(course.mark(), (1L << COURSE_BITS) - 1);
  }

  @Override
  public boolean tells() {
    return true;
  }

  @Override
  public void answer(LessonsSeen state, About about, Answers answers) {}
}
