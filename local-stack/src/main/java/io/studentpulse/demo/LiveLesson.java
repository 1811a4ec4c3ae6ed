package io.studentpulse.demo;

import io.studentpulse.simulator.ClientDevice;
import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * A lesson that takes place now: students of their own, whose players report one after the other, each every few seconds. Event time and
 * arrival are the instant at which a report was due.
 */
final class LiveLesson implements Iterator<SimulatedEvent> {
    static final String COURSE = "live-course";
    static final String LESSON = "live-lesson";
    static final String VIDEO = "live-video";
    static final long DURATION_MILLIS = 3_600_000;

    private final DemoPlan plan;
    private final Consumer<ParsedEvent> listener;
    private final List<SimulatedEvent> sent = new ArrayList<>();
    private long startMillis;

    LiveLesson(DemoPlan plan, Consumer<ParsedEvent> listener) {
        this.plan = plan;
        this.listener = listener;
    }

    static String student(DemoPlan plan, int number) {
        return "live-" + plan.seed() + "-" + number;
    }

    @Override
    public boolean hasNext() {
        return sent.size() < plan.liveEvents();
    }

    @Override
    public SimulatedEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the lesson is over after " + plan.liveEvents() + " reports");
        }
        if (startMillis == 0) {
            startMillis = System.currentTimeMillis();
        }
        int index = sent.size();
        long atMillis = startMillis + (long) (index * 1000 / plan.livePerSecond());
        int report = index / plan.liveStudents();
        return record(draft(report == 0 ? "video_play" : "video_progress", index % plan.liveStudents(), atMillis)
                .lesson(LESSON).video(VIDEO).position(report * DemoPlan.REPORT_MILLIS).duration(DURATION_MILLIS).rate(1000));
    }

    /** The student leaves. */
    SimulatedEvent end(int student, long atMillis) {
        return record(draft("session_end", student, atMillis));
    }

    /** How many events so far. */
    int said() {
        return sent.size();
    }

    /** Everything said so far. */
    List<SimulatedEvent> sent() {
        return List.copyOf(sent);
    }

    private EventDraft draft(String type, int student, long atMillis) {
        String id = student(plan, student);
        return new EventDraft(type, id, atMillis).session(NameUuid.of("session/" + id).toString()).course(COURSE).zone("Europe/London")
                .device(ClientDevice.of(id, "Europe/London", student % 3 == 0 ? "mobile" : "desktop"));
    }

    private SimulatedEvent record(EventDraft draft) {
        ParsedEvent event = draft.build();
        SimulatedEvent record = SimulatedEvent.good(SimulatedEvent.ACTIVITY, event.studentId(), JsonShape.NESTED, List.of(event));
        sent.add(record);
        listener.accept(event);
        return record;
    }
}
