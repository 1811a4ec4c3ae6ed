package io.studentpulse.pipeline.source.partitions;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Asks Kafka where partitions end, and where they begin where a split does not say it in numbers. */
final class PartitionEnds implements BacklogReader.Ends {

  /** The task waits meanwhile: a broker that takes longer is away. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Properties client;

  PartitionEnds(Properties client) {
    this.client = client;
  }

  @Override
  public Map<String, Range> of(Collection<KafkaPartitionSplit> splits) {
    if (splits.isEmpty()) {
      return Map.of();
    }
    Properties properties = new Properties();
    properties.putAll(client);
    // It only asks: no member of the group, and no commit.
    properties.put("enable.auto.commit", "false");
    properties.put("client.id", properties.getProperty("client.id", "student-pulse") + "-ends");
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Set<TopicPartition> all = splits.stream().map(KafkaPartitionSplit::getTopicPartition).collect(Collectors.toSet());
      Map<TopicPartition, Long> ends = consumer.endOffsets(all, PATIENCE);
      Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(all, PATIENCE);
      Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(startingAt(KafkaPartitionSplit.COMMITTED_OFFSET, splits), PATIENCE);
      Map<String, Range> ranges = new HashMap<>();
      for (KafkaPartitionSplit split : splits) {
        TopicPartition partition = split.getTopicPartition();
        long end = ends.get(partition);
        long start = split.getStartingOffset();
        if (start == KafkaPartitionSplit.LATEST_OFFSET) {
          start = end;
        } else if (start == KafkaPartitionSplit.COMMITTED_OFFSET && committed.get(partition) != null) {
          start = committed.get(partition).offset();
        }
        // What has been deleted meanwhile is not read, either.
        ranges.put(split.splitId(), new Range(Math.max(start, beginnings.get(partition)), end));
      }
      return ranges;
    }
  }

  private static Set<TopicPartition> startingAt(long marker, Collection<KafkaPartitionSplit> splits) {
    return new HashSet<>(List.copyOf(splits).stream().filter(split -> split.getStartingOffset() == marker).map(KafkaPartitionSplit::getTopicPartition).toList());
  }
}
