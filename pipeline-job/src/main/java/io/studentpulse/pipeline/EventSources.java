package io.studentpulse.pipeline;

import static io.studentpulse.pipeline.JobOptions.KAFKA_BOOTSTRAP_SERVERS;
import static io.studentpulse.pipeline.JobOptions.KAFKA_GROUP;
import static io.studentpulse.pipeline.JobOptions.KAFKA_PROPERTIES;
import static io.studentpulse.pipeline.JobOptions.SOURCE_START_FROM;

import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.operator.ControlRecord;
import io.studentpulse.pipeline.operator.SettingReader;
import io.studentpulse.pipeline.source.records.ActivityDeserializer;
import io.studentpulse.pipeline.source.partitions.Backlog;
import io.studentpulse.pipeline.source.partitions.BacklogDeserializer;
import io.studentpulse.pipeline.source.partitions.BacklogSource;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import io.studentpulse.pipeline.source.partitions.EventTimeWatermarks;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Where events and settings come from: Kafka, as the options say. */
final class EventSources {

  private static final String CONTROL_TOPIC = "analytics.control";
  private static final Duration ALIGNMENT_INTERVAL = Duration.ofMillis(100);

  private final StreamExecutionEnvironment environment;
  private final ReadableConfig options;

  EventSources(StreamExecutionEnvironment environment, ReadableConfig options) {
    this.environment = environment;
    this.options = options;
  }

  DataStream<Decoded> events() {
    Backlog backlog = new Backlog();
    KafkaSourceBuilder<Decoded> source = KafkaSource.<Decoded>builder()
        .setTopics(options.get(JobOptions.SOURCE_TOPICS))
        .setStartingOffsets(startingOffsets())
        .setDeserializer(new BacklogDeserializer<>(new ActivityDeserializer(decoderOptions()), backlog));
    if (options.get(JobOptions.SOURCE_BOUNDED)) {
      source.setBounded(OffsetsInitializer.latest());
    }
    Source<Decoded, ?, ?> known = new BacklogSource<>(connected(source, "events"), client("events"), backlog);
    return environment.fromSource(known, watermarks(backlog), "events").uid("events");
  }

  DataStream<ControlRecord> settings() {
    KafkaSourceBuilder<ControlRecord> source = KafkaSource.<ControlRecord>builder()
        .setTopics(CONTROL_TOPIC, SettingReader.RELEASED_TOPIC)
        // All that was ever set still holds: the topic is compacted.
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new SettingReader());
    if (options.get(JobOptions.SOURCE_BOUNDED)) {
      source.setBounded(OffsetsInitializer.latest());
    }
    return environment.fromSource(connected(source, "settings"), new Timeless<>(), "settings").uid("settings").setParallelism(1);
  }

  private <T> KafkaSource<T> connected(KafkaSourceBuilder<T> source, String purpose) {
    return source
        .setProperty("partition.discovery.interval.ms", "60000")
        .setProperties(client(purpose))
        .build();
  }

  /** How to reach the brokers, as whom, and what to read there: nothing of a transaction that was aborted or is still open. */
  Properties client(String purpose) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", required(KAFKA_BOOTSTRAP_SERVERS.key(), options.getOptional(KAFKA_BOOTSTRAP_SERVERS).orElse(null)));
    client.setProperty("group.id", options.get(KAFKA_GROUP));
    client.setProperty("client.id.prefix", options.get(KAFKA_GROUP) + "-" + purpose);
    client.putAll(clientProperties(options));
    client.setProperty("isolation.level", "read_committed");
    return client;
  }

  static Properties clientProperties(ReadableConfig options) {
    Properties properties = new Properties();
    properties.putAll(options.get(KAFKA_PROPERTIES));
    return properties;
  }

  static String required(String name, String value) {
    if (value == null) {
      throw new IllegalArgumentException("option " + name + " is required: give --" + name + ", the environment variable "
          + OptionsReader.variable(name) + " or a line in the --config file");
    }
    return value;
  }

  private OffsetsInitializer startingOffsets() {
    String from = options.get(SOURCE_START_FROM);
    return switch (from) {
      case "earliest" -> OffsetsInitializer.earliest();
      case "latest" -> OffsetsInitializer.latest();
      case "committed" -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
      default -> {
        try {
          yield OffsetsInitializer.timestamp(Instant.parse(from).toEpochMilli());
        } catch (DateTimeParseException wrong) {
          throw new IllegalArgumentException(
              "option " + SOURCE_START_FROM.key() + " must be earliest, latest, committed or an instant such as 2026-03-08T14:00:00Z, not '"
                  + from + "'", wrong);
        }
      }
    };
  }

  private DecoderOptions decoderOptions() {
    DecoderOptions standard = DecoderOptions.DEFAULT;
    return new DecoderOptions(
        standard.maxRecordBytes(), standard.maxBatchEvents(), options.get(JobOptions.SOURCE_FUTURE_TOLERANCE),
        options.get(JobOptions.LESSON_STANDS_FOR_VIDEO), standard.activityTopics(), standard.teacherTopics(), standard.courseTopics(),
        Set.copyOf(options.get(JobOptions.PRIVACY_KEEP_FIELDS)), options.getOptional(JobOptions.PRIVACY_PEPPER_FILE).orElse(null),
        options.getOptional(JobOptions.SCHEMA_REGISTRY_URL).orElse(null), standard.registryTimeout());
  }

  private WatermarkStrategy<Decoded> watermarks(Backlog backlog) {
    WatermarkStrategy<Decoded> strategy = new EventTimeWatermarks(
        options.get(JobOptions.SOURCE_OUT_OF_ORDERNESS), options.get(JobOptions.SOURCE_IDLE_AFTER), options.get(JobOptions.SOURCE_QUIET_AFTER),
        backlog);
    Duration drift = options.get(JobOptions.SOURCE_ALIGNMENT_DRIFT);
    return drift.isZero() ? strategy : strategy.withWatermarkAlignment("events", drift, ALIGNMENT_INTERVAL);
  }
}
