package io.studentpulse.pipeline.source.partitions;

import java.io.IOException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells a backlog which record is being read. */
public final class BacklogDeserializer<T> implements KafkaRecordDeserializationSchema<T> {

  private static final long serialVersionUID = 1;

  private final KafkaRecordDeserializationSchema<T> records;
  private final Backlog backlog;

  public BacklogDeserializer(KafkaRecordDeserializationSchema<T> records, Backlog backlog) {
    this.records = records;
    this.backlog = backlog;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) throws Exception {
    records.open(context);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out) throws IOException {
    backlog.read(record.topic(), record.partition(), record.offset());
    records.deserialize(record, out);
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return records.getProducedType();
  }
}
