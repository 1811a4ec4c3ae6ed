package io.studentpulse.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.simulator.SimulatedEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadMixTest {
    private static final long END = Instant.parse("2026-06-14T00:00:00Z").toEpochMilli();

    @Test
    void aBacklogIsPlausible() throws IOException {
        int students = 172;
        int events = students * 100 * 2;
        LoadMix mix = new LoadMix(LoadPlan.backlog(42, students, events, END), events);
        ObjectMapper json = new ObjectMapper();
        Map<String, Integer> byType = new HashMap<>();
        Set<String> ids = new HashSet<>();
        Set<String> sessions = new HashSet<>();
        Map<String, Long> lastOfSession = new HashMap<>();
        long before = Long.MIN_VALUE;
        while (mix.hasNext()) {
            SimulatedEvent record = mix.next();
            JsonNode event = json.readTree(record.value());
            byType.merge(event.get("event_type").asText(), 1, Integer::sum);
            assertThat(ids.add(event.get("event_id").asText())).isTrue();
            String session = event.get("session_id").asText();
            sessions.add(session);
            long time = Instant.parse(event.get("timestamp").asText()).toEpochMilli();
            assertThat(time).isEqualTo(record.recordTimestampMillis()).isBetween(before, END);
            Long last = lastOfSession.put(session, time);
            assertThat(last == null ? 10_000 : time - last).isEqualTo(10_000);
            assertThat(new String(record.key())).isEqualTo(event.get("student_id").asText());
            before = time;
        }
        assertThat(END - before).isBetween(0L, 10_000L);
        assertThat(sessions).hasSize(students * 2);
        assertThat((double) byType.get("video_progress") / events).isCloseTo(0.70, within(0.01));
        assertThat(byType.get("video_play")).isEqualTo(2 * students * 2);
    }

    @Test
    void liveEventsAreDatedToWhenTheyAreMeantToBeSent() {
        LoadPlan plan = LoadPlan.live(42, 50_000, 7_000, END);
        for (long n : new long[] {0, 1, 6_999, 7_000, 1_234_567, 70_000_000}) {
            assertThat(plan.timeMillis(n) - END).isEqualTo(n * 1000 / 7_000);
        }
        assertThat(LoadPlan.live(42, 50_000, 1_000, END).stepMillis()).isEqualTo(10_000);
    }
}
