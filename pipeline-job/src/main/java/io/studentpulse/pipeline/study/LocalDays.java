package io.studentpulse.pipeline.study;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
    return LocalDate.ofEpochDay(day).atStartOfDay(there.id).toInstant().toEpochMilli();
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
    return known != null ? known : ZONES.computeIfAbsent(name, id -> new Zone(ZoneId.of(id)));
  }

  private static final class Zone {
    private final ZoneId id;
    private final ZoneRules rules;
    private volatile Span newest = new Span(Long.MAX_VALUE, Long.MIN_VALUE, 0);

    Zone(ZoneId id) {
      this.id = id;
      rules = id.getRules();
    }

    long offsetMillis(long atMillis) {
      return spanAt(atMillis).offsetMillis;
    }

    Span spanAt(long atMillis) {
      Span span = newest;
      if (atMillis < span.fromMillis || atMillis >= span.toMillis) {
        span = spanAround(Instant.ofEpochMilli(atMillis));
        newest = span;
      }
      return span;
    }

    private Span spanAround(Instant at) {
      ZoneOffsetTransition last = rules.previousTransition(at.plusMillis(1));
      ZoneOffsetTransition next = rules.nextTransition(at);
      return new Span(
          last == null ? Long.MIN_VALUE : last.getInstant().toEpochMilli(),
          next == null ? Long.MAX_VALUE : next.getInstant().toEpochMilli(),
          rules.getOffset(at).getTotalSeconds() * 1_000L);
    }
  }

  private record Span(long fromMillis, long toMillis, long offsetMillis) {}
}
