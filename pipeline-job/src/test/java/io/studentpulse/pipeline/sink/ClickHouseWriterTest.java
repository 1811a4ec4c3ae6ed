package io.studentpulse.pipeline.sink;

import static io.studentpulse.pipeline.sink.RealClickHouse.execute;
import static io.studentpulse.pipeline.sink.Rows.ADA;
import static io.studentpulse.pipeline.sink.Rows.BOB;
import static io.studentpulse.pipeline.sink.Rows.MARCH_8;
import static io.studentpulse.pipeline.sink.Rows.activity;
import static io.studentpulse.pipeline.sink.Rows.sessionHistory;
import static io.studentpulse.pipeline.sink.Rows.student;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.history.EventTables;
import io.studentpulse.pipeline.session.SessionTables;
import io.studentpulse.pipeline.studystreak.StreakTables;
import io.studentpulse.pipeline.table.TableRow.Change;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.video.VideoTables;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Against a real ClickHouse: whatever is written twice, late or in pieces, a query through FINAL sees the newest of each key. */
@EnabledIfSystemProperty(named = RealClickHouse.PROPERTY, matches = "http.*")
class ClickHouseWriterTest {

  private SinkOptions options;
  private WriterAtHand writer;

  @BeforeEach
  void empty() throws Exception {
    for (String table : List.of("activity_events", "sessions", "streak_history", "video_watch_intervals")) {
      execute("TRUNCATE TABLE analytics." + table);
    }
    options = SinkOptions.clickHouse(RealClickHouse.url(), null, Secret.none());
    writer = WriterAtHand.clickHouse(options);
  }

  @AfterEach
  void close() {
    if (writer != null) {
      writer.close();
    }
  }

  @Test
  void everyValueArrivesAsItIs() throws Exception {
    Id event = new Id(0x0123_4567_89ab_cdefL, 0xfedc_ba98_7654_3210L);
    writer.write(
        activity(ADA, event, MARCH_8, "{\"current_time\":12.5,\"text\":\"ü😀\"}"),
        TableRow.upsert(StreakTables.HISTORY, 4, ADA, MARCH_8, "active", 3, 5, (int) LocalDate.of(2026, 3, 8).toEpochDay(), null),
        TableRow.upsert(VideoTables.INTERVALS, 1, ADA, Rows.VIDEO, Rows.SESSION, MARCH_8, event, null, null, 0, 60_000, MARCH_8, 1.25, true))
        .flush();

    assertThat(execute("SELECT student_id, event_time, event_id, event_type, received_time, lesson_id, browser, event_data, version, is_deleted "
            + "FROM analytics.activity_events FORMAT TabSeparatedRaw"))
        .isEqualTo(String.join("\t", ADA.toString(), "2026-03-08 14:03:11.250", "01234567-89ab-cdef-fedc-ba9876543210", "video_play",
            "2026-03-08 14:03:11.750", "\\N", "Chrome", "{\"current_time\":12.5,\"text\":\"ü😀\"}", "1", "0"));
    assertThat(execute("SELECT position_seconds, duration_seconds FROM analytics.video_events")).isEqualTo("12.5\t600");
    assertThat(execute("SELECT left_out, video_position_seconds, video_from_seconds, video_to_seconds, video_duration_seconds, playback_rate "
            + "FROM analytics.activity_events_current")).isEqualTo("['time_spent','time_zone']\t12.5\t\\N\t\\N\t600\t1.25");
    assertThat(execute("SELECT status, current_streak_days, streak_date, time_zone FROM analytics.streak_history_current"))
        .isEqualTo("active\t3\t2026-03-08\t\\N");
    assertThat(execute("SELECT end_ms, playback_rate, is_estimated FROM analytics.video_watch_intervals_current")).isEqualTo("60000\t1.25\ttrue");
  }

  private String secondsOf(Id student) throws Exception {
    return execute("SELECT duration_seconds FROM analytics.sessions_current WHERE student_id = '" + student + "'");
  }

  @Test
  void theHighestVersionStandsAndAnEqualOneReplaces() throws Exception {
    writer.write(sessionHistory(ADA, MARCH_8, 60, 6)).flush();
    writer.write(sessionHistory(ADA, MARCH_8, 50, 5)).flush();
    assertThat(secondsOf(ADA)).isEqualTo("60");
    writer.write(sessionHistory(ADA, MARCH_8, 61, 6)).flush();
    assertThat(secondsOf(ADA)).isEqualTo("61");
  }

  @Test
  void aReplacementAndALaterGenerationReplaceWhatIsThere() throws Exception {
    writer.write(sessionHistory(ADA, MARCH_8, 60, 6), sessionHistory(BOB, MARCH_8, 60, 6)).flush();
    writer.write(sessionHistory(ADA, MARCH_8, 50, 5).as(Change.REPLACE)).flush();
    assertThat(secondsOf(ADA)).isEqualTo("50");
    assertThat(secondsOf(BOB)).isEqualTo("60");
    try (WriterAtHand corrected = WriterAtHand.clickHouse(options.withGeneration(1))) {
      corrected.write(sessionHistory(BOB, MARCH_8, 10, 1)).flush();
    }
    assertThat(secondsOf(BOB)).isEqualTo("10");
  }

  @Test
  void aDeletedRowIsGoneUntilItComesBack() throws Exception {
    writer.write(sessionHistory(ADA, MARCH_8, 60, 6)).flush();
    TableRow keyOnly = TableRow.upsert(SessionTables.HISTORY, 7, ADA, Rows.SESSION, MARCH_8, null, null, null, null, null, null, null);
    writer.write(keyOnly.as(Change.DELETE)).flush();
    assertThat(secondsOf(ADA)).isEmpty();
    assertThat(writer.rejected).isEmpty();
    writer.write(keyOnly.as(Change.DELETE), sessionHistory(ADA, MARCH_8, 70, 5)).flush();
    assertThat(secondsOf(ADA)).isEqualTo("70");
  }

  /** A stretch of watching was cut and then taken away whole, within one flush: what stood had more events behind it than either. */
  @Test
  void aDeletionGoesWhateverVersionItHasAndTheRowMayComeBackWithLess() throws Exception {
    writer.write(sessionHistory(ADA, MARCH_8, 60, 36)).flush();
    writer.write(sessionHistory(ADA, MARCH_8, 50, 30).as(Change.REPLACE), sessionHistory(ADA, MARCH_8, 50, 30).as(Change.DELETE)).flush();
    assertThat(secondsOf(ADA)).isEmpty();
    writer.write(sessionHistory(ADA, MARCH_8, 40, 29)).flush();
    assertThat(secondsOf(ADA)).isEqualTo("40");
  }

  @Test
  void aReplayFromAnyPointEndsWithTheSameTable() throws Exception {
    List<TableRow> rows = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      rows.add(sessionHistory(student(i % 5), MARCH_8, i, i));
      rows.add(activity(ADA, new Id(i, i), MARCH_8 - i * 40L * 86_400_000, "{}"));
    }
    rows.add(sessionHistory(student(1), MARCH_8, 60, 61).as(Change.DELETE));
    String state = "SELECT * FROM (SELECT student_id, toString(duration_seconds), version FROM analytics.sessions FINAL UNION ALL "
        + "SELECT event_id, event_data, version FROM analytics.activity_events FINAL) ORDER BY ALL";
    write(rows, 0, 7);
    String undisturbed = execute(state);
    for (int from : new int[] {0, 30, 77}) {
      write(rows, from, 13);
      assertThat(execute(state)).isEqualTo(undisturbed);
    }
    assertThat(undisturbed.split("\n")).hasSize(64);
  }

  private void write(List<TableRow> rows, int from, int flushEvery) throws Exception {
    for (int i = from; i < rows.size(); i++) {
      writer.write(rows.get(i));
      if (i % flushEvery == 0) {
        writer.flush();
      }
    }
    writer.flush();
  }

  @Test
  void theRowThatIsRefusedLeavesAloneAndItsNeighboursStay() throws Exception {
    execute("ALTER TABLE analytics.sessions ADD CONSTRAINT no_thirteen CHECK duration_seconds <> 13");
    try {
      for (int i = 1; i <= 200; i++) {
        writer.write(sessionHistory(student(i), MARCH_8, i, 1));
      }
      writer.flush();
    } finally {
      execute("ALTER TABLE analytics.sessions DROP CONSTRAINT no_thirteen");
    }
    assertThat(writer.rejected).extracting(rejected -> rejected.row().values()[4] + " " + rejected.error().substring(0, 14))
        .containsExactly("13 ClickHouse 469");
    assertThat(execute("SELECT count() FROM analytics.sessions_current")).isEqualTo("199");
  }

  @Test
  void aBatchFromAllMonthsSinceTheMillenniumAndHostileTextIsStored() throws Exception {
    long month = 30L * 86_400_000;
    for (int i = 0; i < 320; i++) {
      writer.write(activity(ADA, new Id(i, i), 946_684_800_000L + i * month, "'); DROP TABLE x; -- \\ \u0000 \ud800"));
    }
    TableRow nonsense = activity(BOB, new Id(1, 1), MARCH_8, "{}");
    nonsense.values()[5] = 253_402_300_799_999L;
    writer.write(nonsense).flush();
    assertThat(writer.rejected).isEmpty();
    assertThat(execute("SELECT count() FROM analytics.activity_events_current")).isEqualTo("321");
    assertThat(execute("SELECT event_data FROM analytics.activity_events LIMIT 1 FORMAT RawBLOB")).isEqualTo("'); DROP TABLE x; -- \\ \u0000 ?");
  }

  @Test
  void aMissingTableFailsAndAServerThatIsAwayFailsInTheEnd() throws Exception {
    execute("RENAME TABLE analytics.streak_history TO analytics.streak_history_away");
    try {
      writer.write(TableRow.upsert(StreakTables.HISTORY, 4, ADA, MARCH_8, "active", 3, 5, null, null));
      assertThatThrownBy(writer::flush).isInstanceOf(IOException.class).hasMessageContaining("ClickHouse 60");
    } finally {
      execute("RENAME TABLE analytics.streak_history_away TO analytics.streak_history");
    }
    SinkOptions nowhere = SinkOptions.clickHouse("http://127.0.0.1:1", null, Secret.none()).withRetryFor(Duration.ofMillis(600));
    try (WriterAtHand alone = WriterAtHand.clickHouse(nowhere)) {
      alone.write(activity(ADA, BOB, MARCH_8, "{}"));
      assertThatThrownBy(alone::flush).isInstanceOf(IOException.class).hasMessageContaining("does not answer");
      assertThat(alone.metrics(EventTables.ACTIVITY).retries()).isGreaterThan(1);
    }
  }
}
