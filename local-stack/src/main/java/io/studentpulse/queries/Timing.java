package io.studentpulse.queries;

import java.util.Arrays;

/**
 * How long did the same query take, with varying values?
 *
 * @param cpuMillis processor time of the server for one, on average
 */
record Timing(String name, int rows, long[] sortedMicros, double cpuMillis) {
    static final long MOST_MILLIS = 200;

    static Timing of(String name, int rows, long[] micros, double cpuMillis) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        return new Timing(name, rows, sorted, cpuMillis);
    }

    double percentileMillis(double share) {
        return sortedMicros[Math.max(0, (int) Math.ceil(share * sortedMicros.length) - 1)] / 1_000.0;
    }

    boolean passes() {
        return percentileMillis(0.95) < MOST_MILLIS;
    }

    static String heading() {
        return String.format("%-46s %7s %8s %8s %8s %8s", "query", "rows", "CPU ms", "p50 ms", "p95 ms", "max ms");
    }

    @Override
    public String toString() {
        return String.format("%-46s %7d %8.1f %8.1f %8.1f %8.1f  %s", name, rows, cpuMillis, percentileMillis(0.5), percentileMillis(0.95), percentileMillis(1),
                passes() ? "PASS" : "FAIL");
    }
}
