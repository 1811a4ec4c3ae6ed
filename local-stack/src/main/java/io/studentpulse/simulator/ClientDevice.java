package io.studentpulse.simulator;

import java.util.List;
import java.util.Map;

/**
 * What a student's client says of itself: always the same of the same student in the same zone.
 *
 * @param ip of the ranges that are set aside for examples
 */
public record ClientDevice(String type, String os, String browser, String country, String ip) {
    /** The fields that stand beside the type, in the device or, of flat clients, in the payload. */
    static final List<String> FIELDS = List.of("browser", "country", "ip", "os");

    private static final List<String> TYPES = List.of("desktop", "mobile", "tablet");
    private static final Map<String, List<String>> SYSTEMS = Map.of(
            "desktop", List.of("Windows", "macOS", "Linux", "Windows", "ChromeOS"),
            "mobile", List.of("Android", "iOS", "Android"),
            "tablet", List.of("iPadOS", "Android"));
    private static final Map<String, List<String>> BROWSERS = Map.of(
            "Windows", List.of("Chrome", "Edge", "Firefox"), "macOS", List.of("Safari", "Chrome"), "Linux", List.of("Firefox", "Chrome"),
            "ChromeOS", List.of("Chrome"), "Android", List.of("Chrome", "Samsung Internet"), "iOS", List.of("Safari"), "iPadOS", List.of("Safari"));
    private static final Map<String, String> COUNTRIES = Map.of("America/New_York", "US", "Pacific/Honolulu", "US", "Pacific/Auckland", "NZ",
            "Asia/Kolkata", "IN", "Europe/London", "GB");
    private static final List<String> NETWORKS = List.of("192.0.2.", "198.51.100.", "203.0.113.");

    public static ClientDevice of(String student, String zone) {
        return of(student, zone, TYPES.get(Math.floorMod(student.hashCode(), TYPES.size())));
    }

    public static ClientDevice of(String student, String zone, String type) {
        // Not the digits that chose the type.
        int draw = Math.floorMod(student.hashCode() / 7 + 31 * student.length(), 1_000_003);
        String os = one(SYSTEMS.get(type), draw);
        return new ClientDevice(type, os, one(BROWSERS.get(os), draw / 5), COUNTRIES.get(zone), one(NETWORKS, draw / 3) + (1 + draw % 250));
    }

    private static String one(List<String> of, int draw) {
        return of.get(draw % of.size());
    }
}
