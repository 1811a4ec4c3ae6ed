package io.studentpulse.simulator.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where was somebody? A zone of the IANA database under the name that was sent, and its rules. An offset, a name of Windows or a relic of Java
 * is none.
 */
record Zone(String id, ZoneId rules) {
    private static final Set<String> OF_JAVA = new HashSet<>(ZoneId.getAvailableZoneIds());
    /** Names of the database that Java 17 does not have as zones, or came too early for; the last one with its rules since April 2025. */
    private static final Map<String, ZoneId> NOT_OF_JAVA = Map.of("EST", ZoneOffset.ofHours(-5), "MST", ZoneOffset.ofHours(-7),
            "HST", ZoneOffset.ofHours(-10), "America/Coyhaique", ZoneOffset.ofHours(-3));

    /** Null where the name is none. */
    static Zone named(String name) {
        if (name == null || name.startsWith("SystemV/")) {
            return null;
        }
        ZoneId missing = NOT_OF_JAVA.get(name);
        return missing != null ? new Zone(name, missing) : OF_JAVA.contains(name) ? new Zone(name, ZoneId.of(name)) : null;
    }

    static Zone of(ZoneId zone) {
        return new Zone(zone.getId(), zone);
    }

    LocalDate day(Instant instant) {
        return instant.atZone(rules).toLocalDate();
    }
}
