package io.studentpulse.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What does the command line ask for? Unknown and malformed options are named, never ignored. */
final class SimulateOptions {
    static final String USAGE = """
            Simulate INPUT[,INPUT] --bootstrap HOST:PORT [options]      several inputs are merged in the order of arrival
              oulad       a presentation of OULAD     [--oulad DIR] [--presentation AAA-2013J] [--end INSTANT]
              classroom   watchers with known truth   [--watchers 200] [--days 14] [--duplicates 0.03] [--seed 42] [--end INSTANT]
              school      courses, pupils, teachers   [--pupils 200] [--late no|days], and as the classroom
              hostile     everything that is wrong    [--events 10000] [--seed 42] [--end INSTANT]
              load        heartbeats, alone           [--events 1000000] [--students 10000] [--seed 42] [--end INSTANT]
                          [--mix watching|school|school:answers=12,forum=4,...] what a hundred events of a student are; the rest is heartbeats
            How fast: as the broker takes it; --rate N records/s (for load: live, event time = intended send time);
              --speed X times faster than it happened (not for load).
            --truth FILE writes the rows that must come out as JSON lines, as of [--now INSTANT] (default: the newest event); without
              --bootstrap nothing is sent. --properties FILE: further properties of the producer, security for one.
            INSTANT as 2026-06-14T00:00:00Z; --end defaults to yesterday 00:00 UTC (oulad: the start of its last day).""";

    private static final List<String> KNOWN = List.of("bootstrap", "oulad", "presentation", "end", "watchers", "pupils", "late", "mix", "days", "duplicates", "seed",
            "events", "students", "rate", "speed", "truth", "now", "properties");

    final List<String> inputs;
    private final Map<String, String> values = new HashMap<>();

    SimulateOptions(String[] arguments) {
        if (arguments.length == 0 || arguments[0].startsWith("--")) {
            throw new IllegalArgumentException("say what to simulate first: oulad, classroom, school, hostile or load");
        }
        inputs = List.of(arguments[0].split(","));
        for (int i = 1; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("unknown option " + arguments[i] + "; there are --" + String.join(" --", KNOWN));
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            values.put(name, arguments[i + 1]);
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    long whole(String name, long otherwise) {
        return (long) number(name, otherwise);
    }

    double number(String name, double otherwise) {
        try {
            return has(name) ? Double.parseDouble(values.get(name).replace("_", "")) : otherwise;
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("--" + name + " is no number: " + values.get(name), notANumber);
        }
    }

    java.time.Instant instant(String name, java.time.Instant otherwise) {
        try {
            return has(name) ? java.time.Instant.parse(values.get(name)) : otherwise;
        } catch (java.time.format.DateTimeParseException notAnInstant) {
            throw new IllegalArgumentException("--" + name + " is no instant like 2026-06-14T00:00:00Z: " + values.get(name), notAnInstant);
        }
    }
}
