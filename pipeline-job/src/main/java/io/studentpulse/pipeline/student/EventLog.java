package io.studentpulse.pipeline.student;

import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of a student's events, whatever the analytic: the recent ones, and how far event time has come.
 *
 * @param recent events that a late one may still come between
 * @param closedBeforeMillis events older than this cannot be placed any more, whatever the watermark
 * @param advancedToMillis up to where event time alone has already changed a row
 * @param wakeAtMillis event time of the timer that is armed, {@link Long#MAX_VALUE} without one
 * @param zoneBefore IANA zone that was last told before the recent events, or null
 * @param zone IANA zone that was last told, or null
 */
public record EventLog(
    RecentEvents recent, long closedBeforeMillis, long advancedToMillis, long wakeAtMillis, String zoneBefore, String zone) {

  public static final EventLog EMPTY = new EventLog(RecentEvents.NONE, Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, null, null);

  EventLog with(RecentEvents other) {
    return with(other, lastZone(other.toList(), zoneBefore));
  }

  EventLog with(RecentEvents other, String lastZone) {
    return new EventLog(other, closedBeforeMillis, advancedToMillis, wakeAtMillis, zoneBefore, lastZone);
  }

  EventLog wakingAt(long millis) {
    return new EventLog(recent, closedBeforeMillis, advancedToMillis, millis, zoneBefore, zone);
  }

  /** The last zone told up to the end of some events. */
  static String lastZone(List<StudentEvent> events, String before) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i).tellsWhereabouts()) {
        return events.get(i).zone();
      }
    }
    return before;
  }

  /** The events, those that tell no zone with the one last told before them. */
  static List<StudentEvent> zoned(List<StudentEvent> events, String before) {
    List<StudentEvent> zoned = new ArrayList<>(events.size());
    String last = before;
    for (StudentEvent event : events) {
      last = event.tellsWhereabouts() ? event.zone() : last;
      zoned.add(event.inLastZone(last));
    }
    return zoned;
  }
}
