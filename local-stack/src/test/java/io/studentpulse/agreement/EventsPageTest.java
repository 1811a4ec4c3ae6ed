package io.studentpulse.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import io.studentpulse.pipeline.source.records.RecordDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/events.md} says of every type and of every record in its tables what the decoder makes of it. */
class EventsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "events.md");
    private static final long ARRIVAL = Instant.parse("2026-06-01T08:00:01Z").toEpochMilli();
    private static final Set<EventType> NAMELESS = Set.of(EventType.UNKNOWN, EventType.UNKNOWN_REPORT);

    private final RecordDecoder decoder = new RecordDecoder(DecoderOptions.DEFAULT);

    static Stream<PageTable.Row> records() throws IOException {
        List<PageTable.Row> rows = PageTable.of(PAGE, "record");
        assertThat(rows).hasSizeGreaterThan(25);
        return rows.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void becomes(PageTable.Row row) {
        List<Decoded> decoded = new ArrayList<>();
        String json = row.cell("record").replace("…", "\"student_id\":\"ada\",\"timestamp\":\"2026-06-01T08:00:00Z\"");
        decoder.decode(new ConsumerRecord<>("student.activity", 0, 0, ARRIVAL, TimestampType.CREATE_TIME, 0, 0, null,
                json.getBytes(StandardCharsets.UTF_8), new RecordHeaders(), Optional.empty()), decoded::add);
        assertThat(decoded).hasSize(1);
        Decoded one = decoded.get(0);
        assertThat(one.isAccepted() ? "accepted" : "rejected").as(json).isEqualTo(row.cell("becomes"));
        String why = one.isAccepted() ? String.join(", ", one.activity().leftOut()) : one.rejection().reason();
        assertThat(why.isEmpty() ? "–" : why).as(json).isEqualTo(row.cell("left out, or reason"));
    }

    @Test
    void everyTypeIsThereWithItsNamesAndKind() throws IOException {
        List<PageTable.Row> rows = PageTable.of(PAGE, "type");
        assertThat(rows.stream().map(row -> row.cell("type"))).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(EventType.values()).filter(type -> !NAMELESS.contains(type)).map(EventType::wireName).toList());
        for (PageTable.Row row : rows) {
            EventType type = EventType.named(row.cell("type"));
            assertThat(row.cell("kind")).as("%s", row).isEqualTo(type.isOwnAct() ? "own act" : "report");
            String others = Arrays.stream(row.cell("other names").replace("`", "").split(", ")).filter(name -> !name.isEmpty()).collect(Collectors.joining(","));
            for (String other : others.isEmpty() ? new String[0] : others.split(",")) {
                assertThat(EventType.named(other)).as("%s", row).isEqualTo(type);
            }
        }
    }
}
