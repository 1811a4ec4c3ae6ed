package io.studentpulse.simulator.load;

import io.studentpulse.simulator.SimulatedEvent;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What do students under load send? A hundred events a day each, seventy of them video heartbeats: lesson, video with one pause, quiz.
 * The n-th event is a function of the plan and n, so that a backlog needs no memory and is the same every time.
 */
public final class LoadMix implements Iterator<SimulatedEvent> {
    private static final SimulatedEvent.Expectation ACCEPTED = new SimulatedEvent.Expectation(1, 0, true);
    private static final int PAUSE = 38;
    private static final int QUIZ = 77;
    private static final int VIDEOS = 20;
    private static final int STUDENTS_A_COURSE = 200;
    private static final long DURATION = 900_000;

    private final LoadPlan plan;
    private final long events;
    private final JsonBytes json = new JsonBytes();
    private long index;

    public LoadMix(LoadPlan plan, long events) {
        this.plan = plan;
        this.events = events;
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
        json.clear().text("{\"event_id\":\"").uuid(plan.seed() + 1, n).text("\",\"event_type\":\"").text(type(step))
                .text("\",\"timestamp\":\"").instant(time).text("\",\"student_id\":\"").uuid(plan.seed() + 2, student)
                .text("\",\"session_id\":\"").uuid(plan.seed() + 3, student * 100_000L + day).text("\",\"context\":{\"course_id\":\"")
                .uuid(plan.seed() + 4, course).text("\",\"lesson_id\":\"").uuid(plan.seed() + 5, video);
        if (step >= 2 && step < QUIZ - 1) {
            json.text("\",\"video_id\":\"").uuid(plan.seed() + 6, video);
        } else if (step >= QUIZ && step < 99) {
            json.text("\",\"assessment_id\":\"").uuid(plan.seed() + 7, video);
        }
        json.text("\"},\"device\":{\"type\":\"").text(student % 3 == 0 ? "mobile" : "desktop").text("\"},\"payload\":{");
        payload(step, n, day);
        json.text("},\"time_zone\":\"Europe/London\"}");
        byte[] value = json.bytes();
        byte[] key = json.clear().uuid(plan.seed() + 2, student).bytes();
        return new SimulatedEvent(SimulatedEvent.ACTIVITY, key, value, time, List.of(), ACCEPTED);
    }

    private static String type(int step) {
        return switch (step) {
            case 0 -> "session_start";
            case 1 -> "lesson_start";
            case 2, PAUSE + 1 -> "video_play";
            case PAUSE, 75 -> "video_pause";
            case 76 -> "lesson_complete";
            case QUIZ -> "quiz_start";
            case 98 -> "quiz_submit";
            case 99 -> "session_end";
            default -> step < 75 ? "video_progress" : "question_submit";
        };
    }

    private void payload(int step, long n, long day) {
        if (step >= 2 && step <= 75) {
            // The break between pause and play does not move the film.
            long played = step - 2 - (step > PAUSE ? 1 : 0);
            json.text("\"current_time\":").thousandths(Math.min(DURATION, played * plan.stepMillis()))
                    .text(",\"video_duration\":").thousandths(DURATION).text(",\"playback_rate\":1.0");
        } else if (step == 98) {
            json.text("\"score\":").number(10 + n % 11).text(",\"max_score\":20,\"time_spent\":200,\"attempt_id\":\"")
                    .uuid(plan.seed() + 8, n).text("\"");
        } else if (step > QUIZ && step < 98) {
            json.text("\"question_id\":\"q").number(step).text("\",\"selected_answer\":\"").text(n % 4 == 0 ? "b" : "a")
                    .text("\",\"correct_answer\":\"a\",\"confidence_level\":").number(1 + n % 5);
        } else if (step == 76) {
            json.text("\"time_spent\":").number(700 + day % 100);
        }
    }
}
