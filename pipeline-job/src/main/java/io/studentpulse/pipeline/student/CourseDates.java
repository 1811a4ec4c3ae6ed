package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.PayloadField;
import java.util.List;

/**
 * When does a course start and end, as far as it has been told? Epoch milliseconds.
 *
 * @param startsAtMillis {@link Long#MIN_VALUE} where nobody has said so, or it was taken back
 * @param endsAtMillis {@link Long#MAX_VALUE} where nobody has said so, or it was taken back
 */
public record CourseDates(long startsAtMillis, long endsAtMillis) {

  public static final CourseDates UNKNOWN = new CourseDates(Long.MIN_VALUE, Long.MAX_VALUE);

  /** Of each date what the newest entry says that says anything of it. */
  static CourseDates of(List<CatalogueEntry> oldestFirst) {
    long starts = UNKNOWN.startsAtMillis;
    long ends = UNKNOWN.endsAtMillis;
    for (CatalogueEntry entry : oldestFirst) {
      starts = entry.startsAtMillis() == null ? starts : known(entry.startsAtMillis(), UNKNOWN.startsAtMillis);
      ends = entry.endsAtMillis() == null ? ends : known(entry.endsAtMillis(), UNKNOWN.endsAtMillis);
    }
    return new CourseDates(starts, ends);
  }

  private static long known(long told, long unknown) {
    return told == PayloadField.NO_INSTANT ? unknown : told;
  }
}
