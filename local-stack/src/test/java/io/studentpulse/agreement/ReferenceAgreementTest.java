package io.studentpulse.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.simulator.AvroShape;
import io.studentpulse.simulator.Encoder;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.RandomEvents;
import io.studentpulse.simulator.RandomSchool;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.classroom.Classroom;
import io.studentpulse.simulator.classroom.ClassroomPlan;
import io.studentpulse.simulator.classroom.School;
import io.studentpulse.simulator.oulad.OuladFiles;
import io.studentpulse.simulator.oulad.OuladReplay;
import io.studentpulse.simulator.reference.Reference;
import io.studentpulse.simulator.reference.ReferenceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Decoder and rules together against the batch reference, which shares no code with them: every row, every column. */
class ReferenceAgreementTest {

    private static final Encoder[] SHAPES = {JsonShape.NESTED, JsonShape.FLAT, new AvroShape()};
    private static final int SETS = 700;
    private static final int SCHOOLS = 300;
    private static final int MOST_DIFFERENCES = 20;

    @Test
    void randomSetsShuffledAndDoubledAgree() {
        for (long seed = 0; seed < SETS; seed++) {
            // Some of the random events lack an id that their type needs: those are the decoder's to reject, and no truth is known of them.
            List<ParsedEvent> events = RandomEvents.of(seed).stream().filter(event -> Classwork.accepts(record(event, JsonShape.NESTED))).toList();
            Instant now = Reference.newest(events).plus(Duration.ofHours(1));
            Random random = new Random(seed);
            List<SimulatedEvent> records = new ArrayList<>();
            for (ParsedEvent event : events) {
                records.add(record(event, SHAPES[random.nextInt(SHAPES.length)]));
            }
            expectAgreement("seed " + seed, events, new Classwork().deliver(records).until(now), now);
            Duration span = Duration.between(Instant.ofEpochMilli(events.stream().mapToLong(ParsedEvent::timeMillis).min().orElseThrow()), now);
            if (span.compareTo(Duration.ofHours(20)) < 0) {
                List<SimulatedEvent> doubled = new ArrayList<>(records);
                doubled.addAll(records);
                Collections.shuffle(doubled, random);
                expectAgreement("seed " + seed + " shuffled and doubled", events, new Classwork().deliver(doubled).until(now), now);
            }
        }
    }

    private static SimulatedEvent record(ParsedEvent event, Encoder shape) {
        String topic = event.byTeacher() ? SimulatedEvent.TEACHERS : event.byService() ? SimulatedEvent.USERS : SimulatedEvent.ACTIVITY;
        return SimulatedEvent.good(topic, event.studentId(), shape, List.of(event));
    }

    @Test
    void aClassroomAgrees() {
        Instant end = Instant.parse("2026-06-14T00:00:00Z");
        List<SimulatedEvent> records =
                SimulatedEvent.merged(Classroom.events(new ClassroomPlan(7, 60, 14, end, 0.05)));
        Classwork classwork = new Classwork().deliver(records).until(end.plusSeconds(3600));
        assertThat(classwork.rejections()).isEmpty();
        assertThat(classwork.late()).isZero();
        expectAgreement("classroom", SimulatedEvent.parsed(records), classwork, end.plusSeconds(3600));
    }

    @Test
    void aSchoolAgrees() {
        Instant end = Instant.parse("2026-06-14T00:00:00Z");
        List<SimulatedEvent> records = SimulatedEvent.merged(School.events(new ClassroomPlan(11, 40, 14, end, 0.05)));
        Classwork classwork = new Classwork().deliver(records).until(end.plusSeconds(3600));
        assertThat(classwork.rejections()).isEmpty();
        assertThat(classwork.late()).isZero();
        expectAgreement("school", SimulatedEvent.parsed(records), classwork, end.plusSeconds(3600));
    }

    @Test
    void randomSchoolsAgree() {
        List<String> differences = new ArrayList<>();
        for (long seed = 0; seed < SCHOOLS && differences.size() < MOST_DIFFERENCES; seed++) {
            List<ParsedEvent> events = school(seed);
            Instant now = Reference.newest(events).plus(Duration.ofHours(1));
            Classwork classwork = new Classwork().deliver(events.stream().map(event -> record(event, JsonShape.NESTED)).toList()).until(now);
            String school = "school " + seed + " ";
            new Agreement(Reference.of(events, ReferenceSettings.DEFAULTS, now).withStoredIds(), events).differences(classwork)
                    .forEach(difference -> differences.add(school + difference));
        }
        assertThat(differences).isEmpty();
    }

    private static List<ParsedEvent> school(long seed) {
        return RandomSchool.of(seed).stream().filter(event -> Classwork.accepts(record(event, JsonShape.NESTED))).toList();
    }

    @Test
    void aPresentationOfOuladAgrees() {
        Instant end = Instant.parse("2026-06-14T00:00:00Z");
        List<SimulatedEvent> records = SimulatedEvent.merged(OuladReplay.events(OuladFiles.bundled(), "AAA", "2013J", end));
        Instant now = end.plus(Duration.ofDays(3));
        expectAgreement("AAA-2013J", SimulatedEvent.parsed(records), new Classwork().deliver(records).until(now), now);
    }

    private static void expectAgreement(String what, List<ParsedEvent> events, Classwork classwork, Instant now) {
        Reference reference = Reference.of(events, ReferenceSettings.DEFAULTS, now).withStoredIds();
        new Agreement(reference, events).expect(what, classwork);
    }
}
