package io.studentpulse.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
    void theSchoolsMixHasAShareOfEverything() throws IOException {
        int events = 172 * 100;
        LoadPlan plan = LoadPlan.backlog(42, 172, events, END);
        LoadMix mix = new LoadMix(plan, events, LoadScript.named("school"));
        ObjectMapper json = new ObjectMapper();
        Map<String, Integer> byType = new HashMap<>();
        Set<String> topics = new HashSet<>();
        while (mix.hasNext()) {
            JsonNode event = json.readTree(mix.next().value());
            byType.merge(event.get("event_type").asText(), 1, Integer::sum);
            if (event.get("payload").has("topic_id")) {
                topics.add(event.get("payload").get("topic_id").asText());
            }
        }
        assertThat((double) byType.get("video_progress") / events).isCloseTo(0.70, within(0.01));
        assertThat(byType.get("quiz_answer")).isEqualTo(10 * byType.get("quiz_submit"));
        assertThat(byType).containsKeys("session_start", "lesson_start", "section_read", "material_read", "material_complete", "lesson_complete",
                "question_view", "forum_post", "forum_like", "search", "session_end", "video_pause");
        Set<Object> defined = new HashSet<>();
        LoadCatalogue.of(plan).forEach(record -> defined.add(record.parsed().get(0).extra().get("topic_id")));
        assertThat(defined).containsAll(topics);
    }

    @Test
    void anotherMixIsAsked() {
        LoadScript script = LoadScript.named("school:answers=20,forum=0");
        assertThat(java.util.stream.IntStream.range(0, 100).mapToObj(script::type)).filteredOn("quiz_answer"::equals).hasSize(20);
        assertThat(java.util.stream.IntStream.range(0, 100).mapToObj(script::type)).doesNotContain("forum_post", "forum_like");
        for (String wrong : java.util.List.of("schol", "school:answers", "school:lunch=3", "school:answers=95")) {
            assertThatThrownBy(() -> LoadScript.named(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
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
