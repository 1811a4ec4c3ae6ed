package io.studentpulse.pipeline.source.records;

import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The events of Kafka records, as Flink's source wants them; what became of each is counted under {@code decode}. */
public final class ActivityDeserializer implements KafkaRecordDeserializationSchema<Decoded> {

  private static final long serialVersionUID = 1;

  private final DecoderOptions options;
  private transient RecordDecoder decoder;
  private transient DecodeMetrics metrics;

  public ActivityDeserializer(DecoderOptions options) {
    this.options = options;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    metrics = new DecodeMetrics(context.getMetricGroup());
    decoder = new RecordDecoder(options, metrics, List.<Schema>of());
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Decoded> out) {
    metrics.read(record);
    decoder.decode(record, out::collect);
  }

  @Override
  public TypeInformation<Decoded> getProducedType() {
    return TypeInformation.of(Decoded.class);
  }
}
