package io.studentpulse.pipeline;

import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.operator.Kept;
import io.studentpulse.pipeline.operator.KeptWire;
import io.studentpulse.pipeline.operator.LateActivity;
import io.studentpulse.pipeline.operator.OutgoingJson;
import io.studentpulse.pipeline.sink.ClickHouseSink;
import io.studentpulse.pipeline.sink.KafkaRejectedRows;
import io.studentpulse.pipeline.sink.PostgresSink;
import io.studentpulse.pipeline.sink.RejectedRows;
import io.studentpulse.pipeline.sink.Secret;
import io.studentpulse.pipeline.sink.SinkOptions;
import io.studentpulse.pipeline.source.records.DeadLetterRecordSerializer;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.update.AnalyticsUpdate;
import io.studentpulse.pipeline.wire.RecordLimit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The real ends: PostgreSQL for what is true now, ClickHouse for what was, Kafka for alerts, late events and dead letters. */
final class StoreSinks implements PipelineSinks {

  static final String ALERTS = "student.alerts";
  static final String LATE = "activity.late";
  static final String UPDATES = "analytics.events";
  static final String QUARANTINE = "activity.quarantine";
  static final String DEAD_LETTERS = "activity.dead-letter";

  private final ReadableConfig options;

  StoreSinks(ReadableConfig options) {
    this.options = options;
  }

  @Override
  public void currentState(DataStream<TableRow> ofStudents, DataStream<TableRow> ofAll) {
    ofStudents.sinkTo(new PostgresSink(postgres(), rejectedRows())).name("postgres").uid("postgres");
    ofAll.sinkTo(new PostgresSink(postgres(), rejectedRows())).name("postgres of all").uid("postgres-of-all");
  }

  @Override
  public void history(DataStream<TableRow> rows) {
    rows.sinkTo(new ClickHouseSink(clickHouse(), rejectedRows())).name("clickhouse").uid("clickhouse");
  }

  @Override
  public void deadLetterHistory(DataStream<TableRow> rows) {
    rows.sinkTo(new ClickHouseSink(clickHouse(), rejectedRows())).name("clickhouse dead letters").uid("clickhouse-dead-letters");
  }

  @Override
  public void alerts(DataStream<Alert> alerts) {
    alerts.sinkTo(kafka(alerts(limit()))).name("alerts").uid("alerts");
  }

  @Override
  public void late(DataStream<LateActivity> late) {
    late.sinkTo(kafka(late(limit()))).name("late").uid("late");
  }

  @Override
  public void updates(DataStream<AnalyticsUpdate> updates) {
    updates.sinkTo(kafka(updates(limit()))).name("updates").uid("updates");
  }

  @Override
  public void deadLetters(DataStream<Rejection> rejected) {
    rejected.sinkTo(kafka(new DeadLetterRecordSerializer(DEAD_LETTERS, options.get(JobOptions.DEAD_LETTERS_KEEP_HEADERS), limit()))).name("dead letters").uid("dead-letters");
  }

  @Override
  public void quarantine(DataStream<Kept> kept) {
    kept.sinkTo(kafka(new KeptWire(QUARANTINE, limit()))).name("quarantine").uid("quarantine");
  }

  static TopicRecords<Alert> alerts(RecordLimit limit) {
    return new TopicRecords<>(ALERTS, limit, Alert::student, OutgoingJson::of, OutgoingJson::of);
  }

  static TopicRecords<LateActivity> late(RecordLimit limit) {
    return new TopicRecords<>(LATE, limit, event -> event.activity().student(), OutgoingJson::of, OutgoingJson::withoutPayload);
  }

  static TopicRecords<AnalyticsUpdate> updates(RecordLimit limit) {
    return new TopicRecords<>(UPDATES, limit, AnalyticsUpdate::entityId, OutgoingJson::of, OutgoingJson::withoutMetrics);
  }

  private <T> KafkaSink<T> kafka(KafkaRecordSerializationSchema<T> serializer) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(bootstrapServers())
        .setKafkaProducerConfig(producerProperties())
        .setRecordSerializer(serializer)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  private RecordLimit limit() {
    return RecordLimit.of(producerProperties());
  }

  private Properties producerProperties() {
    Properties properties = EventSources.clientProperties(options);
    properties.putIfAbsent("acks", "all");
    properties.putIfAbsent("enable.idempotence", "true");
    properties.putIfAbsent("compression.type", "lz4");
    properties.putIfAbsent("max.request.size", String.valueOf(4 * 1024 * 1024));
    return properties;
  }

  private String bootstrapServers() {
    return required(JobOptions.KAFKA_BOOTSTRAP_SERVERS);
  }

  private RejectedRows.Factory rejectedRows() {
    Properties properties = producerProperties();
    properties.setProperty("bootstrap.servers", bootstrapServers());
    return KafkaRejectedRows.to(DEAD_LETTERS, properties);
  }

  private SinkOptions postgres() {
    return common(SinkOptions.postgres(
        required(JobOptions.POSTGRES_URL), options.get(JobOptions.POSTGRES_USER),
        secret(JobOptions.POSTGRES_PASSWORD_FILE, JobOptions.POSTGRES_PASSWORD_ENV)))
        .withProperties(options.get(JobOptions.POSTGRES_PROPERTIES));
  }

  private SinkOptions clickHouse() {
    return common(SinkOptions.clickHouse(
        required(JobOptions.CLICKHOUSE_URL), options.get(JobOptions.CLICKHOUSE_USER),
        secret(JobOptions.CLICKHOUSE_PASSWORD_FILE, JobOptions.CLICKHOUSE_PASSWORD_ENV)))
        .withProperties(options.get(JobOptions.CLICKHOUSE_PROPERTIES));
  }

  private SinkOptions common(SinkOptions store) {
    return store.withGeneration(options.get(JobOptions.GENERATION)).withFlushIntervals(flushIntervals(options.get(JobOptions.FLUSH_INTERVAL))).withRetryFor(options.get(JobOptions.SINK_RETRY_FOR));
  }

  /** By the name of the table, which there must be. */
  static Map<String, Duration> flushIntervals(Map<String, String> option) {
    Map<String, Duration> intervals = new LinkedHashMap<>();
    Configuration given = Configuration.fromMap(option);
    for (String name : given.keySet()) {
      if (StudentTables.ALL.stream().noneMatch(table -> table.name().equals(name))) {
        throw new IllegalArgumentException(JobOptions.FLUSH_INTERVAL.key() + "." + name + ": there is no table of that name");
      }
      intervals.put(name, given.get(ConfigOptions.key(name).durationType().noDefaultValue()));
    }
    return intervals;
  }

  private String required(ConfigOption<String> option) {
    return EventSources.required(option.key(), options.getOptional(option).orElse(null));
  }

  private Secret secret(ConfigOption<String> file, ConfigOption<String> variable) {
    if (options.getOptional(file).isPresent()) {
      return Secret.inFile(options.get(file));
    }
    return options.getOptional(variable).isPresent() ? Secret.inEnvironment(options.get(variable)) : Secret.none();
  }
}
