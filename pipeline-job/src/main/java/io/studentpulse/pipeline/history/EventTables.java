package io.studentpulse.pipeline.history;

import static io.studentpulse.pipeline.table.Column.bigint;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.json;
import static io.studentpulse.pipeline.table.Column.real;
import static io.studentpulse.pipeline.table.Column.text;
import static io.studentpulse.pipeline.table.Column.texts;

import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.Table;
import java.time.Duration;
import java.util.List;

/** Where every accepted event, every rejected record and every name behind an id is kept. */
public final class EventTables {

  public static final Table EXTERNAL_IDS = new Table(
      9, "external_ids", Store.POSTGRES,
      List.of(text("kind"), id("id")),
      List.of(text("external_id").required(), instant("last_event_at").required()),
      Duration.ofSeconds(1));

  public static final Table ACTIVITY = new Table(
      10, "activity_events", Store.CLICKHOUSE,
      List.of(id("student_id"), instant("event_time"), id("event_id")),
      List.of(
          text("event_type").required(), text("event_name").required(), instant("claimed_time").required(), instant("received_time").required(),
          id("session_id"), id("course_id"), id("lesson_id"), id("video_id"), id("assessment_id"),
          text("device_type"), text("os"), text("browser"), text("country_code"), text("ip_truncated"), text("time_zone"),
          json("event_data").required(), texts("left_out"), real("video_position_seconds"), real("video_from_seconds"), real("video_to_seconds"),
          real("video_duration_seconds"), real("playback_rate")),
      Duration.ofSeconds(1));

  public static final Table DEAD_LETTERS = new Table(
      11, "dead_letters", Store.CLICKHOUSE,
      List.of(text("source_topic"), integer("source_partition"), bigint("source_offset"), integer("event_index")),
      List.of(text("reason").required(), text("stage").required(), text("error").required(), instant("received_at").required(), integer("value_bytes").required()),
      Duration.ofSeconds(1));

  private EventTables() {}
}
