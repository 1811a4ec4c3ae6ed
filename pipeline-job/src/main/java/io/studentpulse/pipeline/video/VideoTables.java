package io.studentpulse.pipeline.video;

import static io.studentpulse.pipeline.table.Column.bool;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.percent;
import static io.studentpulse.pipeline.table.Column.real;
import static io.studentpulse.pipeline.table.Column.text;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
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
}
