package io.studentpulse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreSinksTest {

  @Test
  void howLongRowsMayWaitIsSaidOfTablesThatThereAre() {
    assertThat(StoreSinks.flushIntervals(Map.of("student_video_progress", "5 s"))).containsExactly(Map.entry("student_video_progress", Duration.ofSeconds(5)));
    assertThatThrownBy(() -> StoreSinks.flushIntervals(Map.of("student_vidoe", "0 s"))).hasMessageContaining("sink.flush-interval.student_vidoe");
  }
}
