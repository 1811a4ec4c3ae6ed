package io.studentpulse.agreement;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.classroom.ClassroomPlan;
import io.studentpulse.simulator.classroom.School;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Is all that a school sends within the contract, is anything of the contract left out, and does anything private get through? */
class SchoolContractTest {
    private static final Instant END = Instant.parse("2026-06-14T00:00:00Z");
    private static final List<SimulatedEvent> RECORDS = School.events(ClassroomPlan.of(60, END), true);

    @Test
    void theJobReadsWhatTheSimulatorSaysItSent() {
        Contract contract = new Contract();
        List<Activity> read = RECORDS.stream().flatMap(record -> contract.read(record).stream()).toList();
        assertThat(read).hasSizeGreaterThan(10_000);
        assertThat(read).noneMatch(activity -> new String(activity.data(), StandardCharsets.UTF_8).contains(School.PRIVATE_TEXT));
        assertThat(RECORDS).anyMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains(School.PRIVATE_TEXT));
        assertThat(read).noneMatch(activity -> new String(activity.data(), StandardCharsets.UTF_8).contains("school.example"));
    }

    @Test
    void everyTypeOfTheContractOccurs() {
        Map<String, Long> types = RECORDS.stream().flatMap(record -> record.parsed().stream())
                .collect(groupingBy(event -> event.type().equals("question_submit") ? "quiz_answer" : event.type(), TreeMap::new, counting()));
        assertThat(types.keySet()).contains("topic_defined", "assessment_defined").containsAll(Arrays.stream(EventType.values())
                .filter(type -> type != EventType.UNKNOWN).map(EventType::wireName).toList());
    }
}
