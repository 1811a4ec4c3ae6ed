package io.studentpulse.simulator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.ParsedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreakVectorsTest {
    private static final String NEW_YORK = "America/New_York";

    private final List<ParsedEvent> events = new ArrayList<>();

    private static Instant instant(String local, String zone) {
        return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
    }

    private StreakVectorsTest lesson(String local, String zone) {
        events.add(new EventDraft("lesson_access", "ada", instant(local, zone).toEpochMilli()).zone(zone).lesson("l").build());
        return this;
    }

    private StreakVectorsTest june(int... days) {
        for (int day : days) {
            lesson("2026-06-%02dT18:00".formatted(day), NEW_YORK);
        }
        return this;
    }

    private void expect(ReferenceSettings settings, String nowLocal, String zone, long current, long longest, String status) {
        Map<String, Object> row = Reference.of(events, settings, instant(nowLocal, zone)).studentStreaks().get(0);
        assertThat(row).containsEntry("current_streak_days", current).containsEntry("longest_streak_days", longest)
                .containsEntry("status", status).containsEntry("time_zone", zone);
    }

    private void expect(String nowLocal, long current, long longest, String status) {
        expect(ReferenceSettings.DEFAULTS, nowLocal, NEW_YORK, current, longest, status);
    }

    @Test
    void fourLocalDaysAcrossTheClockChange() {
        lesson("2026-03-06T21:00", NEW_YORK).lesson("2026-03-07T00:30", NEW_YORK);
        lesson("2026-03-08T23:30", NEW_YORK).lesson("2026-03-09T00:10", NEW_YORK);
        expect("2026-03-09T08:00", 4, 4, "active");
    }

    @Test
    void aGapALateDayAndAFrozenDay() {
        june(1, 2, 4, 5);
        expect("2026-06-05T20:00", 2, 2, "active");
        expect(ReferenceSettings.DEFAULTS.frozen(LocalDate.parse("2026-06-03")), "2026-06-05T20:00", NEW_YORK, 4, 4, "active");
        june(3);
        expect("2026-06-05T20:00", 5, 5, "active");
    }

    @Test
    void midnightBreaksItWithoutAnEvent() {
        june(1, 2);
        expect("2026-06-03T23:59", 2, 2, "at_stake");
        expect("2026-06-04T00:00", 0, 2, "broken");
    }

    @Test
    void acrossTheDateLine() {
        lesson("2026-01-01T20:00", "Pacific/Honolulu").lesson("2026-01-03T04:00", "Pacific/Auckland");
        expect(ReferenceSettings.DEFAULTS, "2026-01-03T05:00", "Pacific/Auckland", 2, 2, "active");
        events.clear();
        lesson("2026-01-03T12:00", "Pacific/Auckland").lesson("2026-01-02T20:00", "Pacific/Honolulu");
        expect(ReferenceSettings.DEFAULTS, "2026-01-02T21:00", "Pacific/Honolulu", 2, 2, "active");
    }

    @Test
    void noQualifyingDayIsNone() {
        events.add(new EventDraft("search", "ada", instant("2026-06-01T10:00", "UTC").toEpochMilli()).build());
        expect(ReferenceSettings.DEFAULTS, "2026-06-01T11:00", "UTC", 0, 0, "none");
    }

    @Test
    void withoutAZoneTheLastKnownOneCounts() {
        lesson("2026-06-01T22:00", NEW_YORK);
        long laterThatEvening = instant("2026-06-01T23:00", NEW_YORK).toEpochMilli();
        events.add(new EventDraft("lesson_access", "ada", laterThatEvening).lesson("l").build());
        expect("2026-06-01T23:30", 1, 1, "active");
    }
}
