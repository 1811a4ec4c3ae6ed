package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.classroom.HeroScript.Hero;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Of which students is it known by hand what must come out? One for each example of docs/metrics.md, sections 2 and 5 to 8. */
public final class Heroes {
    private Heroes() {}

    /**
     * What must stand in one row once everything has been read. Ids are as the events carry them. Whole numbers are longs, percentages
     * have two places, doubles are meant to a billionth; columns that are not named here may say anything.
     */
    public record Expected(String student, String words, String table, Map<String, Object> key, Map<String, Object> values) {}

    static List<SimulatedEvent> events(ClassroomPlan plan) {
        return scripts(plan).flatMap(script -> script.records().stream()).toList();
    }

    public static List<Expected> expected(ClassroomPlan plan) {
        return scripts(plan).flatMap(script -> script.expected().stream()).toList();
    }

    private static Stream<HeroScript> scripts(ClassroomPlan plan) {
        return Stream.of(ProgressHeroes.ALL, AssessmentHeroes.ALL, MasteryHeroes.ALL, TimeHeroes.ALL).flatMap(List<Hero>::stream)
                .map(hero -> new HeroScript(plan, hero));
    }
}
