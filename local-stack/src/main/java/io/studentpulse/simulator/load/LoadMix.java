package io.studentpulse.simulator.load;

import io.studentpulse.simulator.SimulatedEvent;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What do students under load send? A hundred events a day each, seventy of them video heartbeats; what else is a matter of the script.
 * The n-th event is a function of the plan and n, so that a backlog needs no memory and is the same every time.
 */
public final class LoadMix implements Iterator<SimulatedEvent> {
    private static final SimulatedEvent.Expectation ACCEPTED = new SimulatedEvent.Expectation(1, 0, true);
    static final int VIDEOS = 20;
    static final int STUDENTS_A_COURSE = 200;

    private final LoadPlan plan;
    private final long events;
    private final LoadScript script;
    private final JsonBytes json = new JsonBytes();
    private long index;

    /** The mix that earlier measurements were made with. */
    public LoadMix(LoadPlan plan, long events) {
        this(plan, events, LoadScript.named("watching"));
    }

    public LoadMix(LoadPlan plan, long events, LoadScript script) {
        this.plan = plan;
        this.events = events;
        this.script = script;
    }

    @Override
    public boolean hasNext() {
        return index < events;
    }

    @Override
    public SimulatedEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the load has only " + events + " events");
        }
        return event(index++);
    }

    SimulatedEvent event(long n) {
        int student = plan.student(n);
        int step = plan.step(n);
        long day = plan.day(n);
        long time = plan.timeMillis(n);
        long course = student / STUDENTS_A_COURSE;
        long video = course * VIDEOS + day % VIDEOS;
        json.clear().text("{\"event_id\":\"").uuid(plan.seed() + 1, n).text("\",\"event_type\":\"").text(script.type(step))
                .text("\",\"timestamp\":\"").instant(time).text("\",\"student_id\":\"").uuid(plan.seed() + 2, student)
                .text("\",\"session_id\":\"").uuid(plan.seed() + 3, student * 100_000L + day).text("\",\"context\":{\"course_id\":\"")
                .uuid(plan.seed() + 4, course).text("\",\"lesson_id\":\"").uuid(plan.seed() + 5, video);
        script.context(json, plan, step, video);
        json.text("\"},\"device\":{\"type\":\"").text(student % 3 == 0 ? "mobile" : "desktop").text("\"},\"payload\":{");
        script.payload(json, plan, n, step, day, video);
        json.text("},\"time_zone\":\"Europe/London\"}");
        byte[] value = json.bytes();
        byte[] key = json.clear().uuid(plan.seed() + 2, student).bytes();
        return new SimulatedEvent(SimulatedEvent.ACTIVITY, key, value, time, List.of(), ACCEPTED);
    }
}
