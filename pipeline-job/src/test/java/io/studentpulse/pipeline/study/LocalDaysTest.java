package io.studentpulse.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalDaysTest {

  /** Clocks of which Java's data and IANA's newest say the same up to 2024. */
  private static final List<String> ZONES = List.of(
      "America/New_York", "Europe/London", "Pacific/Auckland", "Asia/Kathmandu", "Pacific/Apia", "America/Sao_Paulo", "Africa/Cairo", "Asia/Beirut",
      "Australia/Lord_Howe", "UTC", "Etc/GMT+5", "America/Asuncion");

  @Property(tries = 3000)
  void days_are_those_of_the_zone(@ForAll @LongRange(min = 946_684_800_000L, max = 1_704_067_200_000L) long atMillis) {
    for (String zone : ZONES) {
      ZoneId java = ZoneId.of(zone);
      LocalDate date = Instant.ofEpochMilli(atMillis).atZone(java).toLocalDate();
      assertThat(LocalDays.dayOf(atMillis, zone)).as(zone).isEqualTo((int) date.toEpochDay());
      assertThat(LocalDays.startMillis((int) date.toEpochDay(), zone)).as("%s %s", zone, date)
          .isEqualTo(date.atStartOfDay(java).toInstant().toEpochMilli());
      assertThat(LocalDays.offsetMillis(atMillis, zone)).isEqualTo(java.getRules().getOffset(Instant.ofEpochMilli(atMillis)).getTotalSeconds() * 1_000L);
    }
  }

  @Test
  void a_clock_change_is_met_to_the_millisecond() {
    long change = Instant.parse("2026-03-08T07:00:00Z").toEpochMilli();
    for (long first : new long[] {change - 1, change, change + 1}) {
      LocalDays.offsetMillis(first, "America/New_York");
      assertThat(LocalDays.offsetMillis(change - 1, "America/New_York")).isEqualTo(-5 * 3_600_000);
      assertThat(LocalDays.offsetMillis(change, "America/New_York")).isEqualTo(-4 * 3_600_000);
    }
    assertThat(LocalDays.steadyUntilMillis(change - 1, "America/New_York")).isEqualTo(change);
    assertThat(LocalDays.steadyUntilMillis(0, "UTC")).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void the_rules_are_ianas_newest_and_not_those_of_this_java() {
    long november = Instant.parse("2026-11-30T02:30:00Z").toEpochMilli();
    int thirtieth = (int) LocalDate.of(2026, 11, 30).toEpochDay();
    for (String behind : List.of("America/Coyhaique", "US/Pacific", "EST", "Etc/GMT+5")) {
      assertThat(LocalDays.dayOf(november, behind)).as(behind).isEqualTo(thirtieth - 1);
    }
    assertThat(LocalDays.offsetMillis(november, "America/Coyhaique")).isEqualTo(-3 * 3_600_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GMT+5", "UTC+05:30", "Pacific Standard Time", "Etc/Unknown", "SystemV/PST8", "-08:00", "", "Factory", "us/pacific", "Z"})
  void what_is_no_zone_is_named_none_and_stops_nothing(String none) {
    assertThat(Zones.named(none)).isNull();
    assertThat(LocalDays.dayOf(86_400_000L * 3, none)).isEqualTo(3);
    assertThat(LocalDays.startMillis(3, none)).isEqualTo(86_400_000L * 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"US/Pacific", "EST", "Europe/Kiev", "Europe/Kyiv", "Asia/Calcutta", "UTC", "Etc/GMT+5", "America/Coyhaique"})
  void links_are_zones_too(String zone) {
    assertThat(Zones.named(zone)).isEqualTo(zone);
  }
}
