package io.studentpulse.simulator.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A set of instants, as half-open stretches {from, to} that lie apart from one another, in order. */
record Stretches(List<long[]> parts) {
    static final Stretches NONE = new Stretches(List.of());

    /** The union. */
    static Stretches of(Collection<long[]> any) {
        List<long[]> parts = new ArrayList<>();
        for (long[] one : any.stream().filter(part -> part[0] < part[1]).sorted(Comparator.comparingLong(part -> part[0])).toList()) {
            long[] last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
            if (last != null && one[0] <= last[1]) {
                last[1] = Math.max(last[1], one[1]);
            } else {
                parts.add(one.clone());
            }
        }
        return new Stretches(parts);
    }

    Stretches and(Stretches other) {
        List<long[]> common = new ArrayList<>();
        for (long[] one : parts) {
            for (long[] another : other.parts) {
                common.add(new long[] {Math.max(one[0], another[0]), Math.min(one[1], another[1])});
            }
        }
        return of(common);
    }

    Stretches minus(Stretches other) {
        List<long[]> left = new ArrayList<>(parts);
        for (long[] gone : other.parts) {
            List<long[]> after = new ArrayList<>();
            for (long[] one : left) {
                after.add(new long[] {one[0], Math.min(one[1], gone[0])});
                after.add(new long[] {Math.max(one[0], gone[1]), one[1]});
            }
            left = after.stream().filter(part -> part[0] < part[1]).toList();
        }
        return of(left);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    long millis() {
        return parts.stream().mapToLong(part -> part[1] - part[0]).sum();
    }

    /** Whole seconds. */
    long seconds() {
        return millis() / 1000;
    }
}
