package io.studentpulse.faults;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.classroom.Classroom;
import io.studentpulse.simulator.classroom.ClassroomPlan;
import io.studentpulse.simulator.classroom.School;
import io.studentpulse.simulator.reference.ReferenceSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What is sent, and what must stand in the tables when event time has come to {@code now}. The bell is an event of nobody in particular for each
 * partition, a while after all others: once it was heard everywhere, every session is closed and every day has ended that should. It can be rung again:
 * the same event twice is one event.
 */
public record Workload(List<SimulatedEvent> records, Instant end) {
    /** As {@code source.out-of-orderness}: event time stays so far behind the newest event. */
    private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(30);
    /** After all sessions have closed, and not where some zone's day ends. */
    private static final Duration BELL_AFTER = Duration.ofMinutes(67);
    private static final int DAYS = 14;
    private static final double DUPLICATES = 0.05;

    /**
     * Two weeks that ended yesterday, of watchers and of a whole school beside them: courses that change, teachers, grades, live classes, talk, and
     * pupils of every habit. Every question is asked and every table filled, with everything late, doubled and out of order that the simulator knows.
     *
     * @param pupils so many watchers, and so many pupils of the school
     */
    public static Workload school(int pupils) {
        Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
        return new Workload(SimulatedEvent.merged(Classroom.events(new ClassroomPlan(7, pupils, DAYS, end, DUPLICATES)),
                School.events(new ClassroomPlan(8, pupils, DAYS, end, DUPLICATES))), end);
    }

    /** The bell in one partition: somebody is registered who is never heard of again. Nobody's activity, so no row and no sum follows from it. */
    SimulatedEvent bell(String topic, int partition) {
        long at = end.plus(BELL_AFTER).toEpochMilli();
        String name = "bell-" + topic + "-" + partition;
        ParsedEvent event = new EventDraft("user_created", name, at).received(at).id(NameUuid.of(name + at)).build();
        return SimulatedEvent.good(topic, name, JsonShape.NESTED, List.of(event));
    }

    /** Where event time stands after the bell. */
    Instant now() {
        return end.plus(BELL_AFTER).minus(OUT_OF_ORDERNESS);
    }

    /** What every table must hold that the reference computes, which is all but a few. */
    ReferenceTables reference() {
        return reference(ReferenceSettings.DEFAULTS);
    }

    ReferenceTables reference(ReferenceSettings settings) {
        return ReferenceTables.of(SimulatedEvent.parsed(records), settings, now());
    }
}
