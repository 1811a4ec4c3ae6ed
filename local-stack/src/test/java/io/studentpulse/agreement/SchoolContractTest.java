package io.studentpulse.agreement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.simulator.AvroShape;
import io.studentpulse.simulator.Encoder;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.RandomSchool;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.classroom.ClassroomPlan;
import io.studentpulse.simulator.classroom.School;
import io.studentpulse.simulator.load.LoadCatalogue;
import io.studentpulse.simulator.load.LoadMix;
import io.studentpulse.simulator.load.LoadPlan;
import io.studentpulse.simulator.load.LoadScript;
import io.studentpulse.simulator.oulad.OuladFiles;
import io.studentpulse.simulator.oulad.OuladReplay;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
    void aPresentationOfOuladIsWithinTheContract() {
        Contract contract = new Contract();
        // Its clicks are all alike: one in seventeen is enough.
        assertThat(OuladReplay.events(OuladFiles.bundled(), "AAA", "2013J", END).stream()
                .filter(record -> record.recordTimestampMillis() % 17 == 0 || !record.topic().equals(SimulatedEvent.ACTIVITY))
                .flatMap(record -> contract.read(record).stream())).hasSizeGreaterThan(5_000);
    }

    @Test
    void aLoadIsWithinTheContract() {
        LoadPlan plan = LoadPlan.backlog(42, 86, 8_600, END.toEpochMilli());
        Contract contract = new Contract();
        for (String mix : List.of("watching", "school")) {
            LoadMix load = new LoadMix(plan, 8_600, LoadScript.named(mix));
            int accepted = 0;
            while (load.hasNext()) {
                accepted += contract.accepted(load.next()).size();
            }
            assertThat(accepted).as(mix).isEqualTo(8_600);
        }
        assertThat(LoadCatalogue.of(plan).stream().flatMap(record -> contract.read(record).stream())).hasSize(29);
    }

    @Test
    void everyTypeOfTheContractOccurs() {
        assertThat(types(SimulatedEvent.parsed(RECORDS))).containsAll(known());
        assertThat(SimulatedEvent.parsed(RECORDS).stream().map(ParsedEvent::type)).contains("question_submit", "AssessmentCompleted");
    }

    @Test
    void randomSetsAreWithinTheContractInEveryWireFormAndOfEveryType() {
        Contract contract = new Contract();
        Encoder[] shapes = {JsonShape.NESTED, JsonShape.FLAT, new AvroShape(), JsonShape.BATCH};
        List<ParsedEvent> all = new ArrayList<>();
        for (long seed = 0; seed < 80; seed++) {
            List<ParsedEvent> events = RandomSchool.of(seed, seed % 3 == 0);
            assertThat(RandomSchool.of(seed, seed % 3 == 0)).isEqualTo(events);
            for (ParsedEvent event : events) {
                for (Encoder shape : shapes) {
                    contract.read(RandomSchool.record(event, shape));
                }
            }
            all.addAll(events);
        }
        assertThat(types(all)).containsAll(known());
        assertThat(all.stream().collect(groupingBy(event -> List.of(event.studentId(), event.eventId()), mapping(ParsedEvent::extra, toSet())))
                .values()).anyMatch(contents -> contents.size() > 1);
        assertThat(all.stream().collect(groupingBy(event -> List.of(event.studentId(), event.timeMillis()), mapping(ParsedEvent::eventId, toSet())))
                .values()).anyMatch(ids -> ids.size() > 2);
    }

    private static Set<String> types(List<ParsedEvent> events) {
        return events.stream().map(event -> EventType.named(event.type()).wireName()).collect(toSet());
    }

    private static List<String> known() {
        return Arrays.stream(EventType.values()).filter(type -> type != EventType.UNKNOWN && type != EventType.UNKNOWN_REPORT).map(EventType::wireName).toList();
    }
}
