package io.studentpulse.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.reference.Reference;
import io.studentpulse.simulator.reference.ReferenceSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the tables of {@code docs/metrics.md} holds: as the job computes it, shuffled and doubled too, and as the reference does. */
class MetricsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "metrics.md");
    /** Events further apart are late when they come in another order. */
    private static final Duration ANY_ORDER = Duration.ofHours(20);

    static Stream<PageTable.Row> vectors() throws IOException {
        List<PageTable.Row> rows = PageTable.of(PAGE, "events");
        assertThat(rows).hasSizeGreaterThan(60);
        return rows.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void holds(PageTable.Row vector) {
        List<ParsedEvent> events = Story.events(vector.cell("events"));
        long first = events.stream().mapToLong(ParsedEvent::timeMillis).min().orElseThrow();
        long last = events.stream().mapToLong(ParsedEvent::timeMillis).max().orElseThrow();
        Instant now = vector.has("now") ? now(vector.cell("now")) : Instant.ofEpochMilli(last).plus(Duration.ofHours(1));
        assertThat(new Classwork().deliver(ordered(events)).rejections()).as("%s", vector).isEmpty();
        Reference reference = Reference.of(events, ReferenceSettings.DEFAULTS, now).withStoredIds();
        List<SimulatedEvent> ordered = ordered(events);
        expect(vector, "the job", table -> new Classwork().deliver(ordered).until(now).rows(table));
        expect(vector, "the reference", table -> reference.rows(table.name()));
        if (last - first < ANY_ORDER.toMillis()) {
            List<SimulatedEvent> records = new ArrayList<>(ordered);
            records.addAll(ordered);
            Collections.shuffle(records, new Random(first ^ last));
            expect(vector, "the job, shuffled and doubled", table -> new Classwork().deliver(records).until(now).rows(table));
        }
    }

    private static List<SimulatedEvent> ordered(List<ParsedEvent> events) {
        return events.stream().map(event -> SimulatedEvent.good(SimulatedEvent.ACTIVITY, event.studentId(), JsonShape.NESTED, List.of(event)))
                .sorted(Comparator.comparingLong(SimulatedEvent::recordTimestampMillis)).toList();
    }

    private static Instant now(String cell) {
        return cell.startsWith("@") ? Story.START.plusMillis(Math.round(Double.parseDouble(cell.substring(1)) * 1_000)) : Story.instant(cell, null);
    }

    private interface Computed {
        List<Map<String, Object>> rows(Table table);
    }

    private static void expect(PageTable.Row vector, String who, Computed computed) {
        for (String heading : vector.headings()) {
            if (heading.contains(".")) {
                Table table = StudentTables.ALL.stream().filter(one -> heading.startsWith(one.name() + ".")).findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(PAGE + " line " + vector.line() + " asks for " + heading + ", which is no table"));
                String column = heading.substring(table.name().length() + 1);
                List<Map<String, Object>> rows = new ArrayList<>(computed.rows(table));
                rows.sort(Comparator.comparing(row -> order(table, row)));
                String found = rows.isEmpty() ? "none" : rows.stream().map(row -> Story.cell(row.get(column))).collect(Collectors.joining(", "));
                String must = Stream.of(vector.cell(heading).split(", ")).map(Story::normal).collect(Collectors.joining(", "));
                assertThat(found).as("%s, line %s: %s of %s", who, vector.line(), heading, vector.cell("events")).isEqualTo(must);
            }
        }
    }

    private static String order(Table table, Map<String, Object> row) {
        return row.containsKey("started_at") ? String.valueOf(row.get("started_at"))
                : table.key().stream().map(column -> String.valueOf(row.get(column.name()))).collect(Collectors.joining(" "));
    }
}
