package io.studentpulse.riskfit;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.risk.RiskFeatures;
import io.studentpulse.pipeline.risk.RiskRule;
import io.studentpulse.pipeline.risk.RiskState;
import io.studentpulse.pipeline.risk.ScoreInputs;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.StudentEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One student in one presentation, told to the job's own rule day by day: what did it know on the evening of a day, and how did it end? */
final class Enrolment {
    private static final RiskRule RULE = new RiskRule();
    private static final long NOON_MILLIS = 86_400_000L / 2;

    /** @param score 0 to 100, or null where it was never marked */
    record Submission(String assessment, int day, Integer score) {}

    private final Presentation presentation;
    private final Id student;
    private final int registeredDay;
    private final Integer unregisteredDay;
    private final boolean failed;
    private final TreeMap<Integer, Integer> rowsByDay = new TreeMap<>();
    private final Map<String, Submission> submissions = new HashMap<>();
    private final Map<String, Integer> carriedOver = new TreeMap<>();

    Enrolment(Presentation presentation, Id student, int registeredDay, Integer unregisteredDay, boolean failed) {
        this.presentation = presentation;
        this.student = student;
        this.registeredDay = registeredDay;
        this.unregisteredDay = unregisteredDay;
        this.failed = failed;
    }

    void active(int day) {
        rowsByDay.merge(day, 1, Integer::sum);
    }

    void submitted(String assessment, int day, Integer score) {
        submissions.put(assessment, new Submission(assessment, day, score));
    }

    /** A score carried over from an earlier presentation. */
    void carriedOver(String assessment, Integer score) {
        carriedOver.put(assessment, score);
    }

    int registeredDay() {
        return registeredDay;
    }

    Map<Integer, Integer> rowsByDay() {
        return rowsByDay;
    }

    Collection<Submission> submissions() {
        return submissions.values();
    }

    Map<String, Integer> carriedOver() {
        return carriedOver;
    }

    Presentation presentation() {
        return presentation;
    }

    boolean failed() {
        return failed;
    }

    /** The last day on which the student was, or could have been, in the course. */
    int lastDay() {
        return unregisteredDay == null ? presentation.days() : unregisteredDay;
    }

    boolean isRegisteredOn(int day) {
        return registeredDay <= day && (unregisteredDay == null || unregisteredDay > day);
    }

    /** What was known on the evening of each of these days on which the student was registered and had a score. */
    List<Sample> samples(List<Integer> days, Settings settings) {
        List<Sample> samples = new ArrayList<>();
        About about = new About(student, presentation.course(), settings);
        RiskState state = RULE.empty();
        List<Activity> events = events();
        int next = 0;
        for (int day : days) {
            long evening = presentation.eveningMillis(day);
            while (next < events.size() && events.get(next).atMillis() <= evening) {
                state = RULE.after(state, StudentEvent.of(events.get(next)), about, Output.DISCARDED);
                next++;
            }
            if (isRegisteredOn(day)) {
                RiskFeatures features = ScoreInputs.of(RULE.advance(state, evening, about, Output.DISCARDED), about);
                if (features != null) {
                    samples.add(new Sample(presentation.name(), day, failed, features));
                }
            }
        }
        return samples;
    }

    /** What the job knew on an evening; null where it had no score. */
    RiskFeatures known(int day, Settings settings) {
        List<Sample> one = samples(List.of(day), settings);
        return one.isEmpty() ? null : one.get(0).features();
    }

    /**
     * What clients and services would have told, in order. A day is all that the data tells: what a student did is dated to noon, and a carried over score
     * is a grade that was there from the beginning.
     */
    List<Activity> events() {
        List<Activity> events = new ArrayList<>();
        long registered = presentation.millis(registeredDay);
        events.add(event(EventType.COURSE_ENROLL, registered, null, PayloadFields.NONE, events.size()));
        carriedOver.forEach((assessment, score) -> events.add(event(EventType.GRADE_POSTED, registered, assessment, percent(score), events.size())));
        rowsByDay.forEach((day, rows) -> {
            for (int row = 0; row < rows; row++) {
                events.add(event(EventType.MATERIAL_READ, presentation.millis(day) + NOON_MILLIS, null, PayloadFields.NONE, events.size()));
            }
        });
        submissions.values().forEach(one -> events.add(
                event(EventType.ASSIGNMENT_SUBMIT, presentation.millis(one.day()) + NOON_MILLIS, one.assessment(), percent(one.score()), events.size())));
        if (unregisteredDay != null) {
            events.add(event(EventType.COURSE_UNENROLL, presentation.millis(unregisteredDay), null, PayloadFields.NONE, events.size()));
        }
        events.sort((one, other) -> StudentEvent.of(one).compareTo(StudentEvent.of(other)));
        return events;
    }

    private static PayloadFields percent(Integer score) {
        return score == null ? PayloadFields.NONE : PayloadFields.builder().number(PayloadField.SCORE, score).number(PayloadField.MAX_SCORE, 100).build();
    }

    private Activity event(EventType type, long atMillis, String assessment, PayloadFields fields, int number) {
        return new Activity(
                new Id(student.high() ^ presentation.course().low(), number), student, type, type.wireName(), atMillis, atMillis, atMillis, null,
                presentation.course(), null, null, assessment == null ? null : Id.ofExternal(assessment), null, null, null, new byte[] {'{', '}'}, number,
                List.of(), false, false, fields);
    }
}
