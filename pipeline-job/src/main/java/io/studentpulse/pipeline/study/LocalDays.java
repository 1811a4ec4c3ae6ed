package io.studentpulse.pipeline.study;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.joda.time.DateTimeZone;
import org.joda.time.LocalDate;

/** Which local day an instant falls on, and when a local day begins. Remembers each zone's offset until its next clock change. */
public final class LocalDays {

  public static final long DAY_MILLIS = 86_400_000L;
  private static final Map<String, Zone> ZONES = new ConcurrentHashMap<>();

  private LocalDays() {}

  /** The epoch day of the local date at an instant. */
  public static int dayOf(long atMillis, String zone) {
    return (int) Math.floorDiv(atMillis + zone(zone).offsetMillis(atMillis), DAY_MILLIS);
  }

  /** The first instant of a local day, epoch milliseconds; not always 00:00, where the clock changes at midnight. */
  public static long startMillis(int day, String zone) {
    Zone there = zone(zone);
    Span span = there.newest;
    long midnight = day * DAY_MILLIS - span.offsetMillis;
    // A day after the last clock change: before that there might have been another midnight of this date.
    if (midnight - DAY_MILLIS > span.fromMillis && midnight < span.toMillis) {
      return midnight;
    }
    return new LocalDate(day * DAY_MILLIS, DateTimeZone.UTC).toDateTimeAtStartOfDay(there.rules).getMillis();
  }

  /** What to add to UTC for the local time at an instant, milliseconds. */
  public static long offsetMillis(long atMillis, String zone) {
    return zone(zone).offsetMillis(atMillis);
  }

  /** When the clock changes next after an instant, epoch milliseconds; {@link Long#MAX_VALUE} for never. */
  public static long steadyUntilMillis(long atMillis, String zone) {
    return zone(zone).spanAt(atMillis).toMillis;
  }

  private static Zone zone(String name) {
    Zone known = ZONES.get(name);
    return known != null ? known : ZONES.computeIfAbsent(name, id -> new Zone(Zones.zone(id)));
  }

  private static final class Zone {
    private final DateTimeZone rules;
    private volatile Span newest = new Span(Long.MAX_VALUE, Long.MIN_VALUE, 0);

    Zone(DateTimeZone rules) {
      this.rules = rules;
    }

    long offsetMillis(long atMillis) {
      return spanAt(atMillis).offsetMillis;
    }

    Span spanAt(long atMillis) {
      Span span = newest;
      if (atMillis < span.fromMillis || atMillis >= span.toMillis) {
        span = spanAround(atMillis);
        newest = span;
      }
      return span;
    }

    private Span spanAround(long atMillis) {
      int offset = rules.getOffset(atMillis);
      long before = rules.previousTransition(atMillis);
      // The last instant before a change answers itself, as does one before which there was none: the span begins there, which is early enough.
      long from = before == atMillis ? atMillis : before + 1;
      long to = atMillis;
      do {
        long next = rules.nextTransition(to);
        to = next == to ? Long.MAX_VALUE : next;
      } while (to != Long.MAX_VALUE && rules.getOffset(to) == offset);
      return new Span(from, to, offset);
    }
  }

  private record Span(long fromMillis, long toMillis, long offsetMillis) {}
}
