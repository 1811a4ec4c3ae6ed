package io.studentpulse.simulator.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.reference.Reference;
import io.studentpulse.simulator.reference.ReferenceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClassroomTest {
    private static final Instant END = Instant.parse("2026-06-14T00:00:00Z");
    private static final ClassroomPlan PLAN = ClassroomPlan.of(56, END);
    private static final List<SimulatedEvent> RECORDS = Classroom.events(PLAN);
    private static final List<ParsedEvent> EVENTS = SimulatedEvent.parsed(RECORDS);
    private static final Reference TRUTH = Reference.of(EVENTS, ReferenceSettings.DEFAULTS, END);

    private static Set<Object> values(List<Map<String, Object>> rows, String column) {
        return rows.stream().map(row -> row.get(column)).collect(Collectors.toSet());
    }

    @Test
    void theSamePlanGivesTheSameBytesAndAnotherSeedOthers() {
        List<SimulatedEvent> again = Classroom.events(PLAN);
        assertThat(again).hasSameSizeAs(RECORDS);
        for (int i = 0; i < again.size(); i++) {
            assertThat(again.get(i).value()).isEqualTo(RECORDS.get(i).value());
            assertThat(again.get(i).recordTimestampMillis()).isEqualTo(RECORDS.get(i).recordTimestampMillis());
        }
        assertThat(Classroom.events(new ClassroomPlan(43, 56, 14, END, 0.03)).get(100).value()).isNotEqualTo(RECORDS.get(100).value());
    }

    @Test
    void theTruthDoesNotDependOnOrderOrRepetition() {
        List<ParsedEvent> untidy = new ArrayList<>(EVENTS);
        untidy.addAll(EVENTS);
        Collections.shuffle(untidy, new Random(7));
        Reference again = Reference.of(untidy, ReferenceSettings.DEFAULTS, END);
        assertThat(again.byTable()).isEqualTo(TRUTH.byTable());
    }

    @Test
    void everyBehaviourShowsInTheTruth() {
        assertThat(values(TRUTH.studentVideoProgress(), "completion_source")).contains("coverage", "client", null);
        assertThat(values(TRUTH.studentStreaks(), "status")).contains("at_stake", "broken", "none");
        assertThat(values(TRUTH.studentRisk(), "reason")).containsExactlyInAnyOrder("inactive", "never_started", null);
        for (String column : List.of("unseen_seeks", "rejected_positions", "estimated_closes", "rewatch_seconds")) {
            assertThat(TRUTH.studentVideoProgress()).as(column).anyMatch(row -> (long) row.get(column) > 0);
        }
        assertThat(values(TRUTH.studentStreaks(), "time_zone")).containsAll(Watcher.ZONES).contains("UTC");
    }

    @Test
    void theNetworkIsUntidyButNeverBeyondTheHorizon() {
        HashSet<Object> ids = new HashSet<>();
        long duplicates = EVENTS.stream().filter(event -> !ids.add(event.eventId())).count();
        assertThat((double) duplicates / EVENTS.size()).isBetween(0.01, 0.05);
        long latest = EVENTS.stream().mapToLong(event -> event.receivedMillis() - event.timeMillis()).max().orElseThrow();
        assertThat(latest).isBetween(3_600_000L, 23 * 3_600_000L);
        assertThat(EVENTS).anyMatch(event -> event.timeMillis() > event.receivedMillis() + 3_600_000L);
        assertThat(RECORDS).allMatch(record -> record.recordTimestampMillis() <= END.toEpochMilli());
        assertThat(RECORDS).anyMatch(record -> record.parsed().size() > 1);
        assertThat(RECORDS.stream().map(SimulatedEvent::topic).distinct()).contains("student.activity", "user.events");
    }

    @Test
    void storedIdsAreUuidsOfTheContractsNameSpace() {
        assertThat(Reference.storedId("6f1c7d0e-2b7a-4c55-9d3a-5a0f6c2e9b11")).hasToString("6f1c7d0e-2b7a-4c55-9d3a-5a0f6c2e9b11");
        assertThat(Reference.storedId("oulad-28400").version()).isEqualTo(5);
        assertThat(TRUTH.withStoredIds().studentRisk()).allMatch(row -> row.get("course_id") instanceof UUID);
    }

    @Test
    void noSessionIsOpenAndNobodyIsAtRiskByAFewHours() {
        assertThat(values(TRUTH.studySessions(), "is_open")).containsExactly(false);
        Reference aDayLater = Reference.of(EVENTS, ReferenceSettings.DEFAULTS, END.plusSeconds(86_400));
        assertThat(values(aDayLater.studentRisk(), "at_risk")).isEqualTo(values(TRUTH.studentRisk(), "at_risk"));
        assertThat(values(aDayLater.studentRisk(), "since")).isEqualTo(values(TRUTH.studentRisk(), "since"));
    }
}
