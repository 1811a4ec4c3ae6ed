package io.studentpulse.simulator.classroom;

import java.time.Instant;

/** How large a classroom, over which days, and how untidy is its network? Nothing is received after {@code end}. */
public record ClassroomPlan(long seed, int watchers, int days, Instant end, double duplicateShare) {
    public ClassroomPlan {
        if (watchers < 1 || days < 14 || !(duplicateShare >= 0 && duplicateShare < 1)) {
            throw new IllegalArgumentException("a classroom needs a watcher, 14 days (half of them for those who drop out) and a share "
                    + "of duplicates from 0 to below 1; got " + watchers + ", " + days + ", " + duplicateShare);
        }
    }

    public static ClassroomPlan of(int watchers, Instant end) {
        return new ClassroomPlan(42, watchers, 14, end, 0.03);
    }
}
