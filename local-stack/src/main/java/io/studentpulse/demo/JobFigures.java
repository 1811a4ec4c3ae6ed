package io.studentpulse.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the job says of itself at one instant.
 *
 * @param watermarkMillis how far event time has come where rows leave for PostgreSQL; {@link Long#MIN_VALUE} before it has begun
 * @param writtenByTable rows written, by {@code store/table}
 * @param waitingRows rows that have reached a writer and are not yet in their store
 */
record JobFigures(long recordsRead, long eventsRead, long accepted, long duplicates, long deadLettered, long late, long watermarkMillis,
        Map<String, Long> writtenByTable, long waitingRows, long oldestWaitingMillis) {

    static final JobFigures NONE = new JobFigures(0, 0, 0, 0, 0, 0, Long.MIN_VALUE, Map.of(), 0, 0);

    private static final String OPERATOR = "flink_taskmanager_job_task_operator_";

    /** From Prometheus text, of one page or several. Counters of all subtasks are added up. */
    static JobFigures in(String page) {
        Sums sums = new Sums();
        page.lines().filter(line -> line.startsWith(OPERATOR)).forEach(sums::add);
        long rowsDone = sums.of("table_rowsWritten") + sums.of("table_rowsCoalesced") + sums.of("table_rowsRejected");
        return new JobFigures(sums.of("deserializer_decode_recordsRead"), sums.of("deserializer_decode_eventsRead"), sums.of("events_accepted"),
                // A conflicting copy is a duplicate, too, whichever of the two counts.
                sums.of("events_duplicate") + sums.of("events_conflict_ignored") + sums.of("events_conflict_replaced"),
                sums.of("deserializer_decode_rejected"), sums.of("events_late"), sums.watermark, sums.written,
                sums.of("table_rowsIn") - rowsDone, sums.oldest);
    }

    long booked() {
        return accepted + duplicates + deadLettered + late;
    }

    long written(String store) {
        return writtenByTable.entrySet().stream().filter(table -> table.getKey().startsWith(store)).mapToLong(Map.Entry::getValue).sum();
    }

    boolean isEmpty() {
        return equals(NONE);
    }

    private static final class Sums {
        private final Map<String, Long> byName = new LinkedHashMap<>();
        private final Map<String, Long> written = new TreeMap<>();
        private long watermark = Long.MIN_VALUE;
        private boolean hasWatermark;
        private long oldest;

        void add(String line) {
            int labels = line.indexOf('{');
            String name = line.substring(OPERATOR.length(), labels);
            boolean ours = name.startsWith("table_rows") || name.startsWith("events_") || name.startsWith("deserializer_decode_");
            if (ours) {
                byName.merge(name, value(line), Long::sum);
            }
            if (name.equals("table_rowsWritten")) {
                written.merge(label(line, "operator_name").split("[_:]")[0] + "/" + label(line, "table"), value(line), Long::sum);
            } else if (name.equals("table_oldestRowAgeMillis")) {
                oldest = Math.max(oldest, value(line));
            } else if (name.equals("currentInputWatermark") && label(line, "operator_name").startsWith("postgres")) {
                watermark = hasWatermark ? Math.min(watermark, value(line)) : value(line);
                hasWatermark = true;
            }
        }

        long of(String name) {
            return byName.getOrDefault(name, 0L);
        }

        private static long value(String line) {
            return (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
        }

        private static String label(String line, String name) {
            int from = line.indexOf(name + "=\"") + name.length() + 2;
            return line.substring(from, line.indexOf('"', from));
        }
    }
}
