package io.studentpulse.pipeline.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studentpulse.pipeline.event.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PackedDaysTest {

  @Property(tries = 500)
  void whatIsPackedIsUnpacked(@ForAll long seed) {
    Random random = new Random(seed);
    List<Day> days = new ArrayList<>();
    for (int date = random.nextInt(40_000) - 20_000, left = random.nextInt(4); left > 0; left--) {
      days.add(day(date++, random));
    }
    List<Day> unpacked = PackedDays.unpacked(PackedDays.packed(days));
    assertThat(unpacked).isEqualTo(days);
    for (int i = 0; i < days.size(); i++) {
      assertThat(unpacked.get(i)).usingRecursiveComparison().isEqualTo(days.get(i));
    }
  }

  @Test
  void aNewerFormatIsRefused() {
    assertThatThrownBy(() -> PackedDays.unpacked(new byte[] {9, 0})).isInstanceOf(IllegalStateException.class).hasMessageContaining("format 9");
  }

  private static Day day(int date, Random random) {
    List<Submission> submissions = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      submissions.add(new Submission(
          random.nextLong(), new Id(random.nextLong(), random.nextLong()), random.nextLong(), random.nextInt(20) - 3, random.nextBoolean()));
    }
    return new Day(
        date, longs(random), longs(random), longs(random), longs(random), random.nextInt(), random.nextInt(), random.nextInt(), random.nextInt(),
        random.ints(random.nextInt(10), 0, 1_000_000).toArray(), submissions, longs(random), random.nextBoolean() ? "UTC" : "Pacific/Honolulu",
        random.nextLong(), Day.NEVER, random.nextInt(1_000), random.nextInt(1_000));
  }

  private static long[] longs(Random random) {
    return random.longs(random.nextInt(6)).toArray();
  }
}
