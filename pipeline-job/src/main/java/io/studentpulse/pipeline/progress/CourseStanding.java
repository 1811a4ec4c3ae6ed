package io.studentpulse.pipeline.progress;

import static io.studentpulse.pipeline.completion.LocalInstant.NEVER;

import io.studentpulse.pipeline.completion.CourseCompletion;
import io.studentpulse.pipeline.completion.CourseVersion;
import io.studentpulse.pipeline.completion.LessonSet;
import io.studentpulse.pipeline.completion.LocalInstant;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.CatalogueEntry;
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
 * @param isContentChanged whether it was completed, and a lesson was added since that is not done: what was missing then was not added
 */
record CourseStanding(ProgressState state, long completedAt, boolean bySaying, CourseVersion newest, boolean isContentChanged) {

  static CourseStanding of(ProgressState state, About about) {
    List<CatalogueEntry> versions = about.settings().catalogue().course(about.subject());
    long said = state.completedAt();
    long learned = CourseCompletion.byLessons(state.lessons(), versions, CourseReading.zone(state.streak(), about.settings()));
    boolean bySaying = said != NEVER && (learned == NEVER || LocalInstant.millis(said) <= LocalInstant.millis(learned));
    long completedAt = bySaying ? said : learned;
    return new CourseStanding(
        state, completedAt, bySaying, versions.isEmpty() ? null : CourseVersion.of(versions, versions.size() - 1, state.lessons()),
        completedAt != NEVER && !versions.isEmpty() && isContentAdded(state, versions, LocalInstant.millis(completedAt)));
  }

  private static boolean isContentAdded(ProgressState state, List<CatalogueEntry> versions, long completedAtMillis) {
    CatalogueEntry then = versions.get(0);
    for (CatalogueEntry version : versions) {
      then = version.atMillis() <= completedAtMillis ? version : then;
    }
    CatalogueEntry now = versions.get(versions.size() - 1);
    if (then.members().isEmpty() || now.members().isEmpty()) {
      return CourseVersion.total(now) > CourseVersion.total(then)
          && CourseVersion.of(versions, versions.size() - 1, state.lessons()).done(Long.MAX_VALUE) < CourseVersion.total(now);
    }
    for (Id lesson : now.members()) {
      if (LessonSet.completedAt(state.lessons(), lesson) == NEVER && !then.members().contains(lesson)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether it counts among the enrolments: once enrolled or, without that, once active; and whoever completed it was in it, whatever was told. So
   * every count and rate means the same students, and none exceeds all of them.
   */
  boolean isEnrolment() {
    return Enrolments.first(state.enrolments()) != NEVER || state.startedAtMillis() != NEVER || isCompleted();
  }

  /** The local day that counts for it: of the first enrolment, else of the first own act, else of the completion. */
  int enrolmentDay() {
    long enrolled = Enrolments.first(state.enrolments());
    if (enrolled != NEVER) {
      return Enrolments.day(enrolled);
    }
    return LocalInstant.day(state.startedAtMillis() != NEVER ? state.started() : completedAt);
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
