package io.studentpulse.agreement;

import io.studentpulse.pipeline.catalogue.CatalogueReader;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import io.studentpulse.pipeline.source.records.RecordDecoder;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.CourseDates;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.Student.Outcome;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.reference.SameValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Many students at their desks: records are decoded as the job decodes them, and answered by the job's own rules, without Flink. */
final class Classwork {

    private static final long OUT_OF_ORDER_MILLIS = 30_000;

    /** One for all, because it is costly to build; it remembers nothing of what it has decoded. */
    private static final RecordDecoder DECODER = new RecordDecoder(DecoderOptions.DEFAULT);

    private final Map<Id, PaperDesk> desks = new LinkedHashMap<>();
    private final Map<TableRow.Key, TableRow> sums = new LinkedHashMap<>();
    private final List<Activity> decoded = new ArrayList<>();
    private final List<String> rejections = new ArrayList<>();
    private Settings settings = Settings.DEFAULT;
    private long offset;
    private long newest = Long.MIN_VALUE;

    /** Whether the decoder takes all of a record. */
    static boolean accepts(SimulatedEvent record) {
        return new Classwork().deliver(List.of(record)).rejections.isEmpty();
    }

    /** Delivers records in their order; event time follows the newest event, as a watermark does. */
    Classwork deliver(List<SimulatedEvent> records) {
        for (SimulatedEvent record : records) {
            decode(record);
        }
        return this;
    }

    private void decode(SimulatedEvent sent) {
        decoded.clear();
        DECODER.decode(new ConsumerRecord<>(sent.topic(), 0, offset++, sent.recordTimestampMillis(), TimestampType.CREATE_TIME,
                0, 0, sent.key(), sent.value(), new RecordHeaders(), java.util.Optional.empty()), one -> {
                    if (one.isAccepted()) {
                        decoded.add(one.activity());
                    } else {
                        rejections.add(one.rejection().error());
                    }
                });
        for (Activity activity : decoded) {
            take(activity);
            Activity echo = activity.copyForTeacher();
            if (echo != null) {
                take(echo);
            }
            CatalogueEntry entry = CatalogueReader.entry(activity);
            if (entry != null) {
                settings = settings.with(settings.catalogue().with(List.of(entry)));
                desks.values().forEach(desk -> desk.lookUp(entry, settings));
            }
            newest = Math.max(newest, Math.min(activity.atMillis(), activity.receivedMillis()));
        }
    }

    private void take(Activity activity) {
        PaperDesk desk = desks.computeIfAbsent(activity.student(), who -> new PaperDesk(who, settings, sums));
        if (newest > Long.MIN_VALUE) {
            desk.until(newest - OUT_OF_ORDER_MILLIS - 1);
        }
        desk.take(activity);
    }

    /** Event time comes to an instant. */
    Classwork until(Instant now) {
        desks.values().forEach(desk -> desk.until(now.toEpochMilli()));
        return this;
    }

    /** How much the job would remember of each student who has been heard of, smallest first: bytes in a snapshot, without keys. */
    int[] stateBytes() {
        return desks.values().stream().mapToInt(PaperDesk::stateBytes).sorted().toArray();
    }

    List<Alert> alerts() {
        return desks.values().stream().flatMap(desk -> desk.alerts().stream()).toList();
    }

    /** What the catalogue says of a course. */
    CourseDates datesOf(Id course) {
        return settings.catalogue().datesOf(course);
    }

    List<String> rejections() {
        return rejections;
    }

    long late() {
        return desks.values().stream().flatMap(desk -> desk.outcomes().stream())
                .filter(outcome -> outcome == Outcome.LATE).count();
    }

    /** The rows of a table, with values as the reference has them; of sums that came to nothing there is no row. */
    List<Map<String, Object>> rows(Table table) {
        List<Map<String, Object>> rows = new ArrayList<>();
        sums.values().stream().filter(row -> row.table() == table && !row.addsNothing()).forEach(row -> rows.add(plain(row)));
        desks.values().forEach(desk -> desk.rows().stream().filter(row -> row.table() == table).forEach(row -> rows.add(plain(row))));
        return rows;
    }

    private static Map<String, Object> plain(TableRow row) {
        Map<String, Object> plain = new TreeMap<>();
        for (int i = 0; i < row.table().width(); i++) {
            Column column = row.table().column(i);
            plain.put(column.name(), plain(row.values()[i], column.kind()));
        }
        return plain;
    }

    private static Object plain(Object value, Column.Kind kind) {
        if (value == null) {
            return null;
        }
        return switch (kind) {
            case ID -> ((Id) value).toUuid();
            case PERCENT -> BigDecimal.valueOf((Integer) value, 2);
            case INT -> (long) (Integer) value;
            case INSTANT -> Instant.ofEpochMilli((Long) value);
            case JSON -> SameValue.read(value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : (String) value);
            case DATE -> LocalDate.ofEpochDay((Integer) value);
            default -> value;
        };
    }
}
