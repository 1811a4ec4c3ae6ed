package io.studentpulse.pipeline.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.EventType;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Does ClickHouse's list of own acts say what the job says? */
class EventTypesTest {

  private static final Pattern TYPE = Pattern.compile("\\('([a-z_]*)', ([01])\\)");

  /** A newer list stands in a newer migration: name it here. */
  private static final String NEWEST = "/db/clickhouse/V015__one_meaning.sql";

  @Test
  void theListOfOwnActsIsTheJobs() throws Exception {
    Map<String, Boolean> ofTheJob = new TreeMap<>();
    for (EventType type : EventType.values()) {
      ofTheJob.put(type.wireName(), type.isOwnAct());
    }
    String sql;
    try (InputStream file = EventTypesTest.class.getResourceAsStream(NEWEST)) {
      sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    Map<String, Boolean> ofClickHouse = new TreeMap<>();
    Matcher types = TYPE.matcher(sql.substring(sql.indexOf("CREATE VIEW analytics.event_types"), sql.indexOf("AS kind)")));
    while (types.find()) {
      assertThat(ofClickHouse.put(types.group(1), types.group(2).equals("1"))).as(types.group(1) + " stands there twice").isNull();
    }
    assertThat(ofClickHouse).isEqualTo(ofTheJob);
  }
}
