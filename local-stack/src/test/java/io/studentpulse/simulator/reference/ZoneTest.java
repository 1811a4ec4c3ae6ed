package io.studentpulse.simulator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneTest {
    private static final Instant HALF_PAST_TWO = Instant.parse("2026-11-30T02:30:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"US/Pacific", "EST", "America/Coyhaique", "Etc/GMT+5", "America/New_York"})
    void itIsStillYesterday(String name) {
        assertThat(Zone.named(name).day(HALF_PAST_TWO)).isEqualTo(LocalDate.parse("2026-11-29"));
        assertThat(Zone.named(name).id()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Calcutta", "Europe/Kyiv", "Europe/Kiev", "UTC"})
    void itIsToday(String name) {
        assertThat(Zone.named(name).day(HALF_PAST_TWO)).isEqualTo(LocalDate.parse("2026-11-30"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GMT+5", "UTC+05:30", "Pacific Standard Time", "Etc/Unknown", "SystemV/PST8", "-08:00", "", "Z"})
    void theseAreNoZones(String name) {
        assertThat(Zone.named(name)).isNull();
    }

    @Test
    void noZoneIsNone() {
        assertThat(Zone.named(null)).isNull();
    }
}
