package io.studentpulse.simulator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.RandomEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomEventsTest {
    @Test
    void aThousandSetsShuffledAndDoubledSayTheSame() {
        for (long seed = 0; seed < 1000; seed++) {
            List<ParsedEvent> events = RandomEvents.of(seed);
            Instant now = Reference.newest(events).plusSeconds(3600);
            List<ParsedEvent> untidy = new ArrayList<>(events);
            untidy.addAll(events);
            Collections.shuffle(untidy, new Random(seed));
            assertThat(Reference.of(untidy, ReferenceSettings.DEFAULTS, now)).as("seed " + seed)
                    .isEqualTo(Reference.of(events, ReferenceSettings.DEFAULTS, now));
            assertThat(RandomEvents.of(seed)).isEqualTo(events);
        }
    }
}
