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
          id("course_id"), id("lesson_id"), percent("watch_pct"), integer("seconds_watched"), integer("video_duration"),
          bool("completed"), instant("completed_at"), text("completion_source"), integer("last_position"),
          integer("play_seconds"), integer("rewatch_seconds"),
          integer("unseen_seeks"), integer("gaps"), integer("rejected_positions"), integer("estimated_closes"),
          instant("last_event_at")),
      Duration.ofMillis(250));

  public static final Table INTERVALS = new Table(
      2, "video_watch_intervals", Store.CLICKHOUSE,
      List.of(id("student_id"), id("video_id"), id("session_id"), instant("opened_at"), id("opened_event_id")),
      List.of(
          id("course_id"), id("lesson_id"), integer("start_ms"), integer("end_ms"), instant("closed_at"),
          real("playback_rate"), bool("is_estimated")),
      Duration.ofSeconds(1));

  private VideoTables() {}
}
