package io.studentpulse.pipeline.sink;

import static io.studentpulse.pipeline.sink.Rows.ADA;
import static io.studentpulse.pipeline.sink.Rows.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A job whose rows nobody would see says so, on a real PostgreSQL. */
@Tag("today")
@Timeout(120)
class GenerationClaimTest {

  private static SinkOptions generation(long generation) {
    return SinkOptions.postgres(RealPostgres.url(), "postgres", Secret.none()).withGeneration(generation);
  }

  @BeforeEach
  @AfterEach
  void nothingWasClaimed() throws Exception {
    RealPostgres.url();
    RealPostgres.execute("TRUNCATE analytics.generations");
  }

  private static void begin(long generation) throws StoreFailure {
    PostgresStore store = new PostgresStore(generation(generation));
    try {
      store.begin();
    } finally {
      store.close();
    }
  }

  @Test
  void theSameAndHigherGenerationsAreWelcomeAndRemembered() throws Exception {
    begin(0);
    begin(0);
    begin(7);
    begin(7);
    assertThat(RealPostgres.rows("SELECT generation FROM analytics.generations ORDER BY 1")).containsExactly(List.of("0"), List.of("7"));
  }

  @Test
  void aLowerOneIsToldWhatToDoAndThatNoRestartHelps() throws Exception {
    begin(3);
    assertThatThrownBy(() -> begin(1)).isInstanceOf(StoreFailure.class).hasCauseInstanceOf(SuppressRestartsException.class)
        .hasMessageContaining("sink.generation is 1").hasMessageContaining("--sink.generation 3").hasMessageContaining("or with 4");
    assertThat(RealPostgres.rows("SELECT generation FROM analytics.generations")).containsExactly(List.of("3"));
  }

  @Test
  void theTaskFailsBeforeAnyRowCame() throws Exception {
    begin(3);
    try (WriterAtHand writer = WriterAtHand.postgres(generation(2))) {
      writer.writer.begun();
      assertThatThrownBy(writer::takeMail).isInstanceOf(IOException.class).hasMessageContaining("sink.generation is 2")
          .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whoMayWriteConnectsAndWrites() throws Exception {
    RealPostgres.execute("TRUNCATE analytics.student_video_progress");
    try (WriterAtHand writer = WriterAtHand.postgres(generation(4))) {
      writer.writer.begun();
      writer.write(watched(ADA, 1, 1)).flush();
    }
    assertThat(RealPostgres.rows("SELECT version >> 40 FROM analytics.student_video_progress")).containsExactly(List.of("4"));
    assertThat(RealPostgres.rows("SELECT generation FROM analytics.generations")).containsExactly(List.of("4"));
  }
}
