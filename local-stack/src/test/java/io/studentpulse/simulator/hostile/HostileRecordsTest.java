package io.studentpulse.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.reference.Reference;
import io.studentpulse.simulator.reference.ReferenceSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HostileRecordsTest {
    private static final Instant END = Instant.parse("2026-06-14T00:00:00Z");
    private static final List<SimulatedEvent> RECORDS = HostileRecords.events(42, 10_000, END.toEpochMilli());

    private static long sizeOver(int bytes) {
        return RECORDS.stream().filter(record -> record.value() != null && record.value().length > bytes).count();
    }

    @Test
    void twoOfFiveAreNeighbours() {
        List<ParsedEvent> neighbours = SimulatedEvent.parsed(RECORDS);
        assertThat(RECORDS).hasSize(10_000);
        assertThat(neighbours).hasSize(4_000).allMatch(event -> HostileRecords.isNeighbour(event.studentId()));
        Reference truth = Reference.of(neighbours, ReferenceSettings.DEFAULTS, END);
        assertThat(truth.studentVideoProgress()).hasSize(20).allSatisfy(row -> {
            assertThat(row).containsEntry("play_seconds", 995L).containsEntry("rewatch_seconds", 0L);
            assertThat((long) row.get("seconds_watched")).isBetween(990L, 996L);
        });
    }

    @Test
    void everyKindOccursAndTheFateOfMostIsCertain() {
        assertThat(RECORDS.stream().filter(record -> record.expectation().certain() && record.expectation().rejected() == 1).count())
                .isGreaterThan(2_000);
        assertThat(RECORDS.stream().filter(record -> !record.expectation().certain()).count()).isBetween(1_000L, 4_000L);
        assertThat(RECORDS.stream().filter(record -> record.expectation().accepted() == 2).count()).isPositive();
        assertThat(RECORDS.stream().map(SimulatedEvent::value).filter(Objects::isNull).count()).isPositive();
        assertThat(RECORDS.stream().filter(record -> record.value() != null && record.value().length == 0).count()).isPositive();
        assertThat(RECORDS.stream().filter(record -> record.key() == null).count()).isPositive();
        assertThat(sizeOver(2 << 20)).isEqualTo(10);
    }

    @Test
    void whatIsDoneToAnEventIsReallyDone() {
        String all = String.join("\n", RECORDS.stream().filter(record -> record.value() != null && record.value().length < 2000)
                .map(record -> new String(record.value(), StandardCharsets.ISO_8859_1)).toList());
        assertThat(all).contains("\"timestamp\":\"1999-", "\"timestamp\":null", "\"timestamp\":{", "\"event_type\":null",
                "\"event_type\":42", "9999-12-31", ":NaN", "DROP TABLE", "\\u0000", "\"nobody\":", "\"student_id\":[");
        assertThat(all).contains("\"event_type\":\"video_play\",").contains("\"lesson_name\":");
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        List<SimulatedEvent> again = HostileRecords.events(42, 10_000, END.toEpochMilli());
        for (int i = 0; i < again.size(); i++) {
            assertThat(again.get(i).value()).isEqualTo(RECORDS.get(i).value());
            assertThat(again.get(i).key()).isEqualTo(RECORDS.get(i).key());
        }
    }
}
