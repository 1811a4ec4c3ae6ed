package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.migrate.Migrate;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The real ClickHouse that the system property {@value #PROPERTY} names ({@code http://host:port}), migrated as production is. Its
 * {@code analytics} tables belong to the tests.
 */
final class RealClickHouse {

  static final String PROPERTY = "student-pulse.clickhouse";

  private static boolean isMigrated;

  private RealClickHouse() {}

  static synchronized String url() {
    String url = System.getProperty(PROPERTY);
    if (!isMigrated) {
      try {
        // Test events are as old as their stories.
        Migrate.clickHouse(url, null, Secret.none(), Map.of("raw.retention.days", "36500"), step -> {});
      } catch (Exception failure) {
        throw new IllegalStateException("no ClickHouse for tests at " + url, failure);
      }
      isMigrated = true;
    }
    return url;
  }

  static String execute(String sql) throws IOException {
    return ClickHouseConnections.text(url(), null, Secret.none(), sql).strip();
  }

  static List<String> lines(String sql) throws IOException {
    String text = execute(sql);
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n"));
  }
}
