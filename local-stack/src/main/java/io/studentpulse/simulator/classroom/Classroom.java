package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.SimulatedEvent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What would a classroom of watchers send, with everything that goes wrong on the way? The same plan gives the same bytes. What must
 * come out of it is computed from the parsed events by {@code Reference}.
 */
public final class Classroom {
    private static final LocalTime MORNING = LocalTime.of(6, 30);

    private Classroom() {}

    /** The records in the order of their arrival. */
    public static List<SimulatedEvent> events(ClassroomPlan plan) {
        List<SimulatedEvent> out = new ArrayList<>();
        for (int number = 0; number < plan.watchers(); number++) {
            new Classroom().live(new Watcher(plan, number, out), plan, number);
        }
        out.sort(Comparator.comparingLong(SimulatedEvent::recordTimestampMillis));
        return out;
    }

    private void live(Watcher watcher, ClassroomPlan plan, int number) {
        LocalDate last = watcher.lastDay();
        LocalDate first = last.minusDays(plan.days() - 1);
        clockChange(watcher, first);
        boolean enrolled = watcher.behaviour == Behaviour.NEVER_STARTED || number % 6 != 5;
        if (enrolled) {
            watcher.wakeAt(watcher.behaviour == Behaviour.NEVER_STARTED ? last.minusDays(10) : first, MORNING);
            watcher.domain("user.events", watcher.domainDraft("course_enroll"));
        }
        switch (watcher.behaviour) {
            case NEVER_STARTED -> { }
            case IDLE -> study(watcher, first, last.minusDays(9));
            case LEAVER -> leave(watcher, first, last, number);
            case FINISHER -> {
                study(watcher, first, last.minusDays(3));
                watcher.wakeAt(last.minusDays(2), LocalTime.NOON);
                watcher.domain("user.events", watcher.domainDraft("course_complete").with("final_score", 88.5).with("time_spent", 36_000));
            }
            case TRAVELLER -> travel(watcher, first, last);
            default -> {
                if (number % 10 < 3) {
                    watcher.wakeAt(first, MORNING.plusMinutes(5));
                    watcher.takeAnotherCourse();
                    watcher.domain("user.events", watcher.domainDraft("course_enroll"));
                }
                study(watcher, first, last);
            }
        }
    }

    /** Most days, with gaps; the last two for certain, so that nobody is at risk by chance. */
    private void study(Watcher watcher, LocalDate first, LocalDate last) {
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (day.isAfter(last.minusDays(2)) || watcher.random.nextInt(4) > 0) {
                watcher.turnToTheCourseOf(day);
                new StudySitting(watcher, day).live();
            }
        }
    }

    /** Four evenings around the last change of the clocks: neighbours locally, not so in UTC. */
    private void clockChange(Watcher watcher, LocalDate before) {
        ZoneId zone = watcher.zone();
        ZoneOffsetTransition change = zone.getRules().previousTransition(before.minusDays(3).atStartOfDay(zone).toInstant());
        boolean lastingChanges = !zone.getRules().getTransitionRules().isEmpty();
        if (change == null || !lastingChanges || watcher.behaviour == Behaviour.NEVER_STARTED) {
            return;
        }
        LocalDate day = change.getDateTimeBefore().toLocalDate().minusDays(2);
        LocalTime[] times = {LocalTime.of(22, 40), LocalTime.of(0, 20), LocalTime.of(23, 15), LocalTime.of(0, 5)};
        for (int i = 0; i < times.length; i++) {
            watcher.wakeAt(day.plusDays(i), times[i]);
            watcher.openSession("clock-change/" + i);
            watcher.emit(watcher.draft("lesson_access").lesson(watcher.course.videos().get(0).lessonId()));
            watcher.flush();
        }
    }

    private void leave(Watcher watcher, LocalDate first, LocalDate last, int number) {
        study(watcher, first, last.minusDays(8));
        watcher.openSession("unenrol");
        watcher.wakeAt(last.minusDays(7), LocalTime.NOON);
        watcher.emit("course_unenroll");
        watcher.flush();
        boolean comesBack = (number / Behaviour.values().length) % 2 == 0;
        if (comesBack) {
            watcher.openSession("return");
            watcher.wakeAt(last.minusDays(3), MORNING);
            watcher.emit("course_enroll");
            watcher.flush();
            study(watcher, last.minusDays(2), last);
        }
    }

    /** Honolulu in the evening, Auckland two dates but some hours later, and back. */
    private void travel(Watcher watcher, LocalDate first, LocalDate last) {
        watcher.moveTo("Pacific/Honolulu");
        study(watcher, first, last.minusDays(7));
        evening(watcher, last.minusDays(6), LocalTime.of(20, 0));
        watcher.moveTo("Pacific/Auckland");
        evening(watcher, last.minusDays(4), LocalTime.of(4, 0));
        evening(watcher, last.minusDays(3), LocalTime.of(12, 0));
        watcher.moveTo("Pacific/Honolulu");
        evening(watcher, last.minusDays(3), LocalTime.of(20, 0));
        evening(watcher, last.minusDays(2), LocalTime.of(19, 0));
    }

    private void evening(Watcher watcher, LocalDate day, LocalTime time) {
        watcher.wakeAt(day, time);
        watcher.openSession("evening/" + day + watcher.zone());
        watcher.emit(watcher.draft("material_read").with("material_id", watcher.course.videos().get(1).lessonId()));
        watcher.flush();
    }
}
