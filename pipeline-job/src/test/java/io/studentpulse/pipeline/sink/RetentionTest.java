package io.studentpulse.pipeline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Does what is said about a week or a day stand as long as the events it is about? */
@EnabledIfSystemProperty(named = RealClickHouse.PROPERTY, matches = "http.*")
class RetentionTest {

  /** The last instant of the local date 2026-09-06, a Sunday, anywhere: the zones go from 14 hours before UTC to 12 behind. */
  private static final String SUNDAY_ENDS_LAST = "2026-09-07 11:59:59.999";

  /** When a row expires in which one column has this value. */
  private static String expiry(String table, String column, String value) throws Exception {
    String ttl = RealClickHouse.execute("SELECT extract(engine_full, ' TTL (.*?)( SETTINGS .*)?$') FROM system.tables "
        + "WHERE database = 'analytics' AND name = '" + table + "' FORMAT TabSeparatedRaw");
    return RealClickHouse.execute("SELECT formatDateTime(toDateTime64(" + ttl + ", 3, 'UTC'), '%F %T', 'UTC') FROM (SELECT " + value + " AS " + column + ")");
  }

  private static String instant(String text) {
    return "toDateTime64('" + text + "', 3, 'UTC')";
  }

  @Test
  void aWeekOfPlacesExpiresWhenItsLastEventDoes() throws Exception {
    String week = expiry("student_places", "week", "toDate32('2026-08-31')");
    assertThat(week).isGreaterThanOrEqualTo(expiry("activity_events", "event_time", instant("2026-09-06 23:59:59.999")));
    assertThat(week).isLessThanOrEqualTo(expiry("activity_events", "event_time", instant("2026-09-07 00:00:00.000")));
  }

  @Test
  void aLocalDateExpiresWhenItsLastActivityDoesWhereverItWas() throws Exception {
    Map<String, String> days = new TreeMap<>(Map.of("student_daily", "stat_date", "student_course_daily", "metric_date"));
    for (var day : days.entrySet()) {
      assertThat(expiry(day.getKey(), day.getValue(), "toDate32('2026-09-06')")).as(day.getKey())
          .isGreaterThanOrEqualTo(expiry("sessions", "started_at", instant(SUNDAY_ENDS_LAST)))
          .isGreaterThanOrEqualTo(expiry("video_watch_intervals", "opened_at", instant(SUNDAY_ENDS_LAST)));
    }
  }

  @Test
  void everyTableOfHistoryExpires() throws Exception {
    assertThat(RealClickHouse.lines("SELECT name FROM system.tables WHERE database = 'analytics' AND engine LIKE 'Replacing%' "
        + "AND engine_full NOT LIKE '% TTL %' AND name NOT IN ('schema_migrations', 'schema_version')"))
        .isEmpty();
  }
}
