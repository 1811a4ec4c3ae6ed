package io.studentpulse.pipeline.progress;

import static io.studentpulse.pipeline.completion.LocalInstant.NEVER;

import io.studentpulse.pipeline.completion.LessonSet;
import io.studentpulse.pipeline.completion.LocalInstant;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.streak.StreakState;
import io.studentpulse.pipeline.streak.Streaks;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.LocalDays;
import io.studentpulse.pipeline.study.Spans;

/**
 * What one event adds to what a student did in a course.
 *
 * <p>Firsts, newests and sets do not mind the order, so an event of any age may add to them. Only one in its place among the others
 * tells how long it took.
 */
final class CourseReading {


  private final StudentEvent event;
  private final About about;
  private int events;
  private long firstAt;
  private long startedAt;
  private int startedShift;
  private long activeAt;
  private long heardAt;
  private long[] lessons;
  private long[] modules;
  private long[] enrolments;
  private long completedAt;
  private Double finalScore;
  private long finalScoreAt;
  private Id lastLesson;
  private long lastLessonAt;
  private Spans spans;
  private StreakState streak;

  private CourseReading(ProgressState before, StudentEvent event, About about) {
    this.event = event;
    this.about = about;
    events = before.events();
    firstAt = before.firstAtMillis();
    startedAt = before.startedAtMillis();
    startedShift = before.startedShiftDays();
    activeAt = before.activeAtMillis();
    heardAt = before.heardAtMillis();
    lessons = before.lessons();
    modules = before.modules();
    enrolments = before.enrolments();
    completedAt = before.completedAt();
    finalScore = before.finalScore();
    finalScoreAt = before.finalScoreAtMillis();
    lastLesson = before.lastLesson();
    lastLessonAt = before.lastLessonAtMillis();
    spans = before.spans();
    streak = before.streak();
  }

  /** The state after an event; {@code before} itself where an event too late for its place says nothing new. */
  static ProgressState after(ProgressState before, StudentEvent told, About about) {
    CourseReading reading = new CourseReading(before, told.inKnownZone(), about);
    if (!told.type().isGrade()) {
      reading.takeDay();
      reading.takeSets();
    }
    if (told.isLate()) {
      ProgressState after = reading.result();
      return after.equals(before) ? before : reading.counted();
    }
    reading.heardAt = told.atMillis();
    reading.spans = before.spans().after(told).after();
    return reading.counted();
  }

  /** A late event beyond what a day set remembers would be counted again at each repetition. */
  private void takeDay() {
    if (!event.isLate()) {
      streak = Streaks.after(streak, event, about.settings());
    } else if (event.type().isLearning() && streak.reaches(event.atMillis())) {
      StreakState longer = Streaks.after(streak, event, about.settings());
      streak = java.util.Arrays.equals(longer.days(), streak.days()) ? streak : longer;
    }
  }

  /** Of what others report only what it says counts: it starts nothing, and nobody was there. */
  private void takeSets() {
    long at = event.atMillis();
    heardAt = Math.max(heardAt, at);
    switch (event.type()) {
      case COURSE_ENROLL, COURSE_UNENROLL -> {
        firstAt = earlier(firstAt, at);
        enrolments = Enrolments.plus(enrolments, local(), event.type() == EventType.COURSE_UNENROLL);
      }
      case COURSE_COMPLETE -> {
        firstAt = earlier(firstAt, at);
        takeCompletion();
      }
      case MODULE_COMPLETE -> {
        firstAt = earlier(firstAt, at);
        takeModule();
      }
      default -> {
        if (event.isOwnAct()) {
          firstAt = earlier(firstAt, at);
          takeStart();
          activeAt = Math.max(activeAt, at);
          takeLesson();
        }
      }
    }
  }

  /** Of two acts at one instant in two zones the day further west counts, whichever came first. */
  private void takeStart() {
    long at = event.atMillis();
    if (startedAt != NEVER && at > startedAt) {
      return;
    }
    int shift = LocalInstant.shift(local());
    startedShift = at == startedAt ? Math.min(startedShift, shift) : shift;
    startedAt = at;
  }

  private void takeCompletion() {
    long at = event.atMillis();
    if (completedAt == NEVER || at < LocalInstant.millis(completedAt)) {
      completedAt = local();
    }
    Double score = event.fields().number(PayloadField.FINAL_SCORE);
    if (score != null && isNewer(finalScoreAt)) {
      finalScore = score;
      finalScoreAt = at;
    }
  }

  private void takeLesson() {
    Id lesson = event.lesson();
    if (lesson == null || !isAboutALesson(event.type())) {
      return;
    }
    if (event.type() == EventType.LESSON_COMPLETE) {
      lessons = LessonSet.completed(lessons, lesson, local());
    } else if (begins(event.type())) {
      lessons = LessonSet.started(lessons, lesson);
    }
    if (isNewer(lastLessonAt)) {
      lastLesson = lesson;
      lastLessonAt = event.atMillis();
    }
  }

  static boolean isAboutALesson(EventType type) {
    return switch (type) {
      case LESSON_START, LESSON_COMPLETE, LESSON_ACCESS, SECTION_READ -> true;
      default -> false;
    };
  }

  /** Whether a lesson with such an event counts as started: a completed one does, and one that was opened. */
  static boolean begins(EventType type) {
    return switch (type) {
      case LESSON_START, LESSON_ACCESS, LESSON_COMPLETE -> true;
      default -> false;
    };
  }

  private void takeModule() {
    Id module = event.fields().id(PayloadField.MODULE);
    if (module != null) {
      modules = ModuleSet.completed(modules, module, event.atMillis(), event.fields().number(PayloadField.TIME_SPENT_SECONDS));
    }
  }

  /** Of one instant the later in order counts; of late ones, which have no order, the one that was there. */
  private boolean isNewer(long knownAt) {
    return event.atMillis() > knownAt || event.atMillis() == knownAt && !event.isLate();
  }

  private static long earlier(long known, long at) {
    return known == NEVER ? at : Math.min(known, at);
  }

  private long local() {
    String zone = event.zone() != null ? event.zone() : zone(streak, about.settings());
    return LocalInstant.of(event.atMillis(), LocalDays.dayOf(event.atMillis(), zone));
  }

  static String zone(StreakState streak, Settings settings) {
    return streak.zone() != null ? streak.zone() : settings.defaultZone();
  }

  private ProgressState counted() {
    events++;
    return result();
  }

  private ProgressState result() {
    return new ProgressState(
        events, firstAt, startedAt, activeAt, heardAt, lessons, modules, enrolments, completedAt, finalScore, finalScoreAt, lastLesson,
        lastLessonAt, spans, streak, startedShift);
  }
}
