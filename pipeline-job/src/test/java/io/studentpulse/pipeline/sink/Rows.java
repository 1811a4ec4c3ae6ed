package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.history.EventTables;
import io.studentpulse.pipeline.risk.RiskTables;
import io.studentpulse.pipeline.session.SessionTables;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.video.VideoTables;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows in the words of the domain. */
final class Rows {

  static final Id ADA = Id.ofExternal("ada");
  static final Id BOB = Id.ofExternal("bob");
  static final Id VIDEO = Id.ofExternal("video");
  static final Id COURSE = Id.ofExternal("course");
  static final Id SESSION = Id.ofExternal("session");
  /** 2026-03-08T14:03:11.250Z. */
  static final long MARCH_8 = 1_772_978_591_250L;

  private Rows() {}

  static Id student(int number) {
    return new Id(number * 0x9E37_79B9_7F4A_7C15L, number);
  }

  static TableRow watched(Id student, int seconds, long version) {
    return TableRow.upsert(
        VideoTables.PROGRESS, version,
        student, VIDEO, COURSE, null, seconds * 10_000 / 600, seconds, 600, seconds >= 540, seconds >= 540 ? MARCH_8 : null,
        seconds >= 540 ? "coverage" : null, seconds, seconds, 0, 0, 0, 0, 0, MARCH_8 + seconds * 1000L);
  }

  static TableRow named(Id id, String name) {
    return TableRow.upsert(EventTables.EXTERNAL_IDS, 1, "course", id, name, MARCH_8);
  }

  static TableRow atRisk(Id student, String factors) {
    return TableRow.upsert(
        RiskTables.CURRENT, 3,
        student, COURSE, true, "inactive", MARCH_8, MARCH_8 - 604_800_000L, 0.25, factors, MARCH_8, "scored", null);
  }

  static TableRow session(Id student, long startedAtMillis, int seconds, int events) {
    return TableRow.upsert(
        SessionTables.CURRENT, events,
        student, SESSION, startedAtMillis, startedAtMillis + seconds * 1000L, seconds, seconds, events, true, "mobile",
        startedAtMillis + seconds * 1000L);
  }

  static TableRow sessionHistory(Id student, long startedAtMillis, int seconds, int events) {
    return TableRow.upsert(SessionTables.HISTORY, events, session(student, startedAtMillis, seconds, events).values());
  }

  static TableRow activity(Id student, Id event, long atMillis, String data) {
    return TableRow.upsert(
        EventTables.ACTIVITY, 1,
        student, atMillis, event, "video_play", "video_play", atMillis, atMillis + 500,
        SESSION, COURSE, null, VIDEO, null, "mobile", "Android", "Chrome", "DE", "192.0.2.0", "Europe/Berlin",
        data.getBytes(StandardCharsets.UTF_8), List.of("time_spent", "time_zone"), 12.5, null, null, 600.0, 1.25);
  }
}
