package io.studentpulse.pipeline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.table.TableRow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sink inside a real Flink job, with generic types forbidden. */
@Tag("today")
@Timeout(60)
class SinkJobTest {

  @RegisterExtension
  static final MiniClusterExtension CLUSTER = new MiniClusterExtension(
      new MiniClusterResourceConfiguration.Builder().setNumberTaskManagers(1).setNumberSlotsPerTaskManager(2).build());

  @Test
  void rowsPassBetweenTasksAndReachTheTable() throws Exception {
    RealPostgres.execute("TRUNCATE analytics.student_video_progress");
    Configuration strict = new Configuration();
    strict.setString("pipeline.generic-types", "false");
    strict.setString("pipeline.auto-generate-uids", "false");
    strict.setString("restart-strategy.type", "none");
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(strict);
    environment.setParallelism(2);
    environment.enableCheckpointing(200);
    environment.fromSequence(0, 9_999).uid("numbers")
        .map(number -> Rows.watched(Rows.student((int) (number % 100)), (int) (number / 100), number / 100))
        .returns(TypeInformation.of(TableRow.class)).uid("rows")
        .keyBy(row -> row.values()[0].toString(), Types.STRING)
        .sinkTo(new PostgresSink(SinkOptions.postgres(RealPostgres.url(), "postgres", Secret.none()), NoRejections::new)).uid("postgres");
    environment.execute();

    assertThat(RealPostgres.rows("SELECT count(*), min(seconds_watched) FROM analytics.student_video_progress").get(0))
        .containsExactly("100", "99");
  }

  /** Nothing should be rejected here. */
  private static final class NoRejections implements RejectedRows {
    @Override
    public void reject(TableRow row, String stage, String error) {
      throw new AssertionError(stage + " rejected " + row + ": " + error);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
