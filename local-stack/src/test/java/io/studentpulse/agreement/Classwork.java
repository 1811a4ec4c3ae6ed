package io.studentpulse.agreement;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.source.DecoderOptions;
import io.studentpulse.pipeline.source.RecordDecoder;
import io.studentpulse.pipeline.student.Student.Outcome;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.simulator.SimulatedEvent;
import java.math.BigDecimal;
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

    private final RecordDecoder decoder = new RecordDecoder(DecoderOptions.DEFAULT);
    private final Map<Id, PaperDesk> desks = new LinkedHashMap<>();
    private final List<Activity> decoded = new ArrayList<>();
    private final List<String> rejections = new ArrayList<>();
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
        decoder.decode(new ConsumerRecord<>(sent.topic(), 0, offset++, sent.recordTimestampMillis(), TimestampType.CREATE_TIME,
                0, 0, sent.key(), sent.value(), new RecordHeaders(), java.util.Optional.empty()), one -> {
                    if (one.isAccepted()) {
                        decoded.add(one.activity());
                    } else {
                        rejections.add(one.rejection().error());
                    }
                });
        for (Activity activity : decoded) {
            PaperDesk desk = desks.computeIfAbsent(activity.student(), PaperDesk::new);
            if (newest > Long.MIN_VALUE) {
                desk.until(newest - OUT_OF_ORDER_MILLIS - 1);
            }
            desk.take(activity);
            newest = Math.max(newest, Math.min(activity.atMillis(), activity.receivedMillis()));
        }
    }

    /** Event time comes to an instant. */
    Classwork until(Instant now) {
        desks.values().forEach(desk -> desk.until(now.toEpochMilli()));
        return this;
    }

    List<String> rejections() {
        return rejections;
    }

    long late() {
        return desks.values().stream().flatMap(desk -> desk.outcomes().stream())
                .filter(outcome -> outcome == Outcome.LATE).count();
    }

    /** The rows of a table by their key, with values as the reference has them, reduced to some columns. */
    Map<String, Map<String, Object>> rows(Table table, Iterable<String> columns) {
        Map<String, Map<String, Object>> rows = new TreeMap<>();
        List<String> wanted = copy(columns);
        for (PaperDesk desk : desks.values()) {
            for (TableRow row : desk.rows()) {
                if (row.table() != table) {
                    continue;
                }
                Map<String, Object> plain = new TreeMap<>();
                for (int i = 0; i < table.width(); i++) {
                    plain.put(table.column(i).name(), plain(row.values()[i], table.column(i).kind()));
                }
                String key = key(table, plain);
                plain.keySet().retainAll(wanted);
                rows.put(key, plain);
            }
        }
        return rows;
    }

    static String key(Table table, Map<String, Object> row) {
        StringBuilder key = new StringBuilder();
        table.key().forEach(column -> key.append(row.get(column.name())).append(' '));
        return key.toString();
    }

    private static List<String> copy(Iterable<String> columns) {
        List<String> copy = new ArrayList<>();
        columns.forEach(copy::add);
        return copy;
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
            case DATE -> LocalDate.ofEpochDay((Integer) value);
            default -> value;
        };
    }
}
