package io.studentpulse.pipeline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.study.LocalDays;
import io.studentpulse.pipeline.study.Zones;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The time zones that the job ships are not older than those of the database that its rows are read from. */
class PostgresZonesTest {

  /** Clocks as every release since 2025a has them: what changed later, PostgreSQL's copy may not know yet. */
  private static final String JULY = "2025-07-15 12:00:00+00";

  @Test
  void every_zone_of_the_database_is_known_and_has_its_clock() throws SQLException {
    List<List<String>> zones = RealPostgres.rows("SELECT name, extract(epoch from (timestamptz '" + JULY + "' AT TIME ZONE name)"
        + " - (timestamptz '" + JULY + "' AT TIME ZONE 'UTC'))::int FROM pg_timezone_names"
        + " WHERE name !~ '^(posix|right)/' AND name NOT IN ('Factory', 'localtime', 'posixrules')"
        // What is also an abbreviation PostgreSQL takes for that, whatever the season.
        + " AND upper(name) NOT IN (SELECT abbrev FROM pg_timezone_abbrevs) ORDER BY name");
    assertThat(zones).hasSizeGreaterThan(400);
    long july = Instant.parse("2025-07-15T12:00:00Z").toEpochMilli();
    for (List<String> zone : zones) {
      assertThat(Zones.named(zone.get(0))).as("update joda-time.version in the parent's pom.xml").isEqualTo(zone.get(0));
      assertThat(LocalDays.offsetMillis(july, zone.get(0)) / 1_000).as(zone.get(0)).isEqualTo(Long.parseLong(zone.get(1)));
    }
  }
}
