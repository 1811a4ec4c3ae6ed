package io.studentpulse.pipeline.sink;

import static io.studentpulse.pipeline.sink.Rows.student;
import static io.studentpulse.pipeline.sink.Rows.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.studentpulse.pipeline.migrate.Migrate;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.video.VideoTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an outage of a real PostgreSQL costs: time, and nothing else. */
@Timeout(120)
class PostgresOutageTest {

  private static final int STUDENTS = 200;
  private static final int ROUNDS = 60;
  private static final int MOST_ROUNDS = 5_000;
  /** On a busy machine a flush takes longer than the killer's pause, and whoever kills for ever lets none of them end. */
  private static final int MOST_KILLED = 12;

  @Test
  void backendsKilledInTheMiddleOfFlushesLoseNothing() throws Exception {
    RealPostgres.execute("TRUNCATE analytics.student_video_progress");
    AtomicBoolean isWriting = new AtomicBoolean(true);
    AtomicInteger killed = new AtomicInteger();
    CompletableFuture<Void> killer = CompletableFuture.runAsync(() -> killBackendsWhile(isWriting, killed));
    int rounds = 0;
    try (WriterAtHand writer = WriterAtHand.postgres(SinkOptions.postgres(RealPostgres.url(), "postgres", Secret.none()))) {
      // A fast machine has written its rounds before enough backends were caught at work: then it writes more.
      while (rounds < ROUNDS || killed.get() <= 3 && rounds < MOST_ROUNDS) {
        writeRound(writer, ++rounds);
        writer.flush();
      }
      isWriting.set(false);
      killer.get();
      assertThat(killed.get()).isGreaterThan(3);
      assertThat(writer.metrics(VideoTables.PROGRESS).retries()).isGreaterThan(0);
      assertThat(writer.rejected).isEmpty();
    }
    assertThat(RealPostgres.rows("SELECT count(*), min(seconds_watched), max(seconds_watched) FROM analytics.student_video_progress").get(0))
        .containsExactly(String.valueOf(STUDENTS), String.valueOf(rounds), String.valueOf(rounds));
  }

  private static void killBackendsWhile(AtomicBoolean isWriting, AtomicInteger killed) {
    try (Connection connection = RealPostgres.connect(); Statement statement = connection.createStatement()) {
      while (isWriting.get() && killed.get() < MOST_KILLED) {
        try (ResultSet result = statement.executeQuery(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'student-pulse' AND state <> 'idle'")) {
          result.next();
          killed.addAndGet(result.getInt(1));
        }
        Thread.sleep(20);
      }
    } catch (SQLException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void writeRound(WriterAtHand writer, int round) throws Exception {
    for (int i = 0; i < STUDENTS; i++) {
      writer.write(watched(student(i), round, round));
    }
  }

  @Test
  void aServerThatRestartsIsWaitedFor(@TempDir Path folder) throws Exception {
    int port = freePort();
    EmbeddedPostgres first = server(folder, port);
    String url = first.getJdbcUrl("postgres", "postgres");
    Migrate.postgres(url, "postgres", Secret.none(), step -> {});
    try (WriterAtHand writer = WriterAtHand.postgres(SinkOptions.postgres(url, "postgres", Secret.none()))) {
      writeRound(writer, 1);
      writer.flush();
      first.close();
      writeRound(writer, 2);
      CompletableFuture<Void> flush = CompletableFuture.runAsync(() -> {
        try {
          writer.flush();
        } catch (Exception failure) {
          throw new IllegalStateException(failure);
        }
      });
      await().atMost(Duration.ofSeconds(30)).until(() -> writer.metrics(VideoTables.PROGRESS).retries() > 1);
      assertThat(flush).isNotDone();
      try (EmbeddedPostgres second = server(folder, port)) {
        flush.get();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
            Statement statement = connection.createStatement();
            ResultSet result = statement.executeQuery("SELECT count(*) FROM analytics.student_video_progress WHERE seconds_watched = 2")) {
          result.next();
          assertThat(result.getInt(1)).isEqualTo(STUDENTS);
        }
      }
    }
  }

  private static EmbeddedPostgres server(Path folder, int port) throws Exception {
    return EmbeddedPostgres.builder()
        .setPort(port).setDataDirectory(folder.resolve("data")).setCleanDataDirectory(false)
        .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").start();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void twoWritersOfTheSameKeysNeverWaitForEachOtherInACircle() throws Exception {
    RealPostgres.execute("TRUNCATE analytics.student_video_progress");
    String deadlocks = "SELECT deadlocks FROM pg_stat_database WHERE datname = 'postgres'";
    String before = RealPostgres.value(deadlocks);
    CompletableFuture<Long> up = CompletableFuture.supplyAsync(() -> writeAll(0, 1));
    CompletableFuture<Long> down = CompletableFuture.supplyAsync(() -> writeAll(STUDENTS - 1, -1));
    assertThat(up.get() + down.get()).isZero();
    assertThat(RealPostgres.value(deadlocks)).isEqualTo(before);
    assertThat(RealPostgres.value("SELECT count(*) FROM analytics.student_video_progress WHERE seconds_watched = 100"))
        .isEqualTo(String.valueOf(STUDENTS));
  }

  private static long writeAll(int from, int step) {
    try (WriterAtHand writer = WriterAtHand.postgres(SinkOptions.postgres(RealPostgres.url(), "postgres", Secret.none()))) {
      for (int round = 1; round <= 100; round++) {
        for (int i = from; i >= 0 && i < STUDENTS; i += step) {
          writer.write(watched(student(i), round, round));
        }
        writer.flush();
      }
      return writer.metrics(VideoTables.PROGRESS).retries();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void closingInTheMiddleOfAnOutageReturnsSoonAndQuietly() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      SinkOptions options = SinkOptions.postgres("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/postgres", "postgres", Secret.none());
      WriterAtHand writer = new WriterAtHand(options, Table.Store.POSTGRES, new PostgresStore(options));
      TableRow row = watched(student(1), 1, 1);
      writer.write(row);
      writer.later(1000);
      try (Socket asked = silent.accept()) {
        long begun = System.nanoTime();
        writer.close();
        assertThat(System.nanoTime() - begun).isLessThan(11_000_000_000L);
      }
    }
  }
}
