package io.studentpulse.pipeline.source.partitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Does a reader know what lies in its partitions, and is what has nothing idle before anything is read? */
class BacklogTest {

  private static final long ASKED_AT = 1_000_000;
  private static final TopicPartition FULL = new TopicPartition("t", 0);
  private static final TopicPartition EMPTY = new TopicPartition("t", 1);

  private final Backlog backlog = new Backlog();
  private final List<String> done = new ArrayList<>();

  private BacklogReader<String> reader(BacklogReader.Ends ends) {
    return new BacklogReader<>(noting(SourceReader.class), ends, backlog, () -> ASKED_AT);
  }

  /** Writes down what it is asked to do. */
  @SuppressWarnings("unchecked")
  private <T> T noting(Class<?> what) {
    return (T) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {what}, (self, method, arguments) -> {
      if (method.getDeclaringClass() == Object.class) {
        return method.invoke(done, arguments);
      }
      done.add(method.getName() + (arguments == null ? "" : " " + arguments[0]));
      return method.getReturnType() == SourceOutput.class ? noting(SourceOutput.class) : null;
    });
  }

  private static final Map<String, BacklogReader.Ends.Range> RANGES =
      Map.of(new KafkaPartitionSplit(FULL, 10).splitId(), new BacklogReader.Ends.Range(10, 12), new KafkaPartitionSplit(EMPTY, 7).splitId(),
          new BacklogReader.Ends.Range(7, 7));

  private static final List<KafkaPartitionSplit> SPLITS = List.of(new KafkaPartitionSplit(FULL, 10), new KafkaPartitionSplit(EMPTY, 7));

  @Test
  void whatHasNothingIsIdleBeforeAnythingIsRead() throws Exception {
    BacklogReader<String> reader = reader(splits -> RANGES);
    reader.addSplits(SPLITS);
    done.clear();
    ReaderOutput<String> output = noting(ReaderOutput.class);
    reader.pollNext(output);
    assertThat(done.subList(0, 3)).satisfiesExactly(
        first -> assertThat(first).isEqualTo("createOutputForSplit t-1"), second -> assertThat(second).isEqualTo("markIdle"),
        third -> assertThat(third).startsWith("pollNext"));
    done.clear();
    reader.pollNext(output);
    assertThat(done).as("only once").hasSize(1);
  }

  @Test
  void whatIsGivenLaterAndHasNothingIsIdleAtOnce() throws Exception {
    BacklogReader<String> reader = reader(splits -> RANGES);
    reader.pollNext(noting(ReaderOutput.class));
    done.clear();
    reader.addSplits(SPLITS);
    assertThat(done.subList(0, 2)).containsExactly("createOutputForSplit t-1", "markIdle");
  }

  @Test
  void allIsReadWhenEachPartitionHasComeToTheEndThatItHad() {
    reader(splits -> RANGES).addSplits(SPLITS);
    assertThat(backlog.readUpToMillis()).isEqualTo(Backlog.UNKNOWN);
    backlog.read("t", 0, 10);
    assertThat(backlog.isLastOfPartition()).isFalse();
    assertThat(backlog.isUnread()).isTrue();
    backlog.read("t", 0, 11);
    assertThat(backlog.isLastOfPartition()).isTrue();
    assertThat(backlog.isUnread()).isFalse();
    assertThat(backlog.readUpToMillis()).isEqualTo(ASKED_AT);
    backlog.read("t", 0, 12);
    assertThat(backlog.isLastOfPartition()).as("what came later was not there").isFalse();
  }

  @Test
  void aBrokerThatDoesNotAnswerLeavesEverythingInDoubtAndStopsNothing() {
    reader(splits -> {
      throw new IllegalStateException("nobody there");
    }).addSplits(SPLITS);
    assertThat(done).singleElement().asString().startsWith("addSplits");
    assertThat(backlog.readUpToMillis()).isEqualTo(Backlog.UNKNOWN);
    assertThat(backlog.isUnread()).isFalse();
  }

  @Test
  void whoeverIsShippedTogetherKnowsOneBacklog() throws Exception {
    // As Flink ships a source and its watermarks: in one piece.
    var shipped = InstantiationUtil.clone(new ArrayList<>(List.of(backlog, backlog)));
    assertThat(shipped.get(0)).isSameAs(shipped.get(1)).isNotSameAs(backlog);
    shipped.get(0).given(FULL, 0, 1, ASKED_AT);
    assertThat(shipped.get(1).isUnread()).isTrue();
  }
}
