package io.studentpulse.pipeline.mastery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** METRICS.md section 7, the sentences about SM-2. */
class ScheduleTest {

  @Test
  void perfectAnswersStretchTheInterval() {
    assertThat(intervals(5, 5, 5)).containsExactly(1, 6, 17);
    assertThat(after(5, 5, 5).easinessHundredths()).isEqualTo(280);
  }

  @Test
  void correctAnswersKeepTheEasiness() {
    assertThat(intervals(4, 4, 4, 4)).containsExactly(1, 6, 15, 38);
    assertThat(after(4, 4, 4, 4).easinessHundredths()).isEqualTo(250);
  }

  @Test
  void laboriousAnswersLowerIt() {
    assertThat(intervals(3, 3, 3, 3)).containsExactly(1, 6, 13, 26);
    assertThat(after(3, 3, 3, 3).easinessHundredths()).isEqualTo(194);
    assertThat(after(3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3).easinessHundredths()).isEqualTo(130);
  }

  @Test
  void aWrongAnswerBeginsAnewAndLeavesTheEasiness() {
    assertThat(intervals(5, 5, 2, 4, 4)).containsExactly(1, 6, 1, 1, 6);
    assertThat(after(5, 5, 2, 4, 4)).isEqualTo(new Schedule(270, 6, 2));
    assertThat(after(5, 5, 0)).isEqualTo(new Schedule(270, 1, 0));
  }

  @Test
  void noIntervalLeavesTheCalendar() {
    int[] perfect = new int[60];
    java.util.Arrays.fill(perfect, 5);
    assertThat(after(perfect).intervalDays()).isEqualTo(Schedule.LONGEST_DAYS);
  }

  private static Schedule after(int... qualities) {
    Schedule schedule = Schedule.NEW;
    for (int quality : qualities) {
      schedule = schedule.after(quality);
    }
    return schedule;
  }

  private static List<Integer> intervals(int... qualities) {
    List<Integer> intervals = new ArrayList<>();
    Schedule schedule = Schedule.NEW;
    for (int quality : qualities) {
      schedule = schedule.after(quality);
      intervals.add(schedule.intervalDays());
    }
    return intervals;
  }
}
