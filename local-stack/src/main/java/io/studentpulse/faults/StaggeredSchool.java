package io.studentpulse.faults;

import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.load.LoadCatalogue;
import io.studentpulse.simulator.load.LoadMix;
import io.studentpulse.simulator.load.LoadPlan;
import io.studentpulse.simulator.load.LoadScript;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A live school in which everything happens at the same time: ten groups of students go through the same hundred steps of a day, each group ten steps
 * ahead of the next. While one begins its lesson, others watch, answer a quiz, talk and leave.
 */
final class StaggeredSchool implements Iterator<SimulatedEvent> {
    private static final int GROUPS = 10;
    private static final long SEED = 42;
    /** The ids of a plan are made from its seed and a small number. */
    private static final long BETWEEN_SEEDS = 100;
    /** So that a student's events are 10 s apart, as heartbeats are. */
    private static final int STUDENTS_PER_EVENT_A_SECOND = 10;
    private static final long EVER = Long.MAX_VALUE;

    private final List<LoadPlan> plans = new ArrayList<>();
    private final List<LoadMix> groups = new ArrayList<>();
    private final long events;
    private long sent;

    StaggeredSchool(int eventsPerSecond, long events, long startMillis) {
        this.events = events;
        double groupsRate = (double) eventsPerSecond / GROUPS;
        int students = Math.max(1, eventsPerSecond * STUDENTS_PER_EVENT_A_SECOND / GROUPS);
        for (int group = 0; group < GROUPS; group++) {
            long ahead = (long) group * students * LoadPlan.STEPS / GROUPS;
            LoadPlan plan = LoadPlan.live(SEED + BETWEEN_SEEDS * group, students, groupsRate, startMillis - Math.round(ahead / groupsRate * 1000));
            LoadMix mix = new LoadMix(plan, EVER, LoadScript.named("school"));
            for (long skipped = 0; skipped < ahead; skipped++) {
                mix.next();
            }
            plans.add(plan);
            groups.add(mix);
        }
    }

    /** What must be known of the courses before the students begin. */
    List<SimulatedEvent> catalogue() {
        return plans.stream().flatMap(plan -> LoadCatalogue.of(plan).stream()).toList();
    }

    /** About so many students, of every group. */
    static List<String> students(int eventsPerSecond, int about) {
        int all = eventsPerSecond * STUDENTS_PER_EVENT_A_SECOND;
        int everyNth = Math.max(1, all / about);
        StaggeredSchool school = new StaggeredSchool(eventsPerSecond, all, 0);
        Set<String> sampled = new LinkedHashSet<>();
        for (int number = 0; school.hasNext(); number++) {
            byte[] key = school.next().key();
            // By tens, so that neighbours of all groups are taken.
            if (number / GROUPS % everyNth == 0) {
                sampled.add(new String(key, java.nio.charset.StandardCharsets.US_ASCII));
            }
        }
        return List.copyOf(sampled);
    }

    @Override
    public boolean hasNext() {
        return sent < events;
    }

    @Override
    public SimulatedEvent next() {
        return groups.get((int) (sent++ % GROUPS)).next();
    }
}
