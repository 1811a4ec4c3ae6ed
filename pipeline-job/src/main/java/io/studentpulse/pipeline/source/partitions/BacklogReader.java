package io.studentpulse.pipeline.source.partitions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader that asks where its partitions end when it is given them. One that has nothing is idle from the beginning, and holds nobody back while the
 * others' backlog is read; its first record makes it active.
 */
final class BacklogReader<T> implements SourceReader<T, KafkaPartitionSplit> {

  private static final Logger LOG = LoggerFactory.getLogger(BacklogReader.class);

  /** Where partitions would be read from, and where they end. */
  interface Ends {
    record Range(long position, long end) {}

    /** By the id of each split; throws where nobody answers. */
    Map<String, Range> of(Collection<KafkaPartitionSplit> splits);
  }

  private final SourceReader<T, KafkaPartitionSplit> reader;
  private final Ends ends;
  private final Backlog backlog;
  private final EventTimeWatermarks.WallClock clock;
  private final List<String> empty = new ArrayList<>();
  private ReaderOutput<T> output;

  BacklogReader(SourceReader<T, KafkaPartitionSplit> reader, Ends ends, Backlog backlog, EventTimeWatermarks.WallClock clock) {
    this.reader = reader;
    this.ends = ends;
    this.backlog = backlog;
    this.clock = clock;
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    long askedAt = clock.millis();
    try {
      Map<String, Ends.Range> ranges = ends.of(splits);
      for (KafkaPartitionSplit split : splits) {
        Ends.Range range = ranges.get(split.splitId());
        backlog.given(split.getTopicPartition(), range.position(), range.end(), askedAt);
        if (range.position() >= range.end()) {
          empty.add(split.splitId());
        }
      }
    } catch (RuntimeException unanswered) {
      // Not worth a restart: then silence has to tell, which takes longer.
      LOG.warn("Kafka does not say where {} partitions end", splits.size(), unanswered);
      backlog.givenInDoubt();
    }
    if (output != null) {
      restEmpty();
    }
    reader.addSplits(splits);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
    if (this.output != output) {
      this.output = output;
      restEmpty();
    }
    return reader.pollNext(output);
  }

  /** Before anything is read from them. */
  private void restEmpty() {
    empty.forEach(split -> output.createOutputForSplit(split).markIdle());
    empty.clear();
  }

  @Override
  public void start() {
    reader.start();
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    return reader.snapshotState(checkpointId);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return reader.isAvailable();
  }

  @Override
  public void notifyNoMoreSplits() {
    reader.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    reader.handleSourceEvents(event);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    reader.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    reader.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
    reader.pauseOrResumeSplits(toPause, toResume);
  }

  @Override
  public void close() throws Exception {
    reader.close();
  }
}
