package io.studentpulse.pipeline.video;

import static io.studentpulse.pipeline.table.Column.bool;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.percent;
import static io.studentpulse.pipeline.table.Column.real;
import static io.studentpulse.pipeline.table.Column.text;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.TypedColumn;
import java.time.Duration;
import java.util.List;

/** Where the answer to "how much of each video has been watched?" is kept. */
public final class VideoTables {

  public static final Table PROGRESS = new Table(
      1, "student_video_progress", Store.POSTGRES,
      List.of(id("student_id"), id("video_id")),
      List.of(
          id("course_id"), id("lesson_id"), percent("watch_pct"), integer("seconds_watched").required(), integer("video_duration"),
          bool("completed").required(), instant("completed_at"), text("completion_source"), integer("last_position"),
          integer("play_seconds").required(), integer("rewatch_seconds").required(),
          integer("unseen_seeks").required(), integer("gaps").required(), integer("rejected_positions").required(), integer("estimated_closes").required(),
          instant("last_event_at").required()),
      Duration.ofMillis(250));

  public static final Table INTERVALS = new Table(
      2, "video_watch_intervals", Store.CLICKHOUSE,
      List.of(id("student_id"), id("video_id"), id("session_id"), instant("opened_at"), id("opened_event_id")),
      List.of(
          id("course_id"), id("lesson_id"), integer("start_ms").required(), integer("end_ms").required(), instant("closed_at").required(),
          real("playback_rate"), bool("is_estimated").required()),
      Duration.ofSeconds(1));

  private VideoTables() {}

  /** The columns of {@link #PROGRESS}. */
  static final class Progress {
    static final TypedColumn<Id> COURSE_ID = PROGRESS.id("course_id");
    static final TypedColumn<Id> LESSON_ID = PROGRESS.id("lesson_id");
    static final TypedColumn<Integer> WATCH_PCT = PROGRESS.percent("watch_pct");
    static final TypedColumn<Integer> SECONDS_WATCHED = PROGRESS.integer("seconds_watched");
    static final TypedColumn<Integer> VIDEO_DURATION = PROGRESS.integer("video_duration");
    static final TypedColumn<Boolean> COMPLETED = PROGRESS.bool("completed");
    static final TypedColumn<Long> COMPLETED_AT = PROGRESS.instant("completed_at");
    static final TypedColumn<String> COMPLETION_SOURCE = PROGRESS.text("completion_source");
    static final TypedColumn<Integer> LAST_POSITION = PROGRESS.integer("last_position");
    static final TypedColumn<Integer> PLAY_SECONDS = PROGRESS.integer("play_seconds");
    static final TypedColumn<Integer> REWATCH_SECONDS = PROGRESS.integer("rewatch_seconds");
    static final TypedColumn<Integer> UNSEEN_SEEKS = PROGRESS.integer("unseen_seeks");
    static final TypedColumn<Integer> GAPS = PROGRESS.integer("gaps");
    static final TypedColumn<Integer> REJECTED_POSITIONS = PROGRESS.integer("rejected_positions");
    static final TypedColumn<Integer> ESTIMATED_CLOSES = PROGRESS.integer("estimated_closes");
    static final TypedColumn<Long> LAST_EVENT_AT = PROGRESS.instant("last_event_at");

    private Progress() {}
  }

  /** The columns of {@link #INTERVALS}. */
  static final class Intervals {
    static final TypedColumn<Id> COURSE_ID = INTERVALS.id("course_id");
    static final TypedColumn<Id> LESSON_ID = INTERVALS.id("lesson_id");
    static final TypedColumn<Integer> START_MS = INTERVALS.integer("start_ms");
    static final TypedColumn<Integer> END_MS = INTERVALS.integer("end_ms");
    static final TypedColumn<Long> CLOSED_AT = INTERVALS.instant("closed_at");
    static final TypedColumn<Double> PLAYBACK_RATE = INTERVALS.real("playback_rate");
    static final TypedColumn<Boolean> IS_ESTIMATED = INTERVALS.bool("is_estimated");

    private Intervals() {}
  }
}
