package io.studentpulse.pipeline.progress;

import io.studentpulse.pipeline.completion.LocalInstant;
import io.studentpulse.pipeline.event.Id;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a student did in a lesson. Times are epoch milliseconds, {@link LocalInstant#NEVER} where there was none.
 *
 * @param events accepted events behind it; of those too late for their place only what said something new
 * @param course named by the newest event that names one, or null
 * @param progressPercent largest that a client reported, or null
 * @param sections read so far, sorted
 * @param watchedMillis wall time of credited play
 * @param watched see {@link WatchedTime}
 */
public record LessonState(
    int events, Id course, long courseAtMillis, long startedAtMillis, long completedAtMillis, Double progressPercent, List<String> sections,
    long watchedMillis, long[] watched, long accessedAtMillis) {

  static final LessonState NOTHING = new LessonState(
      0, null, LocalInstant.NEVER, LocalInstant.NEVER, LocalInstant.NEVER, null, List.of(), 0, WatchedTime.NONE, LocalInstant.NEVER);

  public LessonState {
    sections = List.copyOf(sections);
    Objects.requireNonNull(watched, "watched");
  }

  LessonState counted(int more) {
    return new LessonState(
        events + more, course, courseAtMillis, startedAtMillis, completedAtMillis, progressPercent, sections, watchedMillis, watched,
        accessedAtMillis);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LessonState that
        && events == that.events
        && Objects.equals(course, that.course)
        && courseAtMillis == that.courseAtMillis
        && startedAtMillis == that.startedAtMillis
        && completedAtMillis == that.completedAtMillis
        && Objects.equals(progressPercent, that.progressPercent)
        && sections.equals(that.sections)
        && watchedMillis == that.watchedMillis
        && Arrays.equals(watched, that.watched)
        && accessedAtMillis == that.accessedAtMillis;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(accessedAtMillis) + sections.hashCode();
  }
}
