package io.studentpulse.pipeline.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RiskActivityTest {

  private static final int TODAY = 20_000;

  @Test
  void countsDaysAndEventsOfTheLastWeekAndTheThreeBefore() {
    RiskActivity activity = active(TODAY - 40, TODAY - 27, TODAY - 8, TODAY - 7, TODAY - 6, TODAY - 6, TODAY);
    assertThat(activity.activeDays(Integer.MIN_VALUE, TODAY)).isEqualTo(6);
    assertThat(activity.activeDays(TODAY - 6, TODAY)).isEqualTo(2);
    assertThat(activity.events(TODAY - 6, TODAY)).isEqualTo(3);
    assertThat(activity.activeDays(TODAY - 27, TODAY - 7)).isEqualTo(3);
    assertThat(activity.events(TODAY - 27, TODAY - 7)).isEqualTo(3);
  }

  @Test
  void aDayBeforeTheFirstOneIsFound() {
    RiskActivity activity = active(3, -70);
    assertThat(activity.activeDays(-70, -70)).isEqualTo(1);
    assertThat(activity.activeDays(-69, 2)).isZero();
    assertThat(activity.activeDays(3, 3)).isEqualTo(1);
  }

  @Property(tries = 500)
  void isAFunctionOfTheEventsWhateverTheirOrder(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = -90, max = 90) Integer> days, @ForAll long seed) {
    List<Integer> shuffled = new ArrayList<>(days);
    Collections.shuffle(shuffled, new Random(seed));
    RiskActivity activity = active(days.stream().mapToInt(Integer::intValue).toArray());
    assertThat(active(shuffled.stream().mapToInt(Integer::intValue).toArray())).isEqualTo(activity);

    TreeMap<Integer, Integer> counted = new TreeMap<>();
    days.forEach(day -> counted.merge(day, 1, Integer::sum));
    int newest = counted.lastKey();
    for (int from = newest - RiskActivity.REMEMBERED + 1; from <= newest; from += 5) {
      var window = counted.subMap(from, true, newest, true);
      assertThat(activity.activeDays(from, newest)).isEqualTo(window.size());
      assertThat(activity.events(from, newest)).isEqualTo(window.values().stream().mapToInt(Integer::intValue).sum());
    }
    assertThat(activity.activeDays(-90, 90)).isEqualTo(counted.size());
  }

  static RiskActivity active(int... days) {
    RiskActivity activity = RiskActivity.NONE;
    for (int day : days) {
      activity = activity.after(day);
    }
    return activity;
  }
}
