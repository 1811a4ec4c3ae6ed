package io.studentpulse.pipeline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does what is said about a week or a day stand as long as the events it is about? */
@EnabledIfSystemProperty(named = RealClickHouse.PROPERTY, matches = "http.*")
class RetentionTest {

  /** When a row expires in which one column has this value. */
  private static String expiry(String table, String column, String value) throws Exception {
    String ttl = RealClickHouse.execute("SELECT extract(engine_full, ' TTL (.*?)( SETTINGS .*)?$') FROM system.tables "
        + "WHERE database = 'analytics' AND name = '" + table + "' FORMAT TabSeparatedRaw");
    return RealClickHouse.execute("SELECT formatDateTime(toDateTime64(" + ttl + ", 3, 'UTC'), '%F %T', 'UTC') FROM (SELECT " + value + " AS " + column + ")");
  }

  private static String instant(String text) {
    return "toDateTime64('" + text + "', 3, 'UTC')";
  }

  /** Weeks and dates at every edge of the calendar: the store's own clock cannot be set. */
  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest
  @ValueSource(strings = {
      "2026-09-06", "2026-11-30", "2026-12-31", "2027-01-01", "2027-01-03", "2027-03-14", "2027-03-28", "2027-04-30", "2027-10-31", "2027-11-07",
      "2028-02-29", "2033-11-30"})
  @interface EachDay {}

  @EachDay
  void aWeekOfPlacesExpiresWhenItsLastEventDoes(LocalDate day) throws Exception {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    String week = expiry("student_places", "week", "toDate32('" + monday + "')");
    assertThat(week).isGreaterThanOrEqualTo(expiry("activity_events", "event_time", instant(monday.plusDays(6) + " 23:59:59.999")));
    assertThat(week).isLessThanOrEqualTo(expiry("activity_events", "event_time", instant(monday.plusDays(7) + " 00:00:00.000")));
  }

  @EachDay
  void aLocalDateExpiresWhenItsLastActivityDoesWhereverItWas(LocalDate day) throws Exception {
    // The zones go from 14 hours before UTC to 12 behind.
    String endsLast = day.plusDays(1) + " 11:59:59.999";
    Map<String, String> days = new TreeMap<>(Map.of("student_daily", "stat_date", "student_course_daily", "metric_date"));
    for (var named : days.entrySet()) {
      assertThat(expiry(named.getKey(), named.getValue(), "toDate32('" + day + "')")).as(named.getKey())
          .isGreaterThanOrEqualTo(expiry("sessions", "started_at", instant(endsLast)))
          .isGreaterThanOrEqualTo(expiry("video_watch_intervals", "opened_at", instant(endsLast)));
    }
  }

  @Test
  void everyTableOfHistoryExpires() throws Exception {
    assertThat(RealClickHouse.lines("SELECT name FROM system.tables WHERE database = 'analytics' AND engine LIKE 'Replacing%' "
        + "AND engine_full NOT LIKE '% TTL %' AND name NOT IN ('schema_migrations', 'schema_version')"))
        .isEmpty();
  }
}
