package io.studentpulse.pipeline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What the players of a video reported is found whatever its client calls the fields, in rows of this release and of earlier ones. */
@EnabledIfSystemProperty(named = RealClickHouse.PROPERTY, matches = "http.*")
class VideoEventsViewTest {

  private static final String STUDENT = "9b0d5a11-0000-4000-8000-000000000001";
  private static final String VIDEO = "9b0d5a11-0000-4000-8000-000000000002";
  private static final String COURSE = "9b0d5a11-0000-4000-8000-000000000003";

  private static void insert(int second, String columns, String values) throws Exception {
    RealClickHouse.execute("INSERT INTO analytics.activity_events (student_id, event_time, event_id, event_type, event_name, claimed_time, received_time,"
        + " video_id, session_id, " + columns + ", version, is_deleted) VALUES ('" + STUDENT + "', toDateTime64('2026-03-08 14:00:00', 3, 'UTC') + " + second
        + ", generateUUIDv4(), 'video_play', 'video_play', now64(), now64(), '" + VIDEO + "', '" + STUDENT + "', " + values + ", 1, 0)");
  }

  private static String read(int second) throws Exception {
    return RealClickHouse.execute("SELECT position_seconds, from_seconds, to_seconds, duration_seconds, playback_rate FROM analytics.video_events WHERE"
        + " student_id = '" + STUDENT + "' AND event_time = toDateTime64('2026-03-08 14:00:00', 3, 'UTC') + " + second + " FORMAT TabSeparatedRaw");
  }

  @Test
  void a_report_is_found_under_every_name() throws Exception {
    RealClickHouse.execute("DELETE FROM analytics.activity_events WHERE student_id = '" + STUDENT + "'");
    insert(1, "event_data, video_position_seconds, video_duration_seconds, playback_rate", "'{}', 12.5, 600, 1.25");
    assertThat(read(1)).isEqualTo("12.5\t\\N\t\\N\t600\t1.25");
    insert(2, "event_data", "'{\"currentTime\":7,\"duration\":\"600.5\",\"playbackRate\":2,\"from\":null,\"to\":\"3\"}'");
    assertThat(read(2)).as("written by an earlier release").isEqualTo("7\t\\N\t3\t600.5\t2");
    insert(3, "event_data, left_out", "'{\"current_time\":1,\"duration\":-1,\"playback_rate\":1e9}', ['playback_rate', 'video_duration']");
    assertThat(read(3)).as("left out").isEqualTo("1\t\\N\t\\N\t\\N\t\\N");
    insert(4, "event_data", "'{\"current_time\":1e999,\"video_duration\":0,\"playback_rate\":0}'");
    assertThat(read(4)).isEqualTo("\\N\t\\N\t\\N\t\\N\t\\N");
  }

  @Test
  void a_length_that_nobody_told_is_no_hundred_percent() throws Exception {
    RealClickHouse.execute("DELETE FROM analytics.activity_events WHERE student_id = '" + STUDENT + "'");
    RealClickHouse.execute("INSERT INTO analytics.video_watch_intervals (student_id, video_id, session_id, opened_at, opened_event_id, course_id, start_ms,"
        + " end_ms, closed_at, is_estimated, version, is_deleted) VALUES ('" + STUDENT + "', '" + VIDEO + "', '" + STUDENT
        + "', toDateTime64('2026-03-08 14:00:00', 3, 'UTC'), '" + STUDENT + "', '" + COURSE + "', 0, 60000, toDateTime64('2026-03-08 14:01:00', 3, 'UTC'), false, 1, 0)");
    RealClickHouse.execute("INSERT INTO analytics.student_course_daily (student_id, course_id, metric_date, last_event_at, version, is_deleted) VALUES ('"
        + STUDENT + "', '" + COURSE + "', '2026-03-08', toDateTime64('2026-03-08 15:00:00', 3, 'UTC'), 1, 0)");
    String days = "SELECT videos, seconds_watched, video_watch_pct_avg FROM analytics.student_course_video_days(student = '" + STUDENT + "', course = '"
        + COURSE + "') FORMAT TabSeparatedRaw";
    assertThat(RealClickHouse.execute(days)).isEqualTo("1\t60\t\\N");
    insert(9, "event_data", "'{\"duration\":600}'");
    assertThat(RealClickHouse.execute(days)).isEqualTo("1\t60\t10");
  }
}
