package io.studentpulse.simulator.reference;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/** What an operator may set, as far as the four analytics depend on it. */
public record ReferenceSettings(
        ZoneId defaultZone,
        Duration riskThreshold,
        Map<String, Duration> riskThresholdByCourse,
        int completionPercent,
        Map<String, Integer> completionPercentByVideo,
        Set<LocalDate> frozenDays) {

    public static final ReferenceSettings DEFAULTS =
            new ReferenceSettings(ZoneId.of("UTC"), Duration.ofDays(7), Map.of(), 90, Map.of(), Set.of());

    public ReferenceSettings frozen(LocalDate... days) {
        return new ReferenceSettings(defaultZone, riskThreshold, riskThresholdByCourse, completionPercent, completionPercentByVideo,
                Set.of(days));
    }
}
