package io.studentpulse.simulator.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.RandomSchool;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.classroom.ClassroomPlan;
import io.studentpulse.simulator.classroom.Heroes;
import io.studentpulse.simulator.classroom.School;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Does the reference say of a school's heroes what is known of them by hand? */
class HeroesTest {
    private static final Instant END = Instant.parse("2026-06-14T00:00:00Z");
    private static final long DAY = 86_400_000L;

    @Test
    void theReferenceSaysWhatIsKnownByHand() {
        ClassroomPlan plan = ClassroomPlan.of(15, END);
        Reference reference = Reference.of(SimulatedEvent.parsed(School.events(plan, true)), ReferenceSettings.DEFAULTS, END.plusSeconds(3600),
                event -> event.receivedMillis() - event.timeMillis() > DAY);
        List<Heroes.Expected> expected = Heroes.expected(plan);
        assertThat(expected).hasSizeGreaterThan(40);
        for (Heroes.Expected row : expected) {
            List<Map<String, Object>> found = reference.byTable().get(row.table()).stream()
                    .filter(one -> row.key().entrySet().stream().allMatch(key -> key.getValue().equals(one.get(key.getKey())))).toList();
            assertThat(found).as("%s: %s", row.student(), row.words()).hasSize(1);
            row.values().forEach((column, value) -> {
                Object said = found.get(0).get(column);
                if (value instanceof Double number) {
                    assertThat((Double) said).as("%s.%s of %s: %s", row.table(), column, row.student(), row.words()).isCloseTo(number, within(1e-9));
                } else {
                    assertThat(said).as("%s.%s of %s: %s", row.table(), column, row.student(), row.words()).isEqualTo(value);
                }
            });
        }
    }

    @Test
    void randomSchoolsSayTheSameShuffledAndDoubled() {
        for (long seed = 0; seed < 200; seed++) {
            List<ParsedEvent> events = RandomSchool.of(seed);
            Instant now = Reference.newest(events).plusSeconds(3600);
            List<ParsedEvent> untidy = new ArrayList<>(events);
            untidy.addAll(events);
            Collections.shuffle(untidy, new Random(seed));
            assertThat(Reference.of(untidy, ReferenceSettings.DEFAULTS, now)).as("seed " + seed)
                    .isEqualTo(Reference.of(events, ReferenceSettings.DEFAULTS, now));
        }
    }
}
