package io.studentpulse.simulator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.ParsedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionVectorsTest {
    private static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();

    private final List<ParsedEvent> events = new ArrayList<>();

    private SessionVectorsTest at(String type, int... seconds) {
        for (int second : seconds) {
            events.add(new EventDraft(type, "ada", START + second * 1000L).session("s").build());
        }
        return this;
    }

    private List<Map<String, Object>> rows() {
        return Reference.of(events, ReferenceSettings.DEFAULTS, Instant.ofEpochMilli(START).plusSeconds(200_000)).studySessions();
    }

    private List<Object> column(String name) {
        return rows().stream().map(row -> row.get(name)).toList();
    }

    @Test
    void oneOfTwentyMinutes() {
        at("search", 0, 600, 1200);
        assertThat(column("duration_seconds")).containsExactly(1200L);
        assertThat(column("active_seconds")).containsExactly(600L);
    }

    @Test
    void theGapIsInclusive() {
        assertThat(at("search", 0, 1800).column("duration_seconds")).containsExactly(1800L);
        assertThat(at("search", 3601).column("duration_seconds")).containsExactly(1800L, 0L);
    }

    @Test
    void aLateEventMerges() {
        assertThat(at("search", 0, 2000).column("duration_seconds")).containsExactly(0L, 0L);
        assertThat(at("search", 1000).column("duration_seconds")).containsExactly(2000L);
    }

    @Test
    void aloneIsZero() {
        assertThat(at("search", 42).column("duration_seconds")).containsExactly(0L);
    }

    @Test
    void thirtyHoursSplitAfterADay() {
        at("search", IntStream.rangeClosed(0, 1800).map(minute -> minute * 60).toArray());
        assertThat(column("duration_seconds")).containsExactly(86_400L, 21_540L);
        assertThat(column("event_count")).containsExactly(1441L, 360L);
    }

    @Test
    void anIdleTimersEndIsIgnored() {
        assertThat(at("search", 0, 60).at("session_end", 1860).column("duration_seconds")).containsExactly(60L);
        events.clear();
        assertThat(at("search", 0, 60).at("session_end", 1859).column("duration_seconds")).containsExactly(1859L);
    }

    @Test
    void anEndAloneOpensNothing() {
        assertThat(at("session_end", 0, 4000).rows()).isEmpty();
        assertThat(at("search", 8000).at("session_end", 9000).column("duration_seconds")).containsExactly(1000L);
    }

    @Test
    void reportsOpenAndLengthenNothing() {
        at("search", 0, 600).at("xp_gain", 700).at("grade_posted", 800).at("module_complete", 900).at("course_enroll", 5000);
        assertThat(column("duration_seconds")).containsExactly(600L);
        assertThat(column("event_count")).containsExactly(2L);
    }

    @Test
    void aTypeThatNobodyKnowsIsAnActWhereAStudentSendsIt() {
        at("hologram_opened", 0, 600);
        events.add(new EventDraft("hologram_granted", "ada", START + 900_000).session("s").byService().build());
        assertThat(column("duration_seconds")).containsExactly(600L);
    }

    @Test
    void placeholdersAreNoSession() {
        for (String id : List.of("", " ", "undefined", "NULL", "None", "NaN", "anonymous", "00000000-0000-0000-0000-000000000000")) {
            events.add(new EventDraft("search", "ada", START).session(id).build());
        }
        assertThat(rows()).isEmpty();
    }

    @Test
    void aUuidIsTheSameHoweverItIsWritten() {
        String id = "0d1f2a34-5c7e-5b1a-9d43-8f0e6c2b7a91";
        for (String one : List.of(id, id.toUpperCase(java.util.Locale.ROOT), id.replace("-", ""), "{" + id + "}", "urn:uuid:" + id)) {
            events.add(new EventDraft("search", "ada", START + events.size() * 60_000L).session(one).build());
        }
        assertThat(column("event_count")).containsExactly(5L);
    }

    @Test
    void pausedStretchesAreNotActive() {
        at("search", 0).at("session_pause", 60).at("session_resume", 180).at("search", 240).at("session_pause", 300).at("search", 320);
        assertThat(column("active_seconds")).containsExactly(60L + 60 + 60 + 20);
    }

    @Test
    void openUntilTheGapHasPassed() {
        at("search", 200_000 - 1800);
        assertThat(column("is_open")).containsExactly(true);
        events.clear();
        assertThat(at("search", 200_000 - 1801).column("is_open")).containsExactly(false);
    }
}
