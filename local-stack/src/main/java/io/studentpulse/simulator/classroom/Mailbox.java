package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.Encoder;
import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How do a client's events get from its buffer to the broker: at once, in batches, hours later, twice? */
final class Mailbox {
    enum Line {
        ONLINE, BATCHED, OFFLINE, CLOCK_AHEAD,
        /** A phone that was away from any network for longer than the job waits: what it brings is late by the contract. */
        DAYS_LATE
    }

    private static final long HOUR = 3_600_000L;
    private static final long LATEST = 20 * HOUR;
    private static final int BATCH = 10;

    private record Pending(EventDraft draft, long trueMillis) {}

    private final ClassroomPlan plan;
    private final String topic;
    private final Line line;
    private final Encoder encoder;
    private final Random random;
    private final long clockAheadMillis;
    private final List<SimulatedEvent> out;
    private final List<Pending> pending = new ArrayList<>();

    Mailbox(ClassroomPlan plan, Line line, Encoder encoder, Random random, List<SimulatedEvent> out) {
        this(plan, SimulatedEvent.ACTIVITY, line, encoder, random, out);
    }

    Mailbox(ClassroomPlan plan, String topic, Line line, Encoder encoder, Random random, List<SimulatedEvent> out) {
        this.plan = plan;
        this.topic = topic;
        this.line = line;
        this.encoder = encoder;
        this.random = random;
        this.out = out;
        this.clockAheadMillis = line == Line.CLOCK_AHEAD ? (1 + random.nextInt(9)) * HOUR + random.nextInt(1_000_000) : 0;
    }

    /** What the client's clock shows. */
    long clock(long trueMillis) {
        return trueMillis + clockAheadMillis;
    }

    void put(EventDraft draft, long trueMillis) {
        pending.add(new Pending(draft, trueMillis));
    }

    /** Sends what the sitting left in the buffer. */
    void flush() {
        if (pending.isEmpty()) {
            return;
        }
        switch (line) {
            case ONLINE, CLOCK_AHEAD -> pending.forEach(one -> deliver(List.of(one), one.trueMillis + delay(), encoder));
            case BATCHED -> forEachBatch(batch -> deliver(batch, batch.get(batch.size() - 1).trueMillis + 300, JsonShape.BATCH));
            case OFFLINE -> flushLate();
            case DAYS_LATE -> flushDaysLate();
        }
        pending.clear();
    }

    private long delay() {
        // Now and then a packet takes its time, so that a topic is not in the order of event time.
        boolean slow = line == Line.ONLINE && random.nextInt(50) == 0;
        return 50 + random.nextInt(1500) + (slow ? 5_000 + random.nextInt(60_000) : 0);
    }

    private void flushLate() {
        long first = pending.get(0).trueMillis;
        long last = pending.get(pending.size() - 1).trueMillis;
        long wait = 5 * 60_000L + (long) (random.nextDouble() * random.nextDouble() * (LATEST - (last - first) - 5 * 60_000L));
        long[] received = {last + wait};
        if (random.nextBoolean()) {
            forEachBatch(batch -> deliver(batch, received[0]++, JsonShape.BATCH));
        } else {
            List<Pending> shuffled = new ArrayList<>(pending);
            java.util.Collections.shuffle(shuffled, random);
            shuffled.forEach(one -> deliver(List.of(one), received[0]++, encoder));
        }
    }

    /** At least 30 h after the first of them, all at once: nobody can be in doubt whether that is late. */
    private void flushDaysLate() {
        long[] received = {pending.get(pending.size() - 1).trueMillis + 30 * HOUR + random.nextInt((int) (20 * HOUR))};
        forEachBatch(batch -> deliver(batch, received[0]++, JsonShape.BATCH));
    }

    private void forEachBatch(java.util.function.Consumer<List<Pending>> action) {
        for (int from = 0; from < pending.size(); from += BATCH) {
            action.accept(pending.subList(from, Math.min(pending.size(), from + BATCH)));
        }
    }

    private void deliver(List<Pending> what, long receivedMillis, Encoder as) {
        long received = Math.min(receivedMillis, plan.end().toEpochMilli());
        List<ParsedEvent> events = what.stream().map(one -> one.draft.received(received).build()).toList();
        out.add(SimulatedEvent.good(topic, events.get(0).studentId(), as, events));
        if (random.nextDouble() < plan.duplicateShare()) {
            long again = Math.min(received + 1 + (long) (random.nextDouble() * 2 * HOUR), plan.end().toEpochMilli());
            List<ParsedEvent> copies = events.stream().map(event -> event.receivedAt(again)).toList();
            out.add(SimulatedEvent.good(topic, copies.get(0).studentId(), as, copies));
        }
    }
}
