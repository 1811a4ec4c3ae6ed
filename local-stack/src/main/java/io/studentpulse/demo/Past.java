package io.studentpulse.demo;

import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.classroom.Classroom;
import io.studentpulse.simulator.classroom.ClassroomPlan;
import io.studentpulse.simulator.classroom.School;
import io.studentpulse.simulator.hostile.HostileRecords;
import io.studentpulse.simulator.oulad.OuladFiles;
import io.studentpulse.simulator.oulad.OuladReplay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What happened before the live lesson: a presentation of OULAD, a classroom of watchers, a school with all that is done there, what is known of the live lesson's course, and records that nobody can read. */
final class Past {
    private static final String MODULE = "AAA";
    private static final String PRESENTATION = "2013J";
    private static final int CLASSROOM_DAYS = 14;
    private static final double DUPLICATES = 0.03;

    private Past() {
    }

    /** In the order of arrival. */
    static List<SimulatedEvent> of(DemoPlan plan) {
        List<SimulatedEvent> oulad = plan.withOulad() ? OuladReplay.events(OuladFiles.bundled(), MODULE, PRESENTATION, plan.end()) : List.of();
        List<SimulatedEvent> classroom =
                Classroom.events(new ClassroomPlan(plan.seed(), plan.watchers(), CLASSROOM_DAYS, plan.end(), DUPLICATES));
        long atMillis = plan.end().minus(Duration.ofHours(12)).toEpochMilli();
        List<SimulatedEvent> school = School.events(new ClassroomPlan(plan.seed() + 1, plan.pupils(), CLASSROOM_DAYS, plan.end(), DUPLICATES));
        return SimulatedEvent.merged(oulad, classroom, school, LiveCourses.announced(plan),
                certainlyWrong(HostileRecords.events(plan.seed(), plan.hostile(), atMillis)));
    }

    /** Only records of which the contract says that they are rejected: the neighbours among them would show in the answers, and are made up. */
    private static List<SimulatedEvent> certainlyWrong(List<SimulatedEvent> records) {
        List<SimulatedEvent> wrong = new ArrayList<>(records);
        wrong.removeIf(record -> !record.expectation().certain() || record.expectation().accepted() > 0);
        return wrong;
    }

    static String description(DemoPlan plan) {
        return (plan.withOulad() ? "OULAD " + MODULE + "-" + PRESENTATION + ", a" : "A") + " classroom of " + plan.watchers() + " and a school of " + plan.pupils();
    }
}
