package io.studentpulse.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.event.RuleFailure;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule fails for one student: who goes on, what is kept, and is everything as if nothing had been once it is mended and released? */
class QuarantineTest {

  private static final Id BAD = Id.ofExternal("bad");
  private static final Id GOOD = Id.ofExternal("good");
  private static final long FROM = Events.millis(60);

  @AfterEach
  void unmended() {
    FailingAnalytic.mended = false;
  }

  @ParameterizedTest
  @CsvSource({"after, hashmap", "after, rocksdb", "advance, hashmap", "advance, rocksdb", "answer, hashmap", "answer, rocksdb"})
  void othersGoOnAndTheReleasedOneCatchesUp(String way, String backend) throws Exception {
    Outcome undisturbed;
    FailingAnalytic.mended = true;
    try (Run run = new Run(way, backend, null)) {
      run.take(events()).take(late()).until(Events.millis(40 * 86_400));
      undisturbed = run.outcome();
    }
    FailingAnalytic.mended = false;
    OperatorSubtaskState snapshot;
    List<Kept> kept;
    Outcome before;
    try (Run run = new Run(way, backend, null)) {
      run.take(events());
      before = run.outcome();
      kept = run.side(SideOutputs.QUARANTINE);
      List<Rejection> letters = run.side(RuleFailure.TAG);
      assertThat(letters).singleElement().satisfies(letter -> {
        assertThat(letter.reason()).isEqualTo("rule_failed");
        assertThat(letter.stage()).isEqualTo("rule");
        assertThat(letter.error()).contains("analytic session", "IllegalStateException at FailingAnalytic.java:").doesNotContain("name");
        assertThat(letter.sourceTopic()).isEqualTo(way.equals("answer") ? "" : "student.activity");
      });
      assertThat(kept).allSatisfy(one -> assertThat(one.student()).isEqualTo(BAD));
      assertThat(kept.get(0).analytic()).isEqualTo("session");
      snapshot = run.operator.snapshot();
    }
    long bad = events().stream().filter(event -> event.student().equals(BAD)).count();
    assertThat(kept.stream().filter(one -> one.activity() != null)).hasSizeBetween(10, (int) bad);
    assertThat(kept.get(kept.size() - 1).number()).isEqualTo((int) kept.stream().filter(one -> one.activity() != null).count());

    // After the fix, and a restart: what was kept goes back as it was written.
    FailingAnalytic.mended = true;
    try (Run run = new Run(way, backend, snapshot)) {
      run.take(late());
      List<Kept> all = new ArrayList<>(kept);
      all.addAll(run.side(SideOutputs.QUARANTINE));
      assertThat(all).as("still in quarantine after a restart").hasSize(kept.size() + late().size() / 2);
      for (Kept one : all) {
        if (one.activity() != null) {
          run.release(KeptWire.read(KeptWire.bytes(one)));
        }
      }
      run.release(new Kept(BAD, null, 0, all.get(all.size() - 1).number(), null, null));
      assertThat(run.side(SideOutputs.QUARANTINE)).last().as("whoever lists who is in quarantine is told").satisfies(end -> {
        assertThat(end.isEnd()).isTrue();
        assertThat(end.student()).isEqualTo(BAD);
      });
      run.until(Events.millis(40 * 86_400));
      assertThat(run.side(RuleFailure.TAG)).isEmpty();
      Outcome after = before.then(run.outcome());
      assertThat(after.rows).containsExactlyInAnyOrderEntriesOf(undisturbed.rows);
      assertThat(after.sums).isEqualTo(undisturbed.sums);
    }
  }

  @ParameterizedTest
  @CsvSource({"hashmap", "rocksdb"})
  void whoFailsAgainStaysAndWhatIsKeptMeanwhileIsForTheNextRelease(String backend) throws Exception {
    try (Run run = new Run("after", backend, null)) {
      run.take(events());
      List<Kept> kept = run.side(SideOutputs.QUARANTINE);
      for (Kept one : kept) {
        run.release(one);
      }
      run.release(new Kept(BAD, null, 0, kept.get(kept.size() - 1).number(), null, null));
      assertThat(run.side(RuleFailure.TAG)).as("the first failure, and the first one sent back").hasSize(2);
      FailingAnalytic.mended = true;
      for (Kept one : kept) {
        run.release(one);
      }
      run.take(late());
      assertThat(run.side(SideOutputs.QUARANTINE)).hasSize(kept.size() + late().size() / 2);
      run.release(new Kept(BAD, null, 0, kept.get(kept.size() - 1).number(), null, null));
      run.take(List.of(withSource(Events.of(BAD, Events.did(EventType.LESSON_ACCESS, 90_000)))));
      assertThat(run.side(SideOutputs.QUARANTINE)).as("more had been kept than was sent back").hasSize(kept.size() + late().size() / 2 + 1);
    }
  }

  /** At night nothing may come for hours after the upgrade: sessions close and streaks break all the same, of those too who had no timer. */
  @ParameterizedTest
  @CsvSource({"hashmap", "rocksdb"})
  void whoIsReleasedBeforeTheFirstEventAfterARestartIsWokenInTime(String backend) throws Exception {
    Outcome undisturbed;
    FailingAnalytic.mended = true;
    try (Run run = new Run("first", backend, null)) {
      undisturbed = run.take(events()).until(Events.millis(40 * 86_400)).outcome();
    }
    FailingAnalytic.mended = false;
    OperatorSubtaskState snapshot;
    List<Kept> kept;
    Outcome before;
    try (Run run = new Run("first", backend, null)) {
      before = run.take(events()).outcome();
      kept = run.side(SideOutputs.QUARANTINE);
      snapshot = run.operator.snapshot();
    }
    FailingAnalytic.mended = true;
    try (Run run = new Run("first", backend, snapshot)) {
      for (Kept one : kept) {
        run.release(one);
      }
      run.release(new Kept(BAD, null, 0, kept.get(kept.size() - 1).number(), null, null));
      Outcome after = before.then(run.until(Events.millis(40 * 86_400)).outcome());
      assertThat(after.rows).containsExactlyInAnyOrderEntriesOf(undisturbed.rows);
      assertThat(after.sums).isEqualTo(undisturbed.sums);
    }
  }

  private static List<Activity> events() {
    List<Activity> all = new ArrayList<>();
    for (Id who : List.of(BAD, GOOD)) {
      for (int second = 0; second <= 300; second += 10) {
        all.add(of(who, second, Events.heartbeat(second, second)));
      }
      all.add(of(who, 400, Events.did(EventType.LESSON_ACCESS, 400)));
    }
    all.sort(Comparator.comparingLong(Activity::atMillis));
    return all;
  }

  /** On the next day: what came before would be late by then, had its time not been kept. */
  private static List<Activity> late() {
    return Stream.of(BAD, GOOD).map(who -> of(who, 2 * 86_400, Events.did(EventType.LESSON_ACCESS, 2 * 86_400))).toList();
  }

  private static Activity of(Id who, int number, Activity one) {
    return withSource(Events.withId(Events.of(who, one), Id.ofExternal(who + "/" + number), one.receivedMillis()));
  }

  private static Activity withSource(Activity one) {
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        one.course(), one.lesson(), one.videoId(), one.assessment(), one.zone(), one.video(), one.origin(), one.data(), 1,
        one.externalNames(), one.byTeacher(), one.teacherCopy(), one.fields(), List.of(), new Activity.Source("student.activity", 3, 42, 0));
  }

  /** The newest row of each key, and what all addends come to. */
  private record Outcome(Map<String, String> rows, Map<String, String> sums, List<TableRow> written, List<TableRow> addends) {
    static Outcome of(List<TableRow> written, List<TableRow> addends) {
      Map<String, TableRow> newest = new HashMap<>();
      for (TableRow row : written) {
        newest.merge(row.key().toString(), row, (old, now) ->
            now.change() == TableRow.Change.UPSERT && old.change() != TableRow.Change.DELETE && now.version() < old.version() ? old : now);
      }
      Map<String, String> rows = new TreeMap<>();
      newest.values().stream().filter(row -> row.change() != TableRow.Change.DELETE)
          .forEach(row -> rows.put(row.key().toString(), row.as(TableRow.Change.UPSERT).toString()));
      Map<TableRow.Key, TableRow> sums = new HashMap<>();
      addends.forEach(row -> sums.merge(row.key(), row, TableRow::plus));
      Map<String, String> sumRows = new TreeMap<>();
      sums.values().stream().filter(row -> !row.addsNothing()).forEach(row -> sumRows.put(row.key().toString(), row.toString()));
      rows.replaceAll((key, row) -> row.replaceAll("\\[B@[0-9a-f]+", "json"));
      return new Outcome(rows, sumRows, written, addends);
    }

    Outcome then(Outcome next) {
      return of(Stream.concat(written.stream(), next.written.stream()).toList(), Stream.concat(addends.stream(), next.addends.stream()).toList());
    }
  }

  /** The bad student's rule fails in one way; after each event time goes on, and what is held is written. */
  private static final class Run implements AutoCloseable {
    private final OperatorHarness operator;
    private long processed = 1_000;

    Run(String way, String backend, OperatorSubtaskState restored) throws Exception {
      Set<String> bad = Set.of("bad");
      operator = OperatorHarness.holding(OperatorHarness.function(new FailingAnalytic.InPlaceOf(
          "session", way.equals("after") || way.equals("first") ? bad : Set.of(), way.equals("advance") ? bad : Set.of(),
          way.equals("answer") ? bad : Set.of(), way.equals("first") ? 0 : FROM)), OperatorHarness.backend(backend), restored);
      operator.processingTime(processed);
    }

    Run take(List<Activity> events) throws Exception {
      for (Activity event : events) {
        operator.take(event).until(event.atMillis() - 30_000);
        processed += 100;
        operator.processingTime(processed);
      }
      return this;
    }

    void release(Kept kept) throws Exception {
      operator.release(kept);
    }

    Run until(long millis) throws Exception {
      operator.until(millis);
      return this;
    }

    Outcome outcome() throws Exception {
      operator.barrier();
      return Outcome.of(operator.rows(), side(SideOutputs.CONTRIBUTIONS));
    }

    <X> List<X> side(OutputTag<X> tag) {
      return operator.side(tag);
    }

    @Override
    public void close() throws Exception {
      operator.close();
    }
  }
}
