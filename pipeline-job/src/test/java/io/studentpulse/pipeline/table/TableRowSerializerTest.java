package io.studentpulse.pipeline.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.rollup.RollupTables;
import io.studentpulse.pipeline.studystreak.StreakTables;
import io.studentpulse.pipeline.table.TableRow.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class TableRowSerializerTest {

  private final TypeSerializer<TableRow> serializer = TypeInformation.of(TableRow.class).createSerializer(new SerializerConfigImpl());

  private static Object value(Column column, int seed) {
    return switch (column.kind()) {
      case ID -> new Id(seed * 31L, -seed);
      case TEXT -> "text " + seed + " ü😀\u0000";
      case INT, PERCENT, DATE -> -seed * 1000;
      case LONG, INSTANT -> Long.MIN_VALUE + seed;
      case DOUBLE -> seed % 2 == 0 ? Double.NaN : seed / 7.0;
      case BOOL -> seed % 2 == 0;
      case TEXTS -> seed % 2 == 0 ? java.util.List.of() : java.util.List.of("a ü😀", "");
      case JSON -> seed % 2 == 0 ? "{\"a\":1}" : "{\"b\":2}".getBytes(StandardCharsets.UTF_8);
    };
  }

  private TableRow sentAndReceived(TableRow row) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(row, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    TableRow received = serializer.deserialize(in);
    assertThat(in.available()).isZero();
    return received;
  }

  @Test
  void flinkUsesOurSerializer() {
    assertThat(TypeInformation.of(TableRow.class).createSerializer(new SerializerConfigImpl())).isInstanceOf(TableRowSerializer.class);
  }

  @Test
  void rowsOfEveryTableComeBackAsTheyWereWithAndWithoutNulls() throws IOException {
    for (Table table : StudentTables.ALL) {
      for (Change change : Change.values()) {
        Object[] full = new Object[table.width()];
        Object[] sparse = new Object[table.width()];
        for (int i = 0; i < full.length; i++) {
          full[i] = value(table.column(i), i + change.ordinal());
          sparse[i] = i % 2 == 0 ? null : full[i];
        }
        TableRow row = TableRow.upsert(table, 1L << 50, full).as(change);
        assertThat(sentAndReceived(row)).isEqualTo(row);
        TableRow other = TableRow.upsert(table, 0, sparse).as(change);
        assertThat(sentAndReceived(other)).isEqualTo(other);
      }
    }
  }

  @Test
  void columnsThatAnOlderReleaseDidNotHaveAreNull() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeShort(StreakTables.CURRENT.number());
    out.writeByte(Change.UPSERT.ordinal());
    out.writeLong(9);
    out.writeByte(1);
    out.writeByte(1);
    out.writeLong(3);
    out.writeLong(4);
    TableRow row = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    assertThat(row.values()).containsExactly(new Id(3, 4), null, null, null, null, null, null);
  }

  /** A sum is kept as state for ever: one that is older than its last column would else stay null there, and the store refuse the row. */
  @Test
  void aSumThatIsOlderThanAColumnCountsItAsNothing() throws IOException {
    TableRow today = RollupTables.PLATFORM_RETURNS.sums(20_000, 3).add(RollupTables.PlatformReturns.STUDENTS, 2).build();
    TableRow older = restored(new TableRow(today.table(), new Object[] {20_000, 3}, 0, Change.ADD));
    assertThat(older.values()).containsExactly(20_000, 3, null, null);
    assertThat(older.plus(today)).isEqualTo(today);
    assertThat(today.plus(older)).isEqualTo(today);
    assertThat(older.plus(older)).isEqualTo(older);
    assertThat(older.negative().plus(today)).isEqualTo(today);
  }

  private TableRow restored(TableRow older) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(older, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }

  @Test
  void aTableOfANewerReleaseIsNamed() {
    assertThatThrownBy(() -> serializer.deserialize(new DataInputDeserializer(new byte[] {0x7f, 0x7f, 0})))
        .hasMessageContaining("newer release");
  }

  @Test
  void wireNumbersAreFrozen() {
    assertThat(StudentTables.ALL).extracting(table -> table.number() + " " + table.name()).contains(
        "1 student_video_progress", "2 video_watch_intervals", "3 study_sessions", "4 sessions", "5 student_streaks",
        "6 streak_history", "7 student_risk", "8 risk_transitions", "9 external_ids", "10 activity_events", "11 dead_letters");
    assertThat(Change.values()).containsExactly(Change.UPSERT, Change.REPLACE, Change.DELETE, Change.ADD);
  }
}
