package io.studentpulse.simulator.oulad;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OuladReplayTest {
    private static final Instant LAST_DAY = Instant.parse("2026-06-14T00:00:00Z");
    private static List<SimulatedEvent> records;
    private static List<ParsedEvent> events;

    @BeforeAll
    static void replay() {
        records = OuladReplay.events(OuladFiles.bundled(), "AAA", "2013J", LAST_DAY);
        events = SimulatedEvent.parsed(records);
    }

    private static long rows(String file, Predicate<OuladFiles.Row> which) {
        long[] count = {0};
        OuladFiles.bundled().forEach(file, row -> count[0] += which.test(row) ? 1 : 0);
        return count[0];
    }

    @Test
    void oneEventPerRow() {
        Map<String, Long> byType = events.stream().collect(groupingBy(ParsedEvent::type, counting()));
        assertThat(byType.get("course_enroll")).isEqualTo(rows("studentRegistration", row -> row.text("date_registration") != null));
        assertThat(byType.get("course_unenroll")).isEqualTo(rows("studentRegistration", row -> row.text("date_unregistration") != null));
        assertThat(byType.get("assignment_submit")).isEqualTo(rows("studentAssessment", row -> row.whole("is_banked") == 0));
        assertThat(byType.get("grade_posted"))
                .isEqualTo(rows("studentAssessment", row -> row.whole("is_banked") == 0 && row.text("score") != null));
        assertThat(byType.get("course_complete")).isEqualTo(278);
        assertThat(events.stream().filter(event -> event.extra().containsKey("clicks")).count()).isEqualTo(180_982)
                .isEqualTo(rows("studentVle-AAA-2013J", row -> true));
        assertThat(events.stream().filter(event -> event.extra().containsKey("clicks"))
                .mapToLong(event -> (Integer) event.extra().get("clicks")).sum()).isEqualTo(clicks());
    }

    @Test
    void theCatalogueComesFirstAndSaysWhatIsDueWhen() {
        List<ParsedEvent> catalogue = events.stream().filter(ParsedEvent::isOfCatalogue).toList();
        assertThat(events.subList(0, catalogue.size())).isEqualTo(catalogue);
        Map<String, Object> deadlines = catalogue.stream().filter(event -> event.type().equals("assessment_defined"))
                .collect(java.util.stream.Collectors.toMap(ParsedEvent::assessmentId, event -> event.extra().get("due_at")));
        // 268 days end on 14 June: day 19 is 8 October, in summer time; the exam has no day.
        assertThat(deadlines).hasSize(6).containsEntry("oulad-assessment-1752", "2025-10-08T22:59:59Z")
                .containsEntry("oulad-assessment-1757", "2026-06-14T22:59:59Z");
        assertThat(catalogue).anySatisfy(event -> assertThat((List<?>) event.extra().get("lesson_ids")).hasSize(187));
        List<String> defined = List.copyOf(deadlines.keySet());
        assertThat(events).filteredOn(event -> event.type().equals("assignment_submit")).allMatch(event -> defined.contains(event.assessmentId()));
    }

    private static long clicks() {
        long[] sum = {0};
        OuladFiles.bundled().forEach("studentVle-AAA-2013J", row -> sum[0] += row.whole("sum_click"));
        return sum[0];
    }

    @Test
    void everyEventHasItsOwnIdAndTheTopicIsInOrderOfTime() {
        HashSet<Object> ids = new HashSet<>();
        long before = Long.MIN_VALUE;
        for (ParsedEvent event : events) {
            assertThat(ids.add(event.eventId())).isTrue();
            assertThat(event.timeMillis()).isGreaterThanOrEqualTo(before);
            assertThat(event.receivedMillis() - event.timeMillis()).isBetween(1000L, 3000L);
            before = event.timeMillis();
        }
        assertThat(Instant.ofEpochMilli(before)).isBetween(LAST_DAY, LAST_DAY.plusSeconds(86_400));
    }

    @Test
    void clicksStayOnTheirDay() {
        Map<String, Long> perDay = events.stream().filter(event -> event.extra().containsKey("clicks")).collect(groupingBy(
                event -> Instant.ofEpochMilli(event.timeMillis()).atZone(OuladReplay.LONDON).toLocalDate().toString(), counting()));
        assertThat(perDay.get("2026-06-14")).isEqualTo(rows("studentVle-AAA-2013J", row -> row.whole("date") == 268));
        assertThat(perDay.get("2025-09-19")).isEqualTo(rows("studentVle-AAA-2013J", row -> row.whole("date") == 0));
    }

    @Test
    void theSameBytesEveryTime() {
        List<SimulatedEvent> again = OuladReplay.events(OuladFiles.bundled(), "AAA", "2013J", LAST_DAY);
        assertThat(again).hasSameSizeAs(records);
        for (int i = 0; i < records.size(); i++) {
            assertThat(again.get(i).value()).isEqualTo(records.get(i).value());
            assertThat(again.get(i).recordTimestampMillis()).isEqualTo(records.get(i).recordTimestampMillis());
        }
    }
}
