package io.studentpulse.pipeline.sink;

import static io.studentpulse.pipeline.sink.Rows.ADA;
import static io.studentpulse.pipeline.sink.Rows.BOB;
import static io.studentpulse.pipeline.sink.Rows.MARCH_8;
import static io.studentpulse.pipeline.sink.Rows.named;
import static io.studentpulse.pipeline.sink.Rows.sessionHistory;
import static io.studentpulse.pipeline.sink.Rows.student;
import static io.studentpulse.pipeline.sink.Rows.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.studentpulse.pipeline.history.EventTables;
import io.studentpulse.pipeline.sink.StoreFailure.Kind;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.video.VideoTables;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When rows are written, and in which order, with a store that the test opens and shuts. */
@Timeout(30)
class RowWriterTest {

  private static final SinkOptions OPTIONS = SinkOptions.postgres("jdbc:postgresql://unused", null, Secret.none());

  private final GatedStore store = new GatedStore();

  private WriterAtHand writer(SinkOptions options) {
    return new WriterAtHand(options, Table.Store.POSTGRES, store);
  }

  @Test
  void aRowWaitsItsTablesFreshnessAndNoLonger() throws Exception {
    try (WriterAtHand writer = writer(OPTIONS)) {
      writer.write(watched(ADA, 1, 1), named(ADA, "ada"));
      writer.later(249);
      assertThat(store.written).isEmpty();
      writer.later(1);
      writer.takeMail();
      assertThat(store.seconds()).containsExactly(1);
      writer.later(750);
      writer.takeMail();
      assertThat(store.written).hasSize(2);
    }
  }

  @Test
  void whileABacklogIsReadRowsWaitForEachOtherUntilTodayComes() throws Exception {
    try (WriterAtHand writer = writer(OPTIONS)) {
      writer.behind(3_600_000).write(watched(ADA, 1, 1));
      writer.later(4_000);
      writer.write(watched(ADA, 2, 2));
      assertThat(store.written).isEmpty();
      writer.later(1_000);
      writer.takeMail();
      assertThat(store.seconds()).containsExactly(2);

      writer.write(watched(ADA, 3, 3));
      writer.behind(30_000).write(watched(BOB, 4, 1));
      writer.later(249);
      assertThat(store.seconds()).containsExactly(2);
      writer.later(1);
      writer.takeMail();
      assertThat(store.seconds()).containsExactlyInAnyOrder(2, 3, 4);
    }
  }

  @Test
  void anOptionChangesTheFreshnessOfOneTable() throws Exception {
    try (WriterAtHand writer = writer(OPTIONS.withFlushIntervals(Map.of("student_video_progress", Duration.ofSeconds(5))))) {
      writer.write(watched(ADA, 1, 1));
      writer.later(4999);
      assertThat(store.written).isEmpty();
      writer.later(1);
      writer.takeMail();
      assertThat(store.written).hasSize(1);
    }
  }

  @Test
  void aFullBufferIsWrittenAtOnceByRowsOrByBytes() throws Exception {
    try (WriterAtHand writer = writer(OPTIONS.withBounds(3, 1 << 20))) {
      writer.write(watched(student(1), 1, 1), watched(student(2), 2, 1), watched(student(3), 3, 1), watched(student(4), 4, 1));
      writer.takeMail();
      assertThat(store.seconds()).containsExactlyInAnyOrder(1, 2, 3);
    }
    store.written.clear();
    try (WriterAtHand writer = writer(OPTIONS.withBounds(1000, 10_000))) {
      writer.write(named(student(1), "x".repeat(20_000)));
      writer.takeMail();
      assertThat(store.written).hasSize(1);
    }
  }

  @Test
  void whatComesDuringAFlushGathersAndIsWrittenAfterIt() throws Exception {
    try (WriterAtHand writer = writer(OPTIONS)) {
      store.shut();
      writer.write(watched(ADA, 1, 1));
      writer.later(250);
      for (int version = 2; version <= 100; version++) {
        writer.write(watched(ADA, version, version));
      }
      writer.later(250);
      store.open();
      writer.takeMail();
      writer.takeMail();
      assertThat(store.seconds()).containsExactly(1, 100);
    }
  }

  @Test
  void aFullBufferWaitsForTheFlushUnderWayAndACheckpointForAll() throws Exception {
    try (WriterAtHand writer = writer(OPTIONS.withBounds(2, 1 << 20))) {
      store.shut();
      FutureTask<Void> writing = new FutureTask<>(() -> {
        writer.write(watched(student(1), 1, 1), watched(student(2), 2, 1), watched(student(3), 3, 1), watched(student(4), 4, 1));
        writer.write(watched(student(5), 5, 1));
        writer.flush();
        return null;
      });
      Thread thread = new Thread(writing, "writing");
      thread.start();
      await().until(() -> store.isAsked && Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(thread.getState()));
      assertThat(writing).isNotDone();
      assertThat(store.written).isEmpty();
      store.open();
      writing.get(10, TimeUnit.SECONDS);
      assertThat(store.seconds()).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }
  }

  @Test
  void whatMayWaitLongerDoesNotHoldUpWhatIsUrgentAndACheckpointWaitsForBoth() throws Exception {
    try (WriterAtHand writer = writer(OPTIONS.withFlushIntervals(Map.of("external_ids", Duration.ofSeconds(30))))) {
      store.shutFor(EventTables.EXTERNAL_IDS);
      writer.write(named(ADA, "ada"));
      writer.later(30_000);
      writer.write(watched(ADA, 1, 1));
      writer.later(250);
      writer.takeMail();
      assertThat(store.seconds()).containsExactly(1);
      assertThat(store.written).hasSize(1);
      writer.write(watched(ADA, 2, 2));
      CompletableFuture<Void> checkpoint = CompletableFuture.runAsync(() -> {
        try {
          writer.flush();
        } catch (Exception failure) {
          throw new IllegalStateException(failure);
        }
      });
      writer.takeMail();
      assertThat(store.seconds()).containsExactly(1, 2);
      assertThat(checkpoint).isNotDone();
      store.open();
      checkpoint.get(10, TimeUnit.SECONDS);
      assertThat(store.written).hasSize(3);
    }
  }

  @Test
  void anUnreachableStoreIsTriedAgainAndAPermanentFailureFailsTheTask() throws Exception {
    try (WriterAtHand writer = writer(OPTIONS)) {
      store.failures.add(new StoreFailure(Kind.TRANSIENT, "away", null));
      store.failures.add(new StoreFailure(Kind.TRANSIENT, "still away", null));
      writer.write(watched(ADA, 1, 1)).flush();
      writer.takeMail();
      assertThat(store.seconds()).containsExactly(1);
      assertThat(writer.metrics(VideoTables.PROGRESS).retries()).isEqualTo(2);

      store.failures.add(new StoreFailure(Kind.PERMANENT, "no such table", null));
      writer.write(watched(BOB, 1, 1));
      writer.later(250);
      assertThatThrownBy(writer::takeMail).isInstanceOf(IOException.class).hasMessageContaining("no such table");
      assertThatThrownBy(writer::flush).isInstanceOf(IOException.class).hasMessageContaining("no such table");
    }
  }

  @Test
  void aRowOfTheOtherStoreIsAMistake() throws Exception {
    try (WriterAtHand writer = writer(OPTIONS)) {
      assertThatThrownBy(() -> writer.write(sessionHistory(ADA, MARCH_8, 1, 1))).hasMessageContaining("CLICKHOUSE sessions");
    }
  }

  @Test
  void aStoreThatFailsToCloseDoesNotStopTheTask() throws Exception {
    store.failsToClose = true;
    WriterAtHand writer = writer(OPTIONS);
    writer.write(watched(ADA, 1, 1));
    writer.close();
    assertThat(store.isClosed).isTrue();
  }

  @Test
  void pausesGrowToABoundAndNeverVanish() {
    for (int attempt = 1; attempt < 100; attempt++) {
      long longest = Math.min(10_000, 100L << Math.min(attempt - 1, 20));
      assertThat(Delivery.pauseMillis(attempt)).isBetween(longest / 2, longest);
    }
  }

  /** Keeps what it is given, once its gate is open. */
  private static final class GatedStore implements Store {
    final List<TableRow> written = Collections.synchronizedList(new ArrayList<>());
    final List<StoreFailure> failures = Collections.synchronizedList(new ArrayList<>());
    boolean failsToClose;
    volatile boolean isClosed;
    /** Whether somebody came while it was shut. */
    volatile boolean isAsked;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Table shutFor;

    void shut() {
      shutFor(null);
    }

    /** Rows of one table wait, or of all for {@code null}. */
    void shutFor(Table table) {
      shutFor = table;
      gate = new CountDownLatch(1);
    }

    void open() {
      gate.countDown();
    }

    List<Object> seconds() {
      return written.stream().filter(row -> row.table() == VideoTables.PROGRESS).map(row -> row.values()[5]).toList();
    }

    @Override
    public void write(Table table, List<TableRow> rows) throws StoreFailure {
      try {
        if (shutFor == null || shutFor == table) {
          isAsked = gate.getCount() > 0;
          gate.await();
        }
      } catch (InterruptedException closing) {
        throw new StoreFailure(Kind.TRANSIENT, "closing", closing);
      }
      if (!failures.isEmpty()) {
        throw failures.remove(0);
      }
      written.addAll(rows);
    }

    @Override
    public void close() {
      isClosed = true;
      if (failsToClose) {
        throw new IllegalStateException("cannot close");
      }
    }
  }
}
