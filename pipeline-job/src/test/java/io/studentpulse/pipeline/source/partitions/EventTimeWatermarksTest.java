package io.studentpulse.pipeline.source.partitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.source.records.Records;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class EventTimeWatermarksTest {

  private static final long BOUND = 30_000;
  private static final long NOON = Records.AT;

  /** Half of what makes a partition idle: so long others may be heard first. */
  private static final long HEARD = 10_000;

  private long wall = NOON;
  private final List<ActivityClock> clocks = new ArrayList<>();
  private final Backlog backlog = new Backlog();
  private final EventTimeWatermarks strategy =
      new EventTimeWatermarks(Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(60), backlog, () -> wall);

  private final Said said = new Said();

  private static final class Said implements WatermarkOutput {
    private long watermark = Long.MIN_VALUE;
    private boolean idle;

    @Override
    public void emitWatermark(Watermark at) {
      watermark = at.getTimestamp();
      idle = false;
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      idle = false;
    }
  }

  /** As Flink's: one of the reader and one of each partition, that are paused one by one, so that no two show the same. */
  private static final class ActivityClock implements RelativeClock {
    private long millis;
    private boolean isPaused;

    ActivityClock(long millis) {
      this.millis = millis;
    }

    @Override
    public long relativeTimeMillis() {
      return millis;
    }

    @Override
    public long relativeTimeNanos() {
      return millis * 1_000_000;
    }
  }

  private WatermarkGenerator<Decoded> generator(EventTimeWatermarks of) {
    clocks.add(new ActivityClock(-95_000L * clocks.size()));
    ActivityClock clock = clocks.get(clocks.size() - 1);
    return of.createWatermarkGenerator(new WatermarkGeneratorSupplier.Context() {
      @Override
      public MetricGroup getMetricGroup() {
        return new UnregisteredMetricsGroup();
      }

      @Override
      public RelativeClock getInputActivityClock() {
        return clock;
      }
    });
  }

  static Decoded event(long at, long received) {
    return Decoded.of(Records.accepted(Records.decode(Records.record("student.activity", null, Records.utf8(
        Records.event("search").replace("" + Records.AT, "" + at)), received))));
  }

  private void pass(long millis) {
    wall += millis;
    listen(millis);
  }

  private void listen(long millis) {
    clocks.stream().filter(clock -> !clock.isPaused).forEach(clock -> clock.millis += millis);
  }

  @Test
  void the_newest_event_less_what_may_be_out_of_order() {
    WatermarkGenerator<Decoded> generator = generator(strategy);
    generator.onEvent(event(NOON - 5_000, NOON), NOON, said);
    generator.onEvent(event(NOON - 9_000, NOON), NOON, said);
    pass(HEARD);
    generator.onPeriodicEmit(said);
    assertThat(said.watermark).isEqualTo(NOON - 5_000 - BOUND - 1);
  }

  @Test
  void a_clock_from_the_future_moves_nothing() {
    WatermarkGenerator<Decoded> generator = generator(strategy);
    generator.onEvent(event(NOON + 200_000, NOON - 1_000), NOON, said);
    listen(HEARD);
    generator.onPeriodicEmit(said);
    assertThat(said.watermark).as("its arrival counts").isEqualTo(NOON - 1_000 - BOUND - 1);
    generator.onEvent(event(NOON + 86_400_000, NOON + 86_400_000), NOON, said);
    generator.onPeriodicEmit(said);
    assertThat(said.watermark).as("and a broker's clock from the future counts as now").isEqualTo(NOON - BOUND - 1);
  }

  @Test
  void a_rejected_record_counts_for_nothing() {
    WatermarkGenerator<Decoded> generator = generator(strategy);
    generator.onEvent(Decoded.of(Records.rejected("nonsense")), NOON, said);
    generator.onPeriodicEmit(said);
    assertThat(said.watermark).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void at_night_time_goes_on() {
    WatermarkGenerator<Decoded> reader = generator(strategy);
    WatermarkGenerator<Decoded> partition = generator(strategy);
    partition.onEvent(event(NOON - 5_000, NOON), NOON, said);
    pass(HEARD);
    reader.onPeriodicEmit(said);
    assertThat(said.idle).as("the reader's own generator holds nobody back").isTrue();
    partition.onPeriodicEmit(said);
    assertThat(said.idle).isFalse();
    pass(30_000);
    partition.onPeriodicEmit(said);
    assertThat(said.idle).isTrue();
    reader.onPeriodicEmit(said);
    assertThat(said.idle).as("not quiet yet").isTrue();
    pass(30_000);
    reader.onPeriodicEmit(said);
    assertThat(said.idle).isFalse();
    assertThat(said.watermark).isEqualTo(wall - BOUND - 1);
    pass(3_600_000);
    partition.onPeriodicEmit(new Said());
    reader.onPeriodicEmit(said);
    assertThat(said.watermark).isEqualTo(wall - BOUND - 1);
    partition.onEvent(event(wall - 5_000, wall), wall, said);
    reader.onPeriodicEmit(said);
    pass(HEARD);
    reader.onPeriodicEmit(said);
    assertThat(said.idle).as("one partition has something: it speaks for itself").isTrue();
  }

  @Test
  void a_quiet_partition_does_not_outrun_a_busy_one() {
    WatermarkGenerator<Decoded> reader = generator(strategy);
    WatermarkGenerator<Decoded> busy = generator(strategy);
    WatermarkGenerator<Decoded> quiet = generator(strategy);
    quiet.onEvent(event(NOON - 5_000, NOON), NOON, said);
    long backlog = NOON - 86_400_000;
    for (int i = 0; i < 100; i++) {
      pass(10_000);
      busy.onEvent(event(backlog + i, NOON), NOON, new Said());
      reader.onPeriodicEmit(said);
      assertThat(said.idle).isTrue();
      quiet.onPeriodicEmit(said);
    }
    assertThat(said.idle).isTrue();
    assertThat(said.watermark).isLessThan(NOON);
  }

  @Test
  void a_partition_that_is_slow_to_come_in_a_backlog_is_not_idle() {
    WatermarkGenerator<Decoded> reader = generator(strategy);
    WatermarkGenerator<Decoded> fast = generator(strategy);
    WatermarkGenerator<Decoded> slow = generator(strategy);
    pass(30_000);
    slow.onPeriodicEmit(said);
    assertThat(said.idle).as("nothing was fetched yet, from any partition").isFalse();
    long backlog = NOON - 86_400_000;
    for (int seconds = 0; seconds < 40; seconds++) {
      pass(1_000);
      fast.onEvent(event(backlog + seconds, backlog + seconds), NOON, new Said());
      fast.onPeriodicEmit(new Said());
      slow.onPeriodicEmit(said);
      reader.onPeriodicEmit(new Said());
    }
    assertThat(said.idle).as("its turn has not come yet").isFalse();
    for (int seconds = 0; seconds < 20; seconds++) {
      pass(1_000);
      slow.onPeriodicEmit(said);
    }
    assertThat(said.idle).as("nothing comes from anywhere: all has been read").isTrue();
  }

  @Test
  void a_broker_that_is_away_in_the_middle_of_a_backlog_is_no_night() {
    WatermarkGenerator<Decoded> reader = generator(strategy);
    WatermarkGenerator<Decoded> partition = generator(strategy);
    long backlog = NOON - 30 * 86_400_000L;
    for (int seconds = 0; seconds < 15; seconds++) {
      pass(1_000);
      partition.onEvent(event(backlog + seconds, backlog + seconds), backlog + seconds, new Said());
      reader.onPeriodicEmit(said);
    }
    for (int minutes = 0; minutes < 10; minutes++) {
      pass(60_000);
      reader.onPeriodicEmit(said);
      assertThat(said.idle).as("minute %d without the broker", minutes).isTrue();
    }
    partition.onEvent(event(backlog + 20_000, backlog + 20_000), backlog + 20_000, new Said());
    partition.onPeriodicEmit(new Said());
    reader.onPeriodicEmit(said);
    pass(HEARD);
    partition.onPeriodicEmit(said);
    assertThat(said.watermark).as("it goes on where it stopped").isEqualTo(backlog + 20_000 - BOUND - 1);
    partition.onEvent(event(wall - 9_000, wall), wall, new Said());
    reader.onPeriodicEmit(said);
    pass(60_000);
    reader.onPeriodicEmit(said);
    assertThat(said.watermark).as("what is silent once all was read").isEqualTo(wall - BOUND - 1);
  }

  @Test
  void an_old_topic_that_has_come_to_its_end_follows_the_clock_in_the_end() {
    WatermarkGenerator<Decoded> reader = generator(strategy);
    WatermarkGenerator<Decoded> partition = generator(strategy);
    long longAgo = NOON - 30 * 86_400_000L;
    partition.onEvent(event(longAgo, longAgo), longAgo, new Said());
    reader.onPeriodicEmit(said);
    pass(12 * 60_000);
    reader.onPeriodicEmit(said);
    assertThat(said.watermark).isEqualTo(wall - BOUND - 1);
  }

  @Test
  void what_is_heard_first_after_a_start_or_a_silence_does_not_outrun_what_is_heard_next() {
    WatermarkGenerator<Decoded> reader = generator(strategy);
    WatermarkGenerator<Decoded> seldom = generator(strategy);
    WatermarkGenerator<Decoded> often = generator(strategy);
    long backlog = NOON - 30 * 86_400_000L;
    for (int start = 0; start < 2; start++) {
      Said early = new Said();
      seldom.onEvent(event(backlog + 7 * 86_400_000L, backlog), backlog, early);
      for (WatermarkGenerator<Decoded> any : List.of(seldom, often, reader)) {
        any.onPeriodicEmit(early);
      }
      pass(HEARD - 1);
      often.onEvent(event(backlog, backlog), backlog, early);
      for (WatermarkGenerator<Decoded> any : List.of(seldom, often, reader)) {
        any.onPeriodicEmit(early);
      }
      assertThat(early.watermark).as("start %d", start).isEqualTo(Long.MIN_VALUE);
      assertThat(early.idle).isFalse();
      pass(1);
      often.onPeriodicEmit(said);
      assertThat(said.watermark).isEqualTo(backlog - BOUND - 1);
      pass(3_600_000);
      for (WatermarkGenerator<Decoded> any : List.of(seldom, often, reader)) {
        any.onPeriodicEmit(new Said());
      }
      wall = NOON;
    }
  }

  @Test
  void time_that_the_job_was_held_back_is_no_silence() {
    WatermarkGenerator<Decoded> reader = generator(strategy);
    reader.onEvent(event(NOON - 5_000, NOON), NOON, said);
    listen(HEARD);
    reader.onPeriodicEmit(said);
    wall += 3_600_000;
    reader.onPeriodicEmit(said);
    assertThat(said.watermark).isEqualTo(NOON - 5_000 - BOUND - 1);
  }

  @Test
  void zero_means_never() {
    EventTimeWatermarks never = new EventTimeWatermarks(Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO, new Backlog(), () -> wall);
    WatermarkGenerator<Decoded> generator = generator(never);
    generator.onEvent(event(NOON, NOON), NOON, said);
    pass(86_400_000);
    generator.onPeriodicEmit(said);
    assertThat(said.idle).isFalse();
    assertThat(said.watermark).isEqualTo(NOON - BOUND - 1);
  }

  @Test
  void flink_can_ship_it() throws Exception {
    EventTimeWatermarks shipped = org.apache.flink.util.InstantiationUtil.clone(
        new EventTimeWatermarks(Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(60), new Backlog()));
    assertThat(List.of(shipped.withIdleness(Duration.ofSeconds(1)))).first().isInstanceOf(EventTimeWatermarks.class);
  }
}
