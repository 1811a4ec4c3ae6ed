package io.studentpulse.faults;

import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.reference.ReferenceSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an operator may get wrong on {@code analytics.control}, and what is right and must hold all the same. */
final class HostileSettings {
    private static final String TOPIC = "analytics.control";

    /** Each of the first four has once stopped the job, made it spin for ever, or won over all that came after it. */
    static final List<SimulatedEvent> BAD = List.of(
            record("{\"setting\":\"at_risk_threshold\",\"value\":259200,\"set_at\":\"yesterday\"}"),
            record("{\"setting\":\"streak_freeze\",\"first_day\":-2147483648,\"last_day\":2147483647}"),
            record("{\"setting\":\"at_risk_threshold\",\"course_id\":\"calm-course\",\"value\":259200,\"set_at\":9000000000000000000}"),
            record("{\"setting\":\"at_risk_threshold\",\"course_id\":\"calm-course\",\"value\":259200,\"set_at\":\""
                    + Instant.now().plus(Duration.ofDays(36_500)) + "\"}"),
            record("{\"setting\":\"streak_freeze\",\"first_day\":\"-999999999-01-01\",\"last_day\":\"+999999999-12-31\"}"),
            record("{\"setting\":\"streak_freeze\",\"first_day\":\"2026-03-03\",\"last_day\":\"2026-03-01\"}"),
            record("{\"setting\":\"streak_freeze\",\"first_day\":\"2000-01-01\",\"last_day\":\"2100-12-31\"}"),
            record("{\"setting\":\"at_risk_threshold\",\"value\":1e308}"),
            record("{\"setting\":\"completion_threshold\",\"value\":\"NaN\"}"),
            record("{\"setting\":\"pass_mark\",\"value\":-1}"),
            record("{\"setting\":\"everything\",\"value\":1}"),
            record("{\"a\":".repeat(10_000)),
            record("\u0000"),
            new SimulatedEvent(TOPIC, "taken back".getBytes(StandardCharsets.UTF_8), null, System.currentTimeMillis(), List.of(),
                    new SimulatedEvent.Expectation(0, 1, true)));

    private final LocalDate today;

    /** @param end of the workload, after which nobody has done anything */
    HostileSettings(Instant end) {
        today = LocalDate.ofInstant(end, ZoneOffset.UTC);
    }

    /** After half an hour without an event the neighbours are at risk, and their streaks cannot break today. */
    List<SimulatedEvent> good() {
        return List.of(record("{\"setting\":\"at_risk_threshold\",\"course_id\":\"calm-course\",\"value\":1800}"),
                record("{\"setting\":\"streak_freeze\",\"first_day\":\"" + today + "\",\"last_day\":\"" + today + "\"}"));
    }

    /** The same, as the reference is told. */
    ReferenceSettings set() {
        return new ReferenceSettings(ReferenceSettings.DEFAULTS.defaultZone(), ReferenceSettings.DEFAULTS.riskThreshold(),
                Map.of("calm-course", Duration.ofMinutes(30)), ReferenceSettings.DEFAULTS.completionPercent(), Map.of(), Set.of(today));
    }

    /** The topic is compacted, so each has a key of its own. */
    private static SimulatedEvent record(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new SimulatedEvent(TOPIC, bytes, bytes, System.currentTimeMillis(), List.of(), new SimulatedEvent.Expectation(0, 0, false));
    }
}
