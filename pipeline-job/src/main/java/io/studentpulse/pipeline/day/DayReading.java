package io.studentpulse.pipeline.day;

import io.studentpulse.pipeline.day.Day.Count;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.student.StudentEvent.DerivedFacts;
import io.studentpulse.pipeline.study.AnswerGiven;
import io.studentpulse.pipeline.study.LocalDays;
import io.studentpulse.pipeline.study.Spans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What does one event add to which days?
 *
 * <pre>
 *   session   e────────e        from event to event            every stretch ends with the event in hand and is cut
 *   video       play───report   as credited                    at local midnights, in the zone of that event
 *   quiz      start────submit   in a session
 *   lesson    start────complete or the next start; in a session, what is not video or quiz is reading
 * </pre>
 *
 * No stretch is longer than 24 hours, so no event reaches further back.
 */
final class DayReading {

  private static final long HOUR_MILLIS = 3_600_000L;
  private static final long LONGEST_MILLIS = 24 * HOUR_MILLIS;
  /** The longest stretch, and the westernmost clock. */
  static final long REACH_MILLIS = LONGEST_MILLIS + 18 * HOUR_MILLIS;

  private final DayState before;
  private final StudentEvent event;
  private final String zone;
  private final boolean inCourse;
  private final long at;
  private final List<DayDraft> drafts = new ArrayList<>(2);
  private Id lesson;
  private long lessonSinceMillis;
  private long[] quizStarts;

  /** {@code inCourse}: whether only the events of one course are read. */
  DayReading(DayState before, StudentEvent event, String zone, boolean inCourse) {
    this.before = before;
    this.event = event;
    this.zone = zone;
    this.inCourse = inCourse;
    at = event.atMillis();
    lesson = before.lesson();
    lessonSinceMillis = before.lessonSinceMillis();
    quizStarts = before.quizStarts();
  }

  DayState read() {
    DayDraft today = draft(LocalDays.dayOf(at, zone));
    today.concernedBy(event, zone);
    Spans.Step step = before.sessions().after(event);
    if (step.opens()) {
      today.count(Count.SESSIONS);
    }
    if (step.sinceMillis() != Spans.Step.NEVER) {
      study(step.sinceMillis());
    }
    long watchedSince = event.derived().watchedSinceMillis();
    if (watchedSince != DerivedFacts.NEVER && at - watchedSince <= LONGEST_MILLIS) {
      eachDay(watchedSince, DayDraft::watch);
    }
    today.activity(at);
    count(today);
    return result(step.after(), today);
  }

  private void count(DayDraft today) {
    if (event.derived().completesVideo()) {
      today.count(Count.VIDEOS_COMPLETED);
    }
    if (event.derived().startsLesson()) {
      today.count(Count.LESSONS_STARTED);
    }
    switch (event.type()) {
      case LESSON_START -> startLesson();
      case LESSON_COMPLETE -> completeLesson(today);
      case QUIZ_START -> startQuiz();
      case QUIZ_SUBMIT -> submitQuiz(today);
      case ASSIGNMENT_SUBMIT -> today.assignment(assignmentAttempt().mark());
      case QUIZ_ANSWER -> {
        Boolean correct = AnswerGiven.isCorrect(event.fields());
        today.count(Count.ANSWERS);
        if (correct == null) {
          today.count(Count.UNJUDGED_ANSWERS);
        } else if (correct) {
          today.count(Count.CORRECT_ANSWERS);
        }
      }
      case MATERIAL_READ -> today.count(Count.MATERIALS_READ);
      case FORUM_POST, FORUM_REPLY, FORUM_LIKE -> today.count(Count.FORUM_ACTIONS);
      default -> { }
    }
  }

  private void startLesson() {
    endLesson();
    lesson = event.lesson();
    lessonSinceMillis = at;
  }

  private void completeLesson(DayDraft today) {
    if (event.lesson().equals(lesson)) {
      endLesson();
      lesson = null;
    }
    boolean first = inCourse ? event.derived().firstInCourse() : event.derived().firstOfLesson();
    if (first) {
      today.count(Count.LESSONS_COMPLETED);
    }
  }

  private void endLesson() {
    if (lesson != null && at - lessonSinceMillis <= LONGEST_MILLIS) {
      eachDay(lessonSinceMillis, DayDraft::lesson);
    }
  }

  private void startQuiz() {
    Id attempt = event.fields().id(PayloadField.ATTEMPT);
    long begun = begun(attempt);
    long[] starts = recentStarts();
    if (attempt == null || find(starts, begun) < 0) {
      starts = Arrays.copyOf(starts, starts.length + 2);
      starts[starts.length - 2] = begun;
      starts[starts.length - 1] = at;
    }
    quizStarts = starts;
  }

  /** What a start begins: an attempt; of one without an id, whatever is submitted next of the assessment. */
  private long begun(Id attempt) {
    return attempt == null ? event.assessment().mark() : event.assessment().mark(attempt);
  }

  private long[] recentStarts() {
    long[] starts = before.quizStarts();
    int old = 0;
    while (old < starts.length && at - starts[old + 1] > LONGEST_MILLIS) {
      old += 2;
    }
    return old == 0 ? starts : Arrays.copyOfRange(starts, old, starts.length);
  }

  /** The newest start of something, or −1. */
  private static int find(long[] starts, long begun) {
    for (int i = starts.length - 2; i >= 0; i -= 2) {
      if (starts[i] == begun) {
        return i;
      }
    }
    return -1;
  }

  private void submitQuiz(DayDraft today) {
    Id attempt = event.fields().id(PayloadField.ATTEMPT);
    long[] starts = recentStarts();
    int start = find(starts, begun(attempt));
    if (start >= 0) {
      eachDay(starts[start + 1], DayDraft::quiz);
    }
    if (start >= 0 && attempt == null) {
      // Used up. That of an attempt with an id stays: it may be submitted again.
      long[] rest = new long[starts.length - 2];
      System.arraycopy(starts, 0, rest, 0, start);
      System.arraycopy(starts, start + 2, rest, start, rest.length - start);
      starts = rest;
    }
    quizStarts = starts;
    submit(Submission.of(event), today);
  }

  private void submit(Submission submission, DayDraft today) {
    for (Day day : before.days()) {
      for (Submission other : day.submissions()) {
        if (submission.isSameAs(other)) {
          if (submission.repeats()) {
            return;
          }
          draft(day.date()).withoutRepeatsOf(submission);
        }
      }
    }
    today.submit(submission);
  }

  private Id assignmentAttempt() {
    Id attempt = event.fields().id(PayloadField.ATTEMPT);
    Id submission = event.fields().id(PayloadField.SUBMISSION);
    return attempt != null ? attempt : submission != null ? submission : event.id();
  }

  private DayDraft draft(int date) {
    for (DayDraft draft : drafts) {
      if (draft.date() == date) {
        return draft;
      }
    }
    Day known = before.day(date);
    DayDraft draft = new DayDraft(known == null ? Day.untouched(date) : known);
    drafts.add(draft);
    return draft;
  }

  /** Adds the stretch from an instant to the event in hand to the time of study, cut at local hours and where the clock changes. */
  private void study(long since) {
    for (long from = since; from < at;) {
      long local = from + LocalDays.offsetMillis(from, zone);
      long to = cut(from, local, HOUR_MILLIS);
      DayDraft day = draft((int) Math.floorDiv(local, LocalDays.DAY_MILLIS));
      day.study((int) (Math.floorMod(local, LocalDays.DAY_MILLIS) / HOUR_MILLIS), from, to);
      day.concernedBy(event, zone);
      from = to;
    }
  }

  private interface Part {
    void addTo(DayDraft day, long from, long to);
  }

  /** Adds the stretch from an instant to the event in hand, cut at local midnights. */
  private void eachDay(long since, Part part) {
    for (long from = since; from < at;) {
      long local = from + LocalDays.offsetMillis(from, zone);
      long to = cut(from, local, LocalDays.DAY_MILLIS);
      DayDraft day = draft((int) Math.floorDiv(local, LocalDays.DAY_MILLIS));
      part.addTo(day, from, to);
      day.concernedBy(event, zone);
      from = to;
    }
  }

  /** Where the local hour or day ends, or the clock changes, or the stretch ends. */
  private long cut(long from, long local, long lengthMillis) {
    return Math.min(Math.min(at, from + lengthMillis - Math.floorMod(local, lengthMillis)), LocalDays.steadyUntilMillis(from, zone));
  }

  private DayState result(Spans sessions, DayDraft today) {
    int number = before.events() + 1;
    Day done = today.done(number);
    if (drafts.size() == 1 && before.today() != null && before.today().date() == done.date()) {
      return new DayState(
          done, before.others(), before.othersChangedBy(), sessions, lesson, lessonSinceMillis, quizStarts, number, before.activeBefore());
    }
    List<Day> days = before.days();
    for (DayDraft draft : drafts) {
      DayState.put(days, draft == today ? done : draft.done(number));
    }
    int reachableFrom = (int) Math.floorDiv(at - REACH_MILLIS, LocalDays.DAY_MILLIS);
    return DayState.of(days, done, reachableFrom, before, sessions, lesson, lessonSinceMillis, quizStarts);
  }
}
