package io.studentpulse.pipeline.day;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.DerivedFactsOutput;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.ProducesDerivedFacts;
import io.studentpulse.pipeline.student.StudentEvent;
import java.util.Arrays;

/**
 * Does a student start or complete a lesson for the first time? Who completes or opens one has started it. Writes nothing itself: it tells those that count lessons by day.
 *
 * <p>It stands apart from the days because it grows with every lesson, and is only touched by events about lessons.
 */
public final class LessonsRule implements ProducesDerivedFacts<LessonsSeen> {

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
    boolean counts = switch (event.type()) {
      case LESSON_START, LESSON_ACCESS, LESSON_COMPLETE -> true;
      default -> false;
    };
    return counts && event.isOfStudent() && event.lesson() != null ? Id.NONE : null;
  }

  @Override
  public LessonsSeen after(LessonsSeen before, StudentEvent event, About about, Output out, DerivedFactsOutput facts) {
    int flag = event.type() == EventType.LESSON_COMPLETE ? COMPLETED : STARTED;
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
    long known = place < 0 ? 0 : marks[place] & (STARTED | COMPLETED);
    if (known == 0) {
      facts.lessonStarted();
    }
    if ((known & flag) != 0 || flag == STARTED && known != 0) {
      return before;
    }
    if (flag == COMPLETED) {
      facts.firstOfLesson(firstOfStudent, true);
    }
    long[] more = Arrays.copyOf(marks, place < 0 ? marks.length + 1 : marks.length);
    more[place < 0 ? marks.length : place] = (place < 0 ? mark : marks[place]) | flag;
    return new LessonsSeen(more);
  }

  /** 0 stands for none. */
  private static long course(Id course) {
    return course == null ? 0 : 1 + Long.remainderUnsigned(course.mark(), (1L << COURSE_BITS) - 1);
  }

  @Override
  public void rows(LessonsSeen state, About about, Output out) {}
}
