package io.studentpulse.simulator.hostile;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.SimulatedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What does a topic look like when everything that can be wrong is wrong, and honest students use it all the same? Two of five records
 * are from such neighbours; their truth is computed from the parsed events as for any other input.
 */
public final class HostileRecords {
    private static final String NEIGHBOUR = "neighbour-";
    private static final int NEIGHBOURS = 20;
    private static final long BETWEEN_RECORDS = 100;
    private static final long DURATION = 1_800_000;
    private static final Set<HostileKind> LARGE = EnumSet.of(HostileKind.TWO_MEBIBYTES, HostileKind.HUGE_LIST_OF_LESSONS, HostileKind.TEN_THOUSAND_MODULES,
            HostileKind.KEPT_LARGER_THAN_SENT, HostileKind.CONTROL_CHARACTERS, HostileKind.CONTROL_CHARACTERS_LATE, HostileKind.CONTROL_CHARACTERS_IN_NAMES,
            HostileKind.CONTROL_CHARACTERS_IN_NAMES_LATE);
    /** Out of so many turns of a neighbour one is an answer, one a quiz handed in, one a lesson finished; the others are heartbeats. */
    private static final int TURNS = 10;

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
            // Ten of each are enough: a topic of two gigabytes would test the disk.
            if (LARGE.contains(kind) && hostile > 10 * kinds.length) {
                kind = HostileKind.RANDOM_BYTES;
            }
            records.add(hostile(kind, random, "hostile-" + hostile, received));
        }
        return records;
    }

    private static SimulatedEvent neighbour(int number, long start, long received) {
        String student = NEIGHBOUR + number % NEIGHBOURS;
        long time = received - 40;
        int turn = number / NEIGHBOURS;
        EventDraft draft = switch (turn % TURNS) {
            case 5 -> new EventDraft("quiz_answer", student, time).assessment("calm-quiz").with("question_id", "q" + turn / TURNS)
                    .with("topic_id", "calm-topic").with("attempt_id", student + "-attempt").with("selected_answer", "a")
                    .with("is_correct", number % 3 > 0).with("confidence_level", 1 + number % 5).with("time_to_answer_seconds", 5);
            case 6 -> new EventDraft("quiz_submit", student, time).assessment("calm-quiz").with("attempt_id", student + "-attempt-" + turn)
                    .with("score", number % 11).with("max_score", 10);
            case 7 -> new EventDraft("lesson_complete", student, time).lesson("calm-lesson-" + turn);
            default -> new EventDraft(turn == 0 ? "video_play" : "video_progress", student, time).lesson("calm-lesson").video("calm-video")
                    .duration(DURATION).rate(1000).position((time - start + 40) % DURATION);
        };
        draft.received(received).id(NameUuid.of("hostile/" + student + "/" + number)).session(student + "-session").course("calm-course")
                .zone("Europe/London");
        // A record without a key is as good as any.
        return SimulatedEvent.good(SimulatedEvent.ACTIVITY, number % 7 == 6 ? null : student, JsonShape.NESTED, List.of(draft.build()));
    }

    private static SimulatedEvent hostile(HostileKind kind, Random random, String student, long received) {
        byte[] key = kind.hasKey() ? student.getBytes(StandardCharsets.UTF_8) : null;
        byte[] value = kind.value(random, student, received);
        return new SimulatedEvent(kind.topic(), key, value, received, List.of(), kind.expectation());
    }
}
