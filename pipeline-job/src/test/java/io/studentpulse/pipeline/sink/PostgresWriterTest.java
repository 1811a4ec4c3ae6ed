package io.studentpulse.pipeline.sink;

import static io.studentpulse.pipeline.sink.Rows.ADA;
import static io.studentpulse.pipeline.sink.Rows.BOB;
import static io.studentpulse.pipeline.sink.Rows.MARCH_8;
import static io.studentpulse.pipeline.sink.Rows.atRisk;
import static io.studentpulse.pipeline.sink.Rows.named;
import static io.studentpulse.pipeline.sink.Rows.session;
import static io.studentpulse.pipeline.sink.Rows.student;
import static io.studentpulse.pipeline.sink.Rows.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.history.EventTables;
import io.studentpulse.pipeline.risk.RiskTables;
import io.studentpulse.pipeline.table.TableRow.Change;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.video.VideoTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL: whatever is written twice, late, broken or in pieces, the tables hold the newest of each key. */
@Tag("today")
class PostgresWriterTest {

  private static final SinkOptions OPTIONS = SinkOptions.postgres(RealPostgres.url(), "postgres", Secret.none());

  private WriterAtHand writer;

  @BeforeEach
  void empty() throws Exception {
    RealPostgres.execute("TRUNCATE analytics.student_video_progress, analytics.study_sessions, analytics.student_risk, analytics.external_ids");
    writer = WriterAtHand.postgres(OPTIONS);
  }

  @AfterEach
  void close() {
    writer.close();
  }

  private static String secondsOf(Id student) throws Exception {
    return RealPostgres.value("SELECT max(seconds_watched) FROM analytics.student_video_progress WHERE student_id = '" + student + "'");
  }

  @Test
  void everyValueArrivesAsItIs() throws Exception {
    writer.write(watched(ADA, 540, 7), atRisk(ADA, "{\"pace\": 0.5}")).flush();

    assertThat(RealPostgres.rows(
            "SELECT watch_pct, seconds_watched, completed, completed_at = '2026-03-08T14:03:11.250Z', lesson_id, version, updated_at > now() - interval '1 minute' "
                + "FROM analytics.student_video_progress"))
        .containsExactly(Arrays.asList("90.00", "540", "t", "t", null, "7", "t"));
    assertThat(RealPostgres.rows("SELECT at_risk, reason, at_risk_score, factors->>'pace' FROM analytics.student_risk"))
        .containsExactly(List.of("t", "inactive", "0.25", "0.5"));
  }

  @Test
  void aVersionIsNeverReplacedByALowerOneAndIsByAnEqualOne() throws Exception {
    writer.write(watched(ADA, 60, 6)).flush();
    writer.write(watched(ADA, 50, 5)).flush();
    assertThat(secondsOf(ADA)).isEqualTo("60");
    writer.write(watched(ADA, 61, 6)).flush();
    assertThat(secondsOf(ADA)).isEqualTo("61");
  }

  @Test
  void aReplacementAndALaterGenerationReplaceWhatIsThere() throws Exception {
    writer.write(watched(ADA, 60, 6), watched(BOB, 60, 6)).flush();
    writer.write(watched(ADA, 50, 5).as(Change.REPLACE)).flush();
    assertThat(secondsOf(ADA)).isEqualTo("50");
    try (WriterAtHand corrected = WriterAtHand.postgres(OPTIONS.withGeneration(1))) {
      corrected.write(watched(BOB, 10, 1)).flush();
    }
    assertThat(secondsOf(BOB)).isEqualTo("10");
    writer.write(watched(BOB, 99, 99)).flush();
    assertThat(secondsOf(BOB)).isEqualTo("10");
  }

  @Test
  void aReplayFromAnyPointEndsWithTheSameTable() throws Exception {
    List<TableRow> rows = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      rows.add(watched(student(i % 5), i, i));
      rows.add(session(ADA, MARCH_8, i * 10, i));
    }
    rows.add(session(ADA, MARCH_8 - 60_000, 560, 51));
    rows.add(session(ADA, MARCH_8, 500, 51).as(Change.DELETE));
    String state = "SELECT student_id, seconds_watched, version FROM analytics.student_video_progress UNION ALL "
        + "SELECT student_id, duration_seconds, version FROM analytics.study_sessions ORDER BY 1, 2";
    write(rows, 0, 7);
    List<List<String>> undisturbed = RealPostgres.rows(state);

    for (int from : new int[] {0, 30, 77, 101}) {
      write(rows, from, 13);
      assertThat(RealPostgres.rows(state)).isEqualTo(undisturbed);
    }
    assertThat(undisturbed).hasSize(6);
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
  void onlyTheNewestRowOfAKeyIsWritten() throws Exception {
    for (int i = 1; i <= 1000; i++) {
      writer.write(watched(ADA, i % 600, i));
    }
    writer.write(watched(ADA, 1, 999)).flush();

    assertThat(secondsOf(ADA)).isEqualTo("400");
    assertThat(writer.metrics(VideoTables.PROGRESS).rowsWritten()).isEqualTo(1);
    assertThat(writer.metrics(VideoTables.PROGRESS).rowsCoalesced()).isEqualTo(1000);
  }

  @Test
  void theRowThatIsRefusedLeavesAloneAndItsNeighboursStay() throws Exception {
    for (int i = 0; i < 200; i++) {
      writer.write(named(student(i), i == 137 ? "a NUL \u0000 byte" : "'); DROP TABLE analytics.external_ids; -- \\ \"{" + i + "}, NULL"));
      writer.write(atRisk(student(i), i == 11 ? "{broken" : i == 12 ? "{\"a\":\"\\u0000\"}" : null));
    }
    writer.write(watched(student(1), 60, 1), percent(student(2), 100_000), percent(student(3), 10_000));
    writer.flush();

    assertThat(writer.rejected).extracting(rejected -> rejected.row().table().name() + " " + rejected.error().substring(0, 16))
        .containsExactlyInAnyOrder(
            "external_ids PostgreSQL 22021", "student_risk PostgreSQL 22P02", "student_risk PostgreSQL 22P05",
            "student_video_progress PostgreSQL 22003");
    assertThat(writer.rejected.get(0).stage()).isEqualTo("postgres");
    assertThat(writer.rejectionsAreFlushed).isTrue();
    assertThat(RealPostgres.value("SELECT count(*) FROM analytics.external_ids")).isEqualTo("199");
    assertThat(RealPostgres.value("SELECT external_id FROM analytics.external_ids WHERE id = '" + student(5) + "'"))
        .isEqualTo("'); DROP TABLE analytics.external_ids; -- \\ \"{5}, NULL");
    assertThat(RealPostgres.value("SELECT count(*) FROM analytics.student_risk")).isEqualTo("198");
    assertThat(RealPostgres.value("SELECT count(*) FROM analytics.student_video_progress")).isEqualTo("2");
    assertThat(writer.metrics(RiskTables.CURRENT).rowsRejected()).isEqualTo(2);
  }

  @Test
  void noMessageOfARefusalRepeatsTheRowsValues() {
    try (PostgresStore store = new PostgresStore(OPTIONS)) {
      List<TableRow> rows = List.of(atRisk(ADA, "{\"note\": \"confided to a teacher"));
      assertThatThrownBy(() -> store.write(RiskTables.CURRENT, rows)).hasMessageContaining("22P02")
          .hasStackTraceContaining("PSQLException").extracting(PostgresWriterTest::stackTrace).asString().doesNotContain("confided", ADA.toString());
    }
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static TableRow percent(Id student, int hundredths) {
    TableRow row = watched(student, 60, 1);
    row.values()[4] = hundredths;
    return row;
  }

  @Test
  void aRowWithoutARequiredValueIsRejectedBeforeTheStoreSeesIt() throws Exception {
    TableRow row = watched(ADA, 60, 1);
    row.values()[5] = null;
    writer.write(row, watched(BOB, 60, 1)).flush();

    assertThat(writer.rejected).extracting(WriterAtHand.Rejected::error).containsExactly("the required column seconds_watched has no value");
    assertThat(secondsOf(BOB)).isEqualTo("60");
  }

  @Test
  void extremeValuesAreStoredOrRejectedAlone() throws Exception {
    writer.write(
        session(student(1), 253_402_300_799_999L, 0, 1), session(student(2), Long.MAX_VALUE, 0, 1), session(student(3), 0, 0, 1),
        session(student(4), -62_135_596_800_000L, 0, 1),
        named(student(1), "😀 \ud800 half a character"));
    writer.flush();

    assertThat(writer.rejected).extracting(rejected -> rejected.error().substring(0, 16)).containsExactly("PostgreSQL 22008");
    assertThat(RealPostgres.rows("SELECT started_at AT TIME ZONE 'UTC' FROM analytics.study_sessions ORDER BY 1"))
        .extracting(row -> row.get(0))
        .containsExactly("0001-01-01 00:00:00", "1970-01-01 00:00:00", "9999-12-31 23:59:59.999");
    assertThat(RealPostgres.value("SELECT external_id FROM analytics.external_ids")).isEqualTo("😀 ? half a character");
  }

  @Test
  void aMissingTableFailsAtOnceAndNamesTheMigrations() throws Exception {
    RealPostgres.execute("ALTER TABLE analytics.external_ids RENAME TO external_ids_away");
    try {
      writer.write(named(ADA, "ada"));
      assertThatThrownBy(() -> writer.flush()).isInstanceOf(IOException.class).hasMessageContaining("42P01").hasMessageContaining("migrations");
    } finally {
      RealPostgres.execute("ALTER TABLE analytics.external_ids_away RENAME TO external_ids");
    }
  }

  @Test
  void aServerThatStaysAwayFailsTheFlushInTheEndAndClosingDoesNot() throws Exception {
    SinkOptions nowhere = SinkOptions.postgres("jdbc:postgresql://127.0.0.1:1/postgres", "postgres", Secret.none())
        .withRetryFor(Duration.ofMillis(700));
    try (WriterAtHand alone = WriterAtHand.postgres(nowhere)) {
      alone.write(named(ADA, "ada"));
      assertThatThrownBy(alone::flush).isInstanceOf(IOException.class).hasMessageContaining("could not be written for 0 s");
      assertThat(alone.metrics(EventTables.EXTERNAL_IDS).retries()).isGreaterThan(1);
    }
  }

  @Test
  void updatesStayHeapOnly() throws Exception {
    for (int round = 0; round <= 60; round++) {
      // First everybody, then one in twenty at a time, as flushes do.
      for (int i = round % 20; i < 2000; i += round == 0 ? 1 : 20) {
        writer.write(watched(student(i), round, round + 1), atRisk(student(i), null));
      }
      writer.flush();
    }
    // A backend reports its last figures when it ends.
    writer.close();
    String hot = "SELECT coalesce(n_tup_hot_upd >= 0.8 * nullif(n_tup_upd, 0), false) FROM pg_stat_user_tables WHERE relname = '%s'";
    await().untilAsserted(() -> {
      assertThat(RealPostgres.value(hot.formatted("student_video_progress"))).isEqualTo("t");
      assertThat(RealPostgres.value(hot.formatted("student_risk"))).isEqualTo("t");
    });
  }
}
