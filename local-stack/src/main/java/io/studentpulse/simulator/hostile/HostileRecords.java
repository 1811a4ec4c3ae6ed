package io.studentpulse.simulator.hostile;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.SimulatedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What does a topic look like when everything that can be wrong is wrong, and honest students use it all the same? Two of five records
 * are from such neighbours; their truth is computed from the parsed events as for any other input.
 */
public final class HostileRecords {
    private static final String NEIGHBOUR = "neighbour-";
    private static final int NEIGHBOURS = 20;
    private static final long BETWEEN_RECORDS = 100;
    private static final long DURATION = 1_800_000;

    private HostileRecords() {}

    public static boolean isNeighbour(String studentId) {
        return studentId.startsWith(NEIGHBOUR);
    }

    /** {@code count} records, a tenth of a second apart, the last of them at {@code endMillis}. */
    public static List<SimulatedEvent> events(long seed, int count, long endMillis) {
        Random random = new Random(seed);
        long start = endMillis - (count - 1) * BETWEEN_RECORDS;
        List<SimulatedEvent> records = new ArrayList<>(count);
        HostileKind[] kinds = HostileKind.values();
        int good = 0;
        int hostile = 0;
        for (int i = 0; i < count; i++) {
            long received = start + i * BETWEEN_RECORDS;
            if (i % 5 < 2) {
                records.add(neighbour(good++, start, received));
                continue;
            }
            HostileKind kind = kinds[hostile++ % kinds.length];
            // Ten of them are enough: a topic of two gigabytes would test the disk.
            if (kind == HostileKind.TWO_MEBIBYTES && hostile > 10 * kinds.length) {
                kind = HostileKind.RANDOM_BYTES;
            }
            records.add(hostile(kind, random, "hostile-" + hostile, received));
        }
        return records;
    }

    private static SimulatedEvent neighbour(int number, long start, long received) {
        String student = NEIGHBOUR + number % NEIGHBOURS;
        long time = received - 40;
        boolean first = number < NEIGHBOURS;
        EventDraft draft = new EventDraft(first ? "video_play" : "video_progress", student, time).received(received)
                .id(NameUuid.of("hostile/" + student + "/" + number)).session(student + "-session").course("calm-course")
                .lesson("calm-lesson").video("calm-video").zone("Europe/London").duration(DURATION).rate(1000)
                .position((time - start + 40) % DURATION);
        return SimulatedEvent.good(SimulatedEvent.ACTIVITY, student, JsonShape.NESTED, List.of(draft.build()));
    }

    private static SimulatedEvent hostile(HostileKind kind, Random random, String student, long received) {
        byte[] key = kind.hasKey() ? student.getBytes(StandardCharsets.UTF_8) : null;
        byte[] value = kind.value(random, student, received);
        return new SimulatedEvent(SimulatedEvent.ACTIVITY, key, value, received, List.of(), kind.expectation());
    }
}
