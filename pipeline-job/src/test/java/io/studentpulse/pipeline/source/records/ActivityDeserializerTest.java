package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.ARRIVAL;
import static io.studentpulse.pipeline.source.records.Records.AT;
import static io.studentpulse.pipeline.source.records.Records.activity;
import static io.studentpulse.pipeline.source.records.Records.event;
import static io.studentpulse.pipeline.source.records.Records.record;
import static io.studentpulse.pipeline.source.records.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.Collector;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.UserCodeClassLoader;
import org.junit.jupiter.api.Test;

class ActivityDeserializerTest {

  private final Map<String, Counter> counters = new HashMap<>();
  private final List<Decoded> out = new ArrayList<>();

  private final class Group extends UnregisteredMetricsGroup {
    private final String path;

    Group(String path) {
      this.path = path;
    }

    @Override
    public Counter counter(String name) {
      return counters.computeIfAbsent(path + name, key -> new SimpleCounter());
    }

    @Override
    public MetricGroup addGroup(String name) {
      return new Group(path + name + ".");
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      return new Group(path + key + "." + value + ".");
    }
  }

  private long count(String name) {
    return counters.containsKey(name) ? counters.get(name).getCount() : 0;
  }

  @Test
  void the_books_balance() throws Exception {
    ActivityDeserializer deserializer = InstantiationUtil.clone(new ActivityDeserializer(DecoderOptions.DEFAULT));
    deserializer.open(new DeserializationSchema.InitializationContext() {
      @Override
      public MetricGroup getMetricGroup() {
        return new Group("");
      }

      @Override
      public UserCodeClassLoader getUserCodeClassLoader() {
        throw new UnsupportedOperationException();
      }
    });
    Collector<Decoded> collector = new Collector<>() {
      @Override
      public void collect(Decoded decoded) {
        out.add(decoded);
      }

      @Override
      public void close() {}
    };
    deserializer.deserialize(activity(utf8(Records.S1)), collector);
    deserializer.deserialize(activity(utf8("{\"events\":[" + event("search") + ",{}]}")), collector);
    deserializer.deserialize(activity(utf8("nonsense")), collector);
    deserializer.deserialize(record("student.activity", null, utf8(event("hologram")), AT - 600_000), collector);
    for (int i = 0; i < 100; i++) {
      deserializer.deserialize(record("student.activity", null, utf8(event("made up " + i)), ARRIVAL), collector);
      deserializer.deserialize(record("student.activity", null, utf8(event("made_up_" + i)), ARRIVAL), collector);
    }
    assertThat(count("decode.recordsRead")).isEqualTo(204);
    assertThat(count("decode.eventsRead")).isEqualTo(205).isEqualTo(out.size()).isEqualTo(count("decode.accepted") + count("decode.rejected"));
    assertThat(count("decode.rejected")).isEqualTo(2);
    assertThat(count("decode.reason.no_type.rejectedByReason")).isEqualTo(1);
    assertThat(count("decode.reason.not_decodable.rejectedByReason")).isEqualTo(1);
    assertThat(count("decode.derivedIds")).isEqualTo(202);
    assertThat(count("decode.redated")).isEqualTo(1);
    assertThat(count("decode.unknownTypes")).isEqualTo(201);
    assertThat(count("decode.type.hologram.unknownTypesByName")).isEqualTo(1);
    assertThat(counters.keySet().stream().filter(name -> name.startsWith("decode.type.")).count()).isLessThanOrEqualTo(51);
    assertThat(deserializer.getProducedType().getTypeClass()).isEqualTo(Decoded.class);
  }
}
