package io.studentpulse.pipeline.source.partitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.JobOptions;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.source.records.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.RelativeClock;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Event time of a whole reader, at the default options: partitions that are held back one by one, a backlog, a lull, and what comes after it. */
class PausedPartitionsTest {

  private static final long NOON = Records.AT;
  private static final long TICK = 200;
  private static final long OUT_OF_ORDER = 30_000;
  private static final long FOLLOWS_WITHIN = 40_000;
  private static final long DAY = 86_400_000;

  private long wall = NOON;
  private final Backlog backlog = new Backlog();
  private final EventTimeWatermarks strategy = new EventTimeWatermarks(
      JobOptions.SOURCE_OUT_OF_ORDERNESS.defaultValue(), JobOptions.SOURCE_IDLE_AFTER.defaultValue(), JobOptions.SOURCE_QUIET_AFTER.defaultValue(),
      backlog, () -> wall);
  private final Part reader = new Part(-1);
  private final List<Part> partitions = new ArrayList<>();
  private long watermark = Long.MIN_VALUE;
  private boolean isIdle;

  /** What Flink keeps for a reader or for one of its partitions: an activity clock, a generator, and what it said last. */
  private final class Part implements WatermarkOutput, RelativeClock, WatermarkGeneratorSupplier.Context {
    private final int number;
    private final WatermarkGenerator<Decoded> generator;
    private long clock = 1_000;
    private boolean isPaused;
    private boolean rests;
    private long said = Long.MIN_VALUE;
    private long late;
    private long offset;

    Part(int number) {
      this.number = number;
      this.generator = strategy.createWatermarkGenerator(this);
    }

    void say(long at, long received) {
      backlog.read("t", number, offset++);
      if (at <= watermark) {
        late++;
      }
      generator.onEvent(EventTimeWatermarksTest.event(at, received), received, this);
    }

    @Override
    public void emitWatermark(Watermark at) {
      said = Math.max(said, at.getTimestamp());
      rests = false;
    }

    @Override
    public void markIdle() {
      if (isPaused && !rests) {
        throw new AssertionError(number + " becomes idle while it is held back: Flink would never resume it");
      }
      rests = true;
    }

    @Override
    public void markActive() {
      rests = false;
    }

    @Override
    public long relativeTimeMillis() {
      return clock;
    }

    @Override
    public long relativeTimeNanos() {
      return clock * 1_000_000;
    }

    @Override
    public MetricGroup getMetricGroup() {
      return new UnregisteredMetricsGroup();
    }

    @Override
    public RelativeClock getInputActivityClock() {
      return this;
    }
  }

  private void partitions(int number) {
    for (int i = 0; i < number; i++) {
      partitions.add(new Part(i));
    }
  }

  private void given(Part partition, long end) {
    backlog.given(new TopicPartition("t", partition.number), 0, end, wall);
    if (end == 0) {
      partition.markIdle();
    }
  }

  /** As Flink does it five times a second: each partition is asked, then the reader, and the earliest of those that are not idle counts. */
  private void tick(boolean isHeldBack) {
    wall += TICK;
    if (!isHeldBack) {
      reader.clock += TICK;
      partitions.stream().filter(partition -> !partition.isPaused).forEach(partition -> partition.clock += TICK);
    }
    partitions.forEach(partition -> partition.generator.onPeriodicEmit(partition));
    reader.generator.onPeriodicEmit(reader);
    List<Part> awake = partitions.stream().filter(partition -> !partition.rests).toList();
    if (!awake.isEmpty()) {
      watermark = Math.max(watermark, awake.stream().mapToLong(partition -> partition.said).min().orElseThrow());
    }
    isIdle = awake.isEmpty() && reader.rests;
    if (!reader.rests) {
      watermark = Math.max(watermark, reader.said);
    }
  }

  private void pass(long millis) {
    for (long passed = 0; passed < millis; passed += TICK) {
      tick(false);
    }
  }

  private void oneEventEverySevenSecondsOnEach(long millis) {
    long began = wall;
    long newest = watermark;
    long followedAt = began;
    while (wall - began < millis) {
      for (Part partition : partitions) {
        if ((wall - began) / TICK % 35 == partition.number * 5 % 35) {
          partition.say(wall - 100, wall);
          newest = wall;
        }
      }
      tick(false);
      if (watermark >= newest - OUT_OF_ORDER - FOLLOWS_WITHIN) {
        followedAt = wall;
      }
      if (wall - followedAt > FOLLOWS_WITHIN) {
        throw new AssertionError("event time stands still since " + (wall - followedAt) + " ms");
      }
    }
    assertThat(watermark).isGreaterThan(newest - FOLLOWS_WITHIN);
    assertThat(partitions).allSatisfy(partition -> assertThat(partition.late).as("late on %d", partition.number).isZero());
  }

  /** Partitions are paused for as long as {@code pauses} say, while some other is read. */
  private void readABacklog(long[] pauses) {
    long from = wall - 20 * DAY;
    long longest = 0;
    for (long pause : pauses) {
      longest = Math.max(longest, pause);
    }
    for (long passed = 0; passed <= longest + 10_000; passed += TICK) {
      for (Part partition : partitions) {
        partition.isPaused = passed < pauses[partition.number];
        if (!partition.isPaused) {
          partition.say(from + passed * 1_000, from + passed * 1_000 + 50);
        }
      }
      tick(false);
    }
  }

  @Test
  void eventTimeFollowsAfterLongPausesOfSomePartitionsAndALull() {
    for (long lull : new long[] {5_000, 20_000, 55_000, 300_000}) {
      partitions.clear();
      setUpAgain();
      partitions(4);
      readABacklog(new long[] {0, 61_000, 90_000, 120_000});
      // What lay there is read up to now, and then nothing comes for a while.
      partitions.forEach(partition -> partition.say(wall - 1_000, wall - 900));
      pass(lull);
      oneEventEverySevenSecondsOnEach(180_000);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void eventTimeFollowsWhateverWasPausedForHowLong(long seed) {
    Random random = new Random(seed);
    partitions(2 + random.nextInt(5));
    readABacklog(partitions.stream().mapToLong(partition -> partition.number == 0 ? 0 : random.nextInt(150) * 1_000L).toArray());
    for (int lull = 0; lull < 4; lull++) {
      pass(5_000 + random.nextInt(100_000));
      oneEventEverySevenSecondsOnEach(100_000);
    }
  }

  private void setUpAgain() {
    watermark = Long.MIN_VALUE;
    wall += DAY;
  }

  @Test
  void eventTimeAdvancesWhileABacklogIsReadThoughSomePartitionsAreEmptyAndOneEndsEarly() {
    partitions(5);
    given(partitions.get(0), 2_000);
    given(partitions.get(1), 2_000);
    given(partitions.get(2), 20);
    given(partitions.get(3), 0);
    given(partitions.get(4), 0);
    long from = wall - 20 * DAY;
    for (int record = 0; record < 2_000; record++) {
      for (Part partition : partitions.subList(0, record < 20 ? 3 : 2)) {
        partition.say(from + record * 60_000L, from + record * 60_000L + 10);
      }
      // Nineteen of twenty milliseconds the job is held back: of the time that passes, the activity clocks see little.
      tick(record % 20 != 0);
      if (record > 300) {
        assertThat(watermark).as("after %d records of each", record).isGreaterThan(from + (record - 300) * 60_000L);
      }
    }
    assertThat(partitions).allSatisfy(partition -> assertThat(partition.late).isZero());
  }

  /** A job that is read as fast as it can, as all are that catch up: the reader's activity clock may not move for minutes. */
  @Test
  void eventTimeBeginsWhenAllWereHeardThoughTheActivityClocksStand() {
    partitions(4);
    given(partitions.get(0), 2_000);
    given(partitions.get(1), 2_000);
    given(partitions.get(2), 2_000);
    given(partitions.get(3), 0);
    long from = wall - 20 * DAY;
    for (int record = 0; record < 1_000; record++) {
      partitions.get(0).say(from + record * 60_000L, from + record * 60_000L);
      partitions.get(1).say(from + record * 60_000L, from + record * 60_000L);
      if (record >= 20) {
        partitions.get(2).say(from + (record - 20) * 60_000L, from + (record - 20) * 60_000L);
      }
      tick(true);
      if (record < 20) {
        assertThat(watermark).as("one has not been heard").isEqualTo(Long.MIN_VALUE);
      } else {
        assertThat(watermark).as("after %d records", record).isGreaterThanOrEqualTo(from + (record - 21) * 60_000L);
      }
    }
    assertThat(partitions).allSatisfy(partition -> assertThat(partition.late).isZero());
  }

  @Test
  void eventTimeGoesOnAfterAnOutageThoughTheActivityClocksStand() {
    partitions(2);
    given(partitions.get(0), 0);
    given(partitions.get(1), 0);
    partitions.forEach(partition -> partition.say(wall, wall));
    pass(50_000);
    long away = wall;
    long told = watermark;
    for (int record = 0; record < 600; record++) {
      for (Part partition : partitions) {
        partition.say(away + record * 100L, away + record * 100L);
      }
      tick(true);
      if (wall - away < 59_000) {
        assertThat(watermark).isEqualTo(told);
      } else if (wall - away > 61_000) {
        assertThat(watermark).isGreaterThan(away + record * 100L - OUT_OF_ORDER - 2_000);
      }
    }
    assertThat(partitions).allSatisfy(partition -> assertThat(partition.late).isZero());
  }

  @Test
  void aPartitionThatHasMoreIsNotDoneUntilItsTurnHasCome() {
    partitions(2);
    given(partitions.get(0), 1_000);
    given(partitions.get(1), 1_000);
    long from = wall - 20 * DAY;
    partitions.get(0).say(from, from);
    partitions.get(1).say(from, from);
    for (int record = 1; record < 250; record++) {
      partitions.get(0).say(from + record * 60_000L, from + record * 60_000L);
      tick(false);
    }
    assertThat(watermark).as("fifty seconds of one partition alone").isLessThanOrEqualTo(from);
  }

  @Test
  void aReaderWhosePartitionsAreSilentAtFirstDoesNotJumpIntoTheMiddleOfABacklog() {
    partitions(2);
    backlog.givenInDoubt();
    pass(11 * 60_000);
    assertThat(watermark).as("nobody knows what lies there").isEqualTo(Long.MIN_VALUE);
    long from = wall - 20 * DAY;
    for (int record = 0; record < 200; record++) {
      for (Part partition : partitions) {
        partition.say(from + record * 60_000L, from + record * 60_000L);
      }
      tick(false);
    }
    assertThat(watermark).isBetween(from, wall - 19 * DAY);
    assertThat(partitions).allSatisfy(partition -> assertThat(partition.late).isZero());
  }

  @Test
  void aReaderThatKnowsThatNothingLiesThereFollowsTheWallClockAfterAMinute() {
    partitions(2);
    given(partitions.get(0), 0);
    given(partitions.get(1), 0);
    pass(59_000);
    assertThat(watermark).isEqualTo(Long.MIN_VALUE);
    pass(2_000);
    assertThat(watermark).isEqualTo(wall - OUT_OF_ORDER - 1);
  }

  @Test
  void whatIsSeldomUsedDoesNotRunAheadAfterAnOutage() {
    partitions(2);
    partitions.forEach(partition -> partition.say(wall, wall));
    pass(6_000);
    assertThat(isIdle).isTrue();
    long away = wall;
    // The broker is away: nobody knows that there is more.
    pass(50_000);
    partitions.get(0).say(wall, wall);
    tick(false);
    pass(1_000);
    for (long at = away; at < wall; at += 500) {
      partitions.get(1).say(at, at);
    }
    pass(10_000);
    assertThat(partitions.get(1).late).isZero();
  }
}
