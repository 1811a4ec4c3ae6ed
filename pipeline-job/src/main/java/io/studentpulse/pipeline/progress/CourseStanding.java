package io.studentpulse.pipeline.progress;

import static io.studentpulse.pipeline.progress.LocalInstant.NEVER;

import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.study.LocalDays;
import java.util.List;

/**
 * Has a student completed a course, since when, and how? A function of what the student did and of every structure the course ever had,
 * so that the catalogue may come before, after or in between.
 *
 * <pre>
 *   version 1  [a b]        ── a ──── b ●────────────────────────►   completed at b, and stays so
 *   version 2  [a b c]              from here on: content changed
 * </pre>
 *
 * @param completedAt a {@link LocalInstant}, {@link LocalInstant#NEVER} while it is not
 * @param bySaying whether somebody said so before the lessons showed it
 * @param newest the course as it is now, or null where nobody has said how it is built
 */
record CourseStanding(ProgressState state, long completedAt, boolean bySaying, CourseVersion newest) {

  static CourseStanding of(ProgressState state, About about) {
    List<CatalogueEntry> versions = about.settings().catalogue().course(about.subject());
    long said = state.completedAt();
    long learned = allLessonsAt(state, versions, about);
    boolean bySaying = said != NEVER && (learned == NEVER || LocalInstant.millis(said) <= LocalInstant.millis(learned));
    return new CourseStanding(
        state, bySaying ? said : learned, bySaying,
        versions.isEmpty() ? null : CourseVersion.of(versions, versions.size() - 1, state.lessons()));
  }

  /** The first instant at which every lesson of the version then in effect had been completed. */
  private static long allLessonsAt(ProgressState state, List<CatalogueEntry> versions, About about) {
    int completed = versions.isEmpty() ? 0 : LessonSet.completed(state.lessons());
    for (int i = 0; i < versions.size(); i++) {
      if (completed < CourseVersion.total(versions.get(i))) {
        continue;
      }
      CourseVersion version = CourseVersion.of(versions, i, state.lessons());
      long endsAt = i + 1 < versions.size() ? versions.get(i + 1).atMillis() : Long.MAX_VALUE;
      long doneAt = version.allDoneAt();
      if (doneAt != NEVER && LocalInstant.millis(doneAt) < version.sinceMillis()) {
        // What was missing has been taken out of the course: no event of the student's tells on which day that was.
        String zone = CourseReading.zone(state.streak(), about.settings());
        doneAt = LocalInstant.of(version.sinceMillis(), LocalDays.dayOf(version.sinceMillis(), zone));
      }
      if (doneAt != NEVER && LocalInstant.millis(doneAt) < endsAt) {
        return doneAt;
      }
    }
    return NEVER;
  }

  boolean isCompleted() {
    return completedAt != NEVER;
  }

  /** Null while it is not. */
  Long completedAtMillis() {
    return isCompleted() ? (Long) LocalInstant.millis(completedAt) : null;
  }

  /** {@code event} or {@code lessons}; null while it is not completed. */
  String source() {
    return !isCompleted() ? null : bySaying ? "event" : "lessons";
  }

  /** Completed, but now there is something in the course that was not. */
  boolean isContentChanged() {
    return isCompleted() && newest != null && newest.done(Long.MAX_VALUE) < newest.total();
  }

  String status() {
    return statusAt(Long.MAX_VALUE);
  }

  /** The status as it followed from everything up to an instant. */
  String statusAt(long untilMillis) {
    if (isCompleted() && LocalInstant.millis(completedAt) <= untilMillis) {
      return "completed";
    }
    if (Enrolments.leftAtMillis(state.enrolments(), untilMillis) != NEVER) {
      return "dropped";
    }
    return state.startedAtMillis() == NEVER || state.startedAtMillis() > untilMillis ? "not_started" : "in_progress";
  }

  /** When the student left for good; null of who has not, or completed the course all the same. */
  Long droppedAtMillis() {
    long left = Enrolments.leftAtMillis(state.enrolments(), Long.MAX_VALUE);
    return left == NEVER || isCompleted() ? null : (Long) left;
  }
}
