package io.studentpulse.pipeline.mastery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/metrics.md section 7, the sentences about SM-2. */
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
    assertThat(after(5, 5, 2, 4, 4)).isEqualTo(new Schedule(270, 6, 2, 1 + 1 + 6 + 1 + 1 + 6));
    assertThat(after(5, 5, 0)).isEqualTo(new Schedule(270, 1, 0, 1 + 1 + 6 + 1));
  }

  @Test
  void noIntervalLeavesTheCalendar() {
    int[] perfect = new int[60];
    java.util.Arrays.fill(perfect, 5);
    assertThat(after(perfect).intervalDays()).isEqualTo(Schedule.LONGEST_DAYS);
  }

  @Test
  void practiceBeforeTheDueDayChangesNothing() {
    Schedule schedule = Schedule.NEW;
    List<Integer> intervals = new ArrayList<>();
    for (int day = 1; day <= 13; day++) {
      schedule = schedule.after(4, day);
      intervals.add(schedule.intervalDays());
    }
    assertThat(intervals).containsExactly(1, 6, 6, 6, 6, 6, 6, 15, 15, 15, 15, 15, 15);
    assertThat(schedule).isEqualTo(new Schedule(250, 15, 3, 23));
    Schedule second = Schedule.NEW.after(4, 1).after(4, 2);
    assertThat(second.after(5, 3)).isEqualTo(second).isEqualTo(new Schedule(250, 6, 2, 8));
  }

  @Test
  void whatIsForgottenBeforeTheDueDayBeginsAnewThatDay() {
    assertThat(Schedule.NEW.after(4, 1).after(4, 2).after(1, 4)).isEqualTo(new Schedule(250, 1, 0, 5));
  }

  @Test
  void aReviewAfterTheDueDayIsAStep() {
    assertThat(Schedule.NEW.after(4, 1).after(4, 40)).isEqualTo(new Schedule(250, 6, 2, 46));
  }

  @Test
  void whatAnEarlierReleaseKeptIsDueAnIntervalAfterTheNewestReview() {
    assertThat(new Schedule(250, 6, 2, 0).dueAfter(20_000).dueDay()).isEqualTo(20_006);
    assertThat(Schedule.NEW.dueAfter(20_000)).isEqualTo(Schedule.NEW);
  }

  /** Each review on its due day, the first on day 1. */
  private static Schedule after(int... qualities) {
    Schedule schedule = Schedule.NEW;
    for (int quality : qualities) {
      schedule = schedule.after(quality, schedule.intervalDays() == 0 ? 1 : schedule.dueDay());
    }
    return schedule;
  }

  private static List<Integer> intervals(int... qualities) {
    List<Integer> intervals = new ArrayList<>();
    for (int i = 1; i <= qualities.length; i++) {
      intervals.add(after(java.util.Arrays.copyOf(qualities, i)).intervalDays());
    }
    return intervals;
  }
}
