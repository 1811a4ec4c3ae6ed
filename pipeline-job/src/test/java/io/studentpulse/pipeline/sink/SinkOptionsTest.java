package io.studentpulse.pipeline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studentpulse.pipeline.studystreak.StreakTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkOptionsTest {

  @Test
  void aSerialisedSinkHoldsWhereThePasswordIsAndNotThePassword(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "open sesame\n");
    SinkOptions options = SinkOptions.postgres("jdbc:postgresql://localhost/db", "job", Secret.inFile(file.toString()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new PostgresSink(options, KafkaRejectedRows.to("activity.dead-letter", new Properties())));
      out.writeObject(new ClickHouseSink(options, KafkaRejectedRows.to("activity.dead-letter", new Properties())));
    }
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).contains(file.toString()).doesNotContain("sesame");
    assertThat(options.toString()).doesNotContain("sesame");
    assertThat(options.password().read()).isEqualTo("open sesame");
  }

  @Test
  void aSecretThatIsNotThereIsNamed() throws Exception {
    assertThat(Secret.inEnvironment("PASSWORD").read(Map.of("PASSWORD", "x"))).isEqualTo("x");
    assertThatThrownBy(() -> Secret.inEnvironment("NO_SUCH_PASSWORD").read()).isInstanceOf(IOException.class).hasMessageContaining("NO_SUCH_PASSWORD");
    assertThatThrownBy(() -> Secret.inFile("/no/such/file").read()).hasMessageContaining("/no/such/file");
    assertThat(Secret.none().read()).isNull();
  }

  @Test
  void theGenerationStandsAboveEveryVersion() {
    SinkOptions options = SinkOptions.postgres("jdbc:postgresql://localhost/db", null, Secret.none());
    assertThat(options.stored(5)).isEqualTo(5);
    assertThat(options.withGeneration(1).stored(0)).isGreaterThan(options.stored((1L << 40) - 1));
    assertThatThrownBy(() -> options.withGeneration(-1)).hasMessageContaining("generation");
    assertThatThrownBy(() -> options.withGeneration(1L << 23)).hasMessageContaining("generation");
  }

  @Test
  void theStatementsOfATableFollowFromItsDeclaration() {
    PostgresStatements statements = PostgresStatements.of(StreakTables.CURRENT);
    assertThat(statements.upsert()).isEqualTo(
        "INSERT INTO analytics.student_streaks AS t (student_id, current_streak_days, longest_streak_days, last_streak_date, status, "
            + "time_zone, last_event_at, version, updated_at) SELECT r.student_id, r.current_streak_days, r.longest_streak_days, "
            + "date 'epoch' + r.last_streak_date, r.status, r.time_zone, timestamptz 'epoch' + r.last_event_at / 1000 * interval '1 second' "
            + "+ r.last_event_at % 1000 * interval '1 millisecond', r.version, now() FROM unnest(?::uuid[], ?::integer[], ?::integer[], "
            + "?::integer[], ?::text[], ?::text[], ?::bigint[], ?::bigint[]) AS r (student_id, current_streak_days, longest_streak_days, "
            + "last_streak_date, status, time_zone, last_event_at, version) ON CONFLICT (student_id) DO UPDATE SET "
            + "current_streak_days = excluded.current_streak_days, longest_streak_days = excluded.longest_streak_days, "
            + "last_streak_date = excluded.last_streak_date, status = excluded.status, time_zone = excluded.time_zone, "
            + "last_event_at = excluded.last_event_at, version = excluded.version, updated_at = excluded.updated_at "
            + "WHERE excluded.version >= t.version");
    assertThat(statements.upsert()).isEqualTo(statements.replace() + " WHERE excluded.version >= t.version");
    assertThat(statements.delete()).isEqualTo(
        "DELETE FROM analytics.student_streaks AS t USING unnest(?::uuid[]) AS r (student_id) WHERE t.student_id = r.student_id");
    assertThat(ClickHouseStore.into(StreakTables.HISTORY)).isEqualTo(
        "analytics.streak_history (student_id, changed_at, status, current_streak_days, longest_streak_days, streak_date, time_zone, version, "
            + "is_deleted)");
  }

  @Test
  void aRejectedRowIsReadableJson() throws Exception {
    assertThat(new String(KafkaRejectedRows.json(Rows.named(Rows.ADA, "a \u0000 \"name\"")), StandardCharsets.UTF_8)).isEqualTo(
        "{\"table\":\"external_ids\",\"change\":\"UPSERT\",\"version\":1,\"values\":{\"kind\":\"course\",\"id\":\"" + Rows.ADA
            + "\",\"external_id\":\"a \\u0000 \\\"name\\\"\",\"last_event_at\":1772978591250}}");
  }
}
