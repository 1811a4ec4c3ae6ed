package io.studentpulse.pipeline.history;

import static io.studentpulse.pipeline.table.Column.bigint;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.json;
import static io.studentpulse.pipeline.table.Column.real;
import static io.studentpulse.pipeline.table.Column.text;
import static io.studentpulse.pipeline.table.Column.texts;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TypedColumn;
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

  public static final List<Table> ALL = List.of(EXTERNAL_IDS, ACTIVITY, DEAD_LETTERS);

  private EventTables() {}

  /** The columns of {@link #EXTERNAL_IDS}. */
  public static final class ExternalIds {
    public static final TypedColumn<String> EXTERNAL_ID = EXTERNAL_IDS.text("external_id");
    public static final TypedColumn<Long> LAST_EVENT_AT = EXTERNAL_IDS.instant("last_event_at");

    private ExternalIds() {}
  }

  /** The columns of {@link #ACTIVITY}. */
  public static final class Events {
    public static final TypedColumn<String> EVENT_TYPE = ACTIVITY.text("event_type");
    public static final TypedColumn<String> EVENT_NAME = ACTIVITY.text("event_name");
    public static final TypedColumn<Long> CLAIMED_TIME = ACTIVITY.instant("claimed_time");
    public static final TypedColumn<Long> RECEIVED_TIME = ACTIVITY.instant("received_time");
    public static final TypedColumn<Id> SESSION_ID = ACTIVITY.id("session_id");
    public static final TypedColumn<Id> COURSE_ID = ACTIVITY.id("course_id");
    public static final TypedColumn<Id> LESSON_ID = ACTIVITY.id("lesson_id");
    public static final TypedColumn<Id> VIDEO_ID = ACTIVITY.id("video_id");
    public static final TypedColumn<Id> ASSESSMENT_ID = ACTIVITY.id("assessment_id");
    public static final TypedColumn<String> DEVICE_TYPE = ACTIVITY.text("device_type");
    public static final TypedColumn<String> OS = ACTIVITY.text("os");
    public static final TypedColumn<String> BROWSER = ACTIVITY.text("browser");
    public static final TypedColumn<String> COUNTRY_CODE = ACTIVITY.text("country_code");
    public static final TypedColumn<String> IP_TRUNCATED = ACTIVITY.text("ip_truncated");
    public static final TypedColumn<String> TIME_ZONE = ACTIVITY.text("time_zone");
    public static final TypedColumn<Object> EVENT_DATA = ACTIVITY.json("event_data");
    public static final TypedColumn<List<String>> LEFT_OUT = ACTIVITY.texts("left_out");
    public static final TypedColumn<Double> VIDEO_POSITION_SECONDS = ACTIVITY.real("video_position_seconds");
    public static final TypedColumn<Double> VIDEO_FROM_SECONDS = ACTIVITY.real("video_from_seconds");
    public static final TypedColumn<Double> VIDEO_TO_SECONDS = ACTIVITY.real("video_to_seconds");
    public static final TypedColumn<Double> VIDEO_DURATION_SECONDS = ACTIVITY.real("video_duration_seconds");
    public static final TypedColumn<Double> PLAYBACK_RATE = ACTIVITY.real("playback_rate");

    private Events() {}
  }

  /** The columns of {@link #DEAD_LETTERS}. */
  public static final class DeadLetters {
    public static final TypedColumn<String> REASON = DEAD_LETTERS.text("reason");
    public static final TypedColumn<String> STAGE = DEAD_LETTERS.text("stage");
    public static final TypedColumn<String> ERROR = DEAD_LETTERS.text("error");
    public static final TypedColumn<Long> RECEIVED_AT = DEAD_LETTERS.instant("received_at");
    public static final TypedColumn<Integer> VALUE_BYTES = DEAD_LETTERS.integer("value_bytes");

    private DeadLetters() {}
  }
}
