package io.studentpulse.pipeline.source.partitions;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Decoded;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;

/**
 * How far event time has come, per partition.
 *
 * <p>Normally: the newest event, less what events may be out of order. An event counts with the earliest of its time, its arrival and now, so that a
 * clock from the future moves nothing; a rejected record counts for nothing.
 *
 * <p>A partition that has nothing for {@code idleAfter} is idle and holds nobody back: if it is known to have nothing, that is, if its last record was
 * read soon after it arrived, or if nothing came from the other partitions either. While a backlog is read silence proves nothing: partitions are
 * fetched in turns, and what a slow turn brings must not be late. Much longer silence is believed in any case. What a {@link Backlog} knows is a proof
 * without any silence: a partition that was read to the end that it had at the beginning holds nobody back as soon as others, which were not, read on.
 *
 * <p>A partition that was idle holds others back from its next record on, and after a silence of all one of them is heard first: a topic that is seldom
 * used says a month in one fetch, and all that the others say next would be late. So nobody tells the time during the first half of {@code idleAfter}
 * after a reader's first record, or its first after all were silent. Activity clocks hardly move while a backlog is read as fast as the job can: after a
 * start it is enough that each partition with a backlog has been heard, and in any case a wall clock's {@value #BEYOND_DOUBT} times {@code idleAfter}.
 *
 * <p>When <em>no</em> partition of this reader has had anything for {@code quietAfter}, time goes on all the same, with the wall clock: at night no
 * event comes, and at midnight a streak is broken, at the seventh day a student is at risk. Flink's activity clocks measure that: they stand still while
 * the job is back-pressured or a partition is held back, so that "nothing was read" never means "we could not read". It may mean that the broker is
 * away: silence in the middle of a backlog, after a record that had lain there for long, or before the first record where nobody knows what lies there,
 * is believed only when it lasts much longer. Else a minute's outage would bring event time to the present, and all that is still to be read would be
 * late.
 *
 * <p>Each partition has an activity clock of its own, and the reader has one: the pauses of each add up, and an hour into a backlog they are minutes
 * apart. So a reading of one is only ever compared with a reading of the same. How long one partition has been silent is measured by its own clock,
 * which no pause of another stops; since when anybody has been heard is a question to all, and measured by the reader's. While a partition's clock
 * stands it does not become idle: Flink would never resume it.
 *
 * <p>Flink makes one generator for the reader as a whole, first, and then one for each partition with data. Only the first can speak for all of them,
 * so only it follows the wall clock; it would not be told of events (they go to the partitions' generators), hence {@link Reader}.
 */
public final class EventTimeWatermarks implements WatermarkStrategy<Decoded> {

  private static final long serialVersionUID = 1;
  /** A record read so soon after its arrival was the newest of its partition, or nearly so. */
  private static final long LIVE_MILLIS = 60_000;
  /** So many times idleAfter a partition's silence is believed without a proof: while others have something, and where no partition has had anything. */
  private static final int BEYOND_DOUBT = 12;
  private static final int BEYOND_DOUBT_WITHOUT_OTHERS = 4;

  /** The wall clock, epoch milliseconds. */
  @FunctionalInterface
  public interface WallClock extends Serializable {
    long millis();
  }

  private final long outOfOrderMillis;
  private final long idleAfterMillis;
  private final long quietAfterMillis;
  private final WallClock clock;
  private final Backlog backlog;

  /** Shared by the generators of one reader; each reader has its own copy of this strategy. */
  private transient Reader reader;

  /**
   * @param outOfOrder how much later than a newer event an older one may come without being late
   * @param idleAfter after which a partition without events holds nobody back; zero: never
   * @param quietAfter after which a reader without events follows the wall clock; zero: never
   * @param backlog what the source's reader knows about its partitions
   */
  public EventTimeWatermarks(Duration outOfOrder, Duration idleAfter, Duration quietAfter, Backlog backlog) {
    this(outOfOrder, idleAfter, quietAfter, backlog, System::currentTimeMillis);
  }

  EventTimeWatermarks(Duration outOfOrder, Duration idleAfter, Duration quietAfter, Backlog backlog, WallClock clock) {
    this.outOfOrderMillis = outOfOrder.toMillis();
    this.idleAfterMillis = idleAfter.toMillis();
    this.quietAfterMillis = quietAfter.toMillis();
    this.backlog = backlog;
    this.clock = clock;
  }

  /** Replaces {@code idleAfter}. Flink's own wrapper would stop asking an idle generator, and the night would have no time. */
  @Override
  public WatermarkStrategy<Decoded> withIdleness(Duration idleAfter) {
    return new EventTimeWatermarks(Duration.ofMillis(outOfOrderMillis), idleAfter, Duration.ofMillis(quietAfterMillis), backlog, clock);
  }

  @Override
  public TimestampAssigner<Decoded> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
    return (decoded, recordTimestamp) -> decoded.isAccepted() ? decoded.activity().atMillis() : recordTimestamp;
  }

  @Override
  public WatermarkGenerator<Decoded> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
    boolean first = reader == null;
    if (first) {
      reader = new Reader(context.getInputActivityClock());
    }
    return new Generator(reader, first, context.getInputActivityClock());
  }

  /** What the generators of one reader know together, by the reader's clock. */
  private final class Reader {
    private final RelativeClock activity;
    private final Silence silence;
    private long events;
    private long newestArrival = Long.MIN_VALUE;
    /** When the first record came, or the first after a silence of all, by the reader's clock and by the wall clock. */
    private long awakeSinceMillis;
    private long awakeSinceWallMillis;
    private boolean isAfterSilence;

    Reader(RelativeClock activity) {
      this.activity = activity;
      this.silence = new Silence(activity.relativeTimeMillis());
    }

    void onEvent(long arrivedMillis) {
      if (events++ == 0) {
        awake();
      }
      newestArrival = Math.max(newestArrival, arrivedMillis);
    }

    private void awake() {
      awakeSinceMillis = activity.relativeTimeMillis();
      awakeSinceWallMillis = clock.millis();
    }

    /** Whether others may still be heard whom the first to be heard must not outrun. */
    boolean isWakingUp() {
      long now = activity.relativeTimeMillis();
      if (silence.isBroken(events)) {
        if (idleAfterMillis > 0 && silence.count > 0 && silence.lasted(now, idleAfterMillis)) {
          awake();
          isAfterSilence = true;
        }
        silence.restart(events, now);
      }
      return events > 0 && now - awakeSinceMillis < idleAfterMillis / 2
          && (isAfterSilence || !backlog.isHeardFromAll())
          && clock.millis() - awakeSinceWallMillis < BEYOND_DOUBT * idleAfterMillis;
    }
  }

  private final class Generator implements WatermarkGenerator<Decoded> {
    private final Reader reader;
    private final boolean speaksForAll;
    private final RelativeClock activity;
    private final Silence own;
    private final Silence all;
    private long askedAtMillis;
    private long events;
    private long newest = Long.MIN_VALUE;
    private long wallMillis = Long.MIN_VALUE;
    private long newestArrival = Long.MIN_VALUE;
    /** Whether the last record was fresh, as far as was known when time was last told. */
    private boolean live;
    /** Whether the last record was the last that lay in the partition at the beginning. */
    private boolean readToItsEnd;
    /** Whether the whole reader had caught up, with the last record or with none. */
    private boolean caughtUp;
    private boolean idle;

    Generator(Reader reader, boolean speaksForAll, RelativeClock activity) {
      this.reader = reader;
      this.speaksForAll = speaksForAll;
      this.activity = activity;
      this.askedAtMillis = activity.relativeTimeMillis();
      this.own = new Silence(askedAtMillis);
      this.all = new Silence(askedAtMillis);
    }

    @Override
    public void onEvent(Decoded decoded, long timestamp, WatermarkOutput output) {
      events++;
      reader.onEvent(decoded.isAccepted() ? decoded.activity().receivedMillis() : timestamp);
      readToItsEnd = backlog.isLastOfPartition();
      if (decoded.isAccepted()) {
        Activity event = decoded.activity();
        newestArrival = Math.max(newestArrival, event.receivedMillis());
        long told = Math.min(event.atMillis(), event.receivedMillis());
        if (told > newest) {
          newest = Math.max(newest, Math.min(told, wall(told)));
        }
      }
    }

    /** Asks the clock only where the answer of the last time does not suffice: it is asked per event otherwise. */
    private long wall(long told) {
      if (told > wallMillis) {
        wallMillis = clock.millis();
      }
      return wallMillis;
    }

    private boolean isFresh(long arrivedMillis) {
      return arrivedMillis >= clock.millis() - LIVE_MILLIS;
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      boolean wakingUp = reader.isWakingUp();
      long now = activity.relativeTimeMillis();
      boolean listening = now > askedAtMillis;
      askedAtMillis = now;
      boolean somethingCame = own.isBroken(events);
      if (somethingCame) {
        live = isFresh(newestArrival);
      }
      if (speaksForAll && (all.isBroken(reader.events) || reader.events == 0 && !caughtUp)) {
        caughtUp = isFresh(Math.max(reader.newestArrival, backlog.readUpToMillis()));
      }
      boolean othersRest = reader.events > 0 && all.lasts(reader.events, now, idleAfterMillis);
      long beyondDoubt = idleAfterMillis * (reader.events > 0 ? BEYOND_DOUBT : BEYOND_DOUBT_WITHOUT_OTHERS);
      boolean silent = own.lasts(events, now, idleAfterMillis) && (live || othersRest || own.lasts(events, now, beyondDoubt));
      boolean quiet = speaksForAll && all.lasts(reader.events, now, quietAfterMillis * (caughtUp ? 1 : BEYOND_DOUBT));
      if (wakingUp) {
        return;
      }
      // Told once since its last record, and others read what lay there before.
      boolean done = readToItsEnd && !somethingCame && idleAfterMillis > 0 && backlog.isUnread();
      idle = (silent || done) && (idle || listening);
      if (quiet) {
        output.emitWatermark(new Watermark(clock.millis() - outOfOrderMillis - 1));
      } else if (idle || speaksForAll && events == 0 && reader.events > 0) {
        output.markIdle();
      } else if (newest > Long.MIN_VALUE) {
        output.emitWatermark(new Watermark(newest - outOfOrderMillis - 1));
      }
    }
  }

  /** Since when a count has not changed. */
  private static final class Silence {
    private long count;
    private long since;

    Silence(long since) {
      this.since = since;
    }

    /** Whether something came since the last question. */
    boolean isBroken(long countNow) {
      return countNow != count;
    }

    boolean lasted(long now, long longEnough) {
      return now - since >= longEnough;
    }

    void restart(long countNow, long now) {
      count = countNow;
      since = now;
    }

    boolean lasts(long countNow, long now, long longEnough) {
      if (isBroken(countNow)) {
        restart(countNow, now);
      }
      return longEnough > 0 && lasted(now, longEnough);
    }
  }
}
