package io.studentpulse.pipeline.completion;

import static io.studentpulse.pipeline.completion.LocalInstant.NEVER;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.CatalogueEntry;
import java.util.Arrays;
import java.util.List;

/**
 * How much of a course, as it was built at some time, has a student completed, and when?
 *
 * @param sinceMillis from when it was built so; the first version counts from the beginning of time
 * @param total number of lessons
 * @param completions of its lessons, oldest first, as {@link LocalInstant}s; of any lessons where only their number is known
 */
public record CourseVersion(long sinceMillis, int total, long[] completions) {

  /** Of a course of {@code versions}, the one at {@code index}. */
  public static CourseVersion of(List<CatalogueEntry> versions, int index, long[] lessons) {
    CatalogueEntry version = versions.get(index);
    List<Id> members = version.members();
    return new CourseVersion(
        index == 0 ? Long.MIN_VALUE : version.atMillis(), total(version),
        members.isEmpty() ? LessonSet.completions(lessons) : completions(members, lessons));
  }

  public static int total(CatalogueEntry version) {
    return version.members().isEmpty() ? Math.max(0, version.total()) : version.members().size();
  }

  private static long[] completions(List<Id> members, long[] lessons) {
    long[] found = new long[members.size()];
    int count = 0;
    for (Id member : members) {
      long at = LessonSet.completedAt(lessons, member);
      if (at != NEVER) {
        found[count++] = at;
      }
    }
    long[] sorted = Arrays.copyOf(found, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** When the last of its lessons was completed, a {@link LocalInstant}; {@link LocalInstant#NEVER} while one is missing. */
  public long allDoneAt() {
    return total > 0 && completions.length >= total ? completions[total - 1] : NEVER;
  }

  /** How many of its lessons had been completed by an instant. */
  public int done(long untilMillis) {
    return Math.min(total, upTo(completions, untilMillis));
  }

  /** In hundredths of a percent; null of a course without lessons. */
  public Integer percentHundredths(long untilMillis) {
    return total == 0 ? null : (Integer) (int) (10_000L * done(untilMillis) / total);
  }

  /** How many of sorted {@link LocalInstant}s were not after an instant. */
  public static int upTo(long[] sorted, long untilMillis) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (LocalInstant.millis(sorted[middle]) <= untilMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
