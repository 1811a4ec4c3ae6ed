package io.studentpulse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class OptionsReaderTest {

  @Test
  void anOptionIsReadByItsDeprecatedNameBesideThePresentOne() {
    Configuration options = new OptionsReader(Map.of()).read(
        "--sink.freshness.study_sessions", "1 s", "--sink.flush-interval.student_streaks", "2 s");

    assertThat(options.get(JobOptions.FLUSH_INTERVAL)).containsExactlyInAnyOrderEntriesOf(Map.of("study_sessions", "1 s", "student_streaks", "2 s"));
  }

  @Test
  void thePresentNameCountsWhereBothAreGiven() {
    Configuration options = new OptionsReader(Map.of()).read(
        "--sink.flush-interval.study_sessions", "2 s", "--sink.freshness.study_sessions", "1 s");

    assertThat(options.get(JobOptions.FLUSH_INTERVAL)).containsExactly(Map.entry("study_sessions", "2 s"));
  }

  @Test
  void theEnvironmentMayHaveTheDeprecatedName() {
    Configuration options = new OptionsReader(Map.of("STUDENT_PULSE_SINK_FRESHNESS", "study_sessions:1 s")).read();

    assertThat(options.get(JobOptions.FLUSH_INTERVAL)).containsExactly(Map.entry("study_sessions", "1 s"));
  }
}
