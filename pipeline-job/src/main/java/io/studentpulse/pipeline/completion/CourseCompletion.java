package io.studentpulse.pipeline.completion;

import static io.studentpulse.pipeline.completion.LocalInstant.NEVER;

import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.study.LocalDays;
import java.util.List;

/**
 * Since when has a student completed a course, whoever asks? By the last lesson, by a lesson that was taken out of the course, or because somebody
 * said so: the earliest of them. docs/metrics.md section 5.
 */
public final class CourseCompletion {

  private CourseCompletion() {}

  /**
   * Epoch milliseconds; {@link Long#MIN_VALUE} while it is not completed.
   *
   * @param lessons the completed ones, see {@link LessonSet}
   * @param saidAtMillis the first time that somebody said so; {@link Long#MIN_VALUE} for never
   * @param versions how the course was built, oldest first
   */
  public static long atMillis(long[] lessons, long saidAtMillis, List<CatalogueEntry> versions) {
    long learned = byLessons(lessons, versions, "UTC");
    return learned == NEVER ? saidAtMillis : saidAtMillis == NEVER ? LocalInstant.millis(learned) : Math.min(saidAtMillis, LocalInstant.millis(learned));
  }

  /** The first instant at which every lesson of the version then in effect had been completed, a {@link LocalInstant}. */
  public static long byLessons(long[] lessons, List<CatalogueEntry> versions, String zone) {
    int completed = versions.isEmpty() ? 0 : LessonSet.completed(lessons);
    for (int i = 0; i < versions.size(); i++) {
      if (completed < CourseVersion.total(versions.get(i))) {
        continue;
      }
      CourseVersion version = CourseVersion.of(versions, i, lessons);
      long endsAt = i + 1 < versions.size() ? versions.get(i + 1).atMillis() : Long.MAX_VALUE;
      long doneAt = version.allDoneAt();
      if (doneAt != NEVER && LocalInstant.millis(doneAt) < version.sinceMillis()) {
        // What was missing has been taken out of the course: no event of the student's tells on which day that was.
        doneAt = LocalInstant.of(version.sinceMillis(), LocalDays.dayOf(version.sinceMillis(), zone));
      }
      if (doneAt != NEVER && LocalInstant.millis(doneAt) < endsAt) {
        return doneAt;
      }
    }
    return NEVER;
  }
}
