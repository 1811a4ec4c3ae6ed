package io.studentpulse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSourcesTest {

  @ParameterizedTest
  @ValueSource(strings = {"events", "settings"})
  void committedRecordsAloneAreReadWhateverThePropertiesSay(String purpose) {
    Configuration options = new Configuration();
    options.set(JobOptions.KAFKA_BOOTSTRAP_SERVERS, "broker:9092");
    options.set(JobOptions.KAFKA_PROPERTIES, Map.of("isolation.level", "read_uncommitted", "security.protocol", "SSL"));
    Properties client = new EventSources(null, options).client(purpose);
    assertThat(client).containsEntry("isolation.level", "read_committed").containsEntry("security.protocol", "SSL")
        .containsEntry("bootstrap.servers", "broker:9092").containsEntry("group.id", "student-pulse");
  }
}
