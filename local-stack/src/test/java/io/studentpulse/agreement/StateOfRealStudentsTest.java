package io.studentpulse.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.oulad.OuladFiles;
import io.studentpulse.simulator.oulad.OuladReplay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much does the job remember of a real student, while a course of nine months goes on? docs/state.md has the figures. */
class StateOfRealStudentsTest {
    private static final Instant END = Instant.parse("2026-06-14T00:00:00Z");
    private static final int DAYS = 260;
    /** Of each of the two states of a student: key group, student, namespace. */
    private static final int KEYS = 2 * (2 + 16 + 1);
    private static final int BOUND = 4_096;

    @Test
    void aTypicalStudentOfARealCourseTakesLessThanFourKibibytes() {
        List<SimulatedEvent> records = SimulatedEvent.merged(OuladReplay.events(OuladFiles.bundled(), "AAA", "2013J", END));
        Classwork course = new Classwork();
        int next = 0;
        List<String> figures = new ArrayList<>();
        for (int day : IntStream.iterate(28, day -> day <= DAYS, day -> day + 28).toArray()) {
            long now = END.minus(Duration.ofDays(DAYS - day)).toEpochMilli();
            int from = next;
            while (next < records.size() && records.get(next).recordTimestampMillis() <= now) {
                next++;
            }
            course.deliver(records.subList(from, next));
            int[] bytes = course.stateBytes();
            figures.add(String.format("day %d, %d students: median %d, mean %.0f, 95 of 100 below %d, most %d bytes", day, bytes.length,
                    KEYS + at(bytes, 0.5), KEYS + Arrays.stream(bytes).average().orElseThrow(), KEYS + at(bytes, 0.95), KEYS + at(bytes, 1)));
            assertThat(KEYS + at(bytes, 0.5)).as("%s", figures).isLessThan(BOUND);
        }
        System.out.println(String.join("\n", figures));
    }

    private static int at(int[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.floor(share * sorted.length))];
    }
}
