package io.studentpulse.pipeline.progress;

import static io.studentpulse.pipeline.completion.LocalInstant.NEVER;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.progress.ProgressTables.Lessons;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.AcceptsLate;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.StudentEvent.DerivedFacts;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.JsonTexts;
import java.util.List;
import java.util.TreeSet;

/** How far is a student in a lesson? docs/metrics.md section 5: firsts, newests, the largest and a set, so that the order does not matter. */
public final class LessonRule implements AcceptsLate<LessonState> {

  private static final long FOR_EVER = Long.MAX_VALUE;
  /** Of one lesson; what a broken client makes up beyond that is not kept. */
  static final int MOST_SECTIONS = 1_000;

  @Override
  public LessonState empty() {
    return LessonState.NOTHING;
  }

  @Override
  public Id subject(StudentEvent event) {
    return event.isOwnAct() ? event.lesson() : null;
  }

  @Override
  public LessonState after(LessonState before, StudentEvent event, About about, Output out) {
    long at = event.atMillis();
    EventType type = event.type();
    boolean namesCourse = event.course() != null
        && (at > before.courseAtMillis() || at == before.courseAtMillis() && !event.isLate());
    boolean reads = CourseReading.isAboutALesson(type);
    long since = event.derived().watchedSinceMillis();
    boolean watched = since != DerivedFacts.NEVER && since < at;
    LessonState after = new LessonState(
        before.events(),
        namesCourse ? event.course() : before.course(),
        namesCourse ? at : before.courseAtMillis(),
        CourseReading.begins(type) ? earlier(before.startedAtMillis(), at) : before.startedAtMillis(),
        type == EventType.LESSON_COMPLETE ? earlier(before.completedAtMillis(), at) : before.completedAtMillis(),
        reads ? larger(before.progressPercent(), event.fields().number(PayloadField.PROGRESS_PERCENT)) : before.progressPercent(),
        reads ? with(before.sections(), event.fields().texts(PayloadField.SECTIONS)) : before.sections(),
        before.watchedMillis() + (watched ? WatchedTime.gain(before.watched(), since, at) : 0),
        watched ? WatchedTime.plus(before.watched(), since, at) : before.watched(),
        Math.max(before.accessedAtMillis(), at));
    return event.isLate() && after.equals(before) ? before : after.counted(1);
  }

  private static long earlier(long known, long at) {
    return known == NEVER ? at : Math.min(known, at);
  }

  private static Double larger(Double known, Double said) {
    return known == null ? said : said == null ? known : (Double) Math.max(known, said);
  }

  private static List<String> with(List<String> known, List<String> more) {
    if (more.isEmpty() || known.containsAll(more)) {
      return known;
    }
    TreeSet<String> all = new TreeSet<>(known);
    for (String section : more) {
      if (all.size() < MOST_SECTIONS) {
        all.add(section);
      }
    }
    return List.copyOf(all);
  }

  @Override
  public void rows(LessonState state, About about, Output out) {
    if (state.events() == 0) {
      return;
    }
    out.row(ProgressTables.LESSONS.row(state.events(), about.student(), about.subject())
        .set(Lessons.COURSE_ID, state.course())
        .set(Lessons.STARTED_AT, orNull(state.startedAtMillis()))
        .set(Lessons.COMPLETED_AT, orNull(state.completedAtMillis()))
        .set(Lessons.PROGRESS_PERCENT, state.progressPercent())
        .set(Lessons.VIDEO_WATCH_TIME, (int) (state.watchedMillis() / 1_000))
        .set(Lessons.SECTIONS_READ, JsonTexts.array(state.sections()))
        .set(Lessons.LAST_ACCESSED_AT, state.accessedAtMillis())
        .set(Lessons.LAST_EVENT_AT, state.accessedAtMillis())
        .build());
  }

  private static Long orNull(long millis) {
    return millis == NEVER ? null : (Long) millis;
  }

  @Override
  public long allowedLatenessMillis() {
    return FOR_EVER;
  }

  /** A repeated one is known by nothing having changed that shows. */
  @Override
  public boolean recognisesRepeats() {
    return false;
  }
}
