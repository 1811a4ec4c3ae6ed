package io.studentpulse.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How much does the demo feed, and how fast?
 *
 * @param end of the replayed past: nothing of the classroom is received after it
 * @param withOulad whether a presentation of OULAD is replayed beside the classroom
 * @param watchers students of the classroom, who do little but watch
 * @param pupils students of the school, who do everything
 * @param replayedPerSecond records, open loop; all of the past is through after a good minute
 * @param hostile records of which three in five are wrong in every way there is
 */
record DemoPlan(long seed, Instant end, boolean withOulad, int watchers, int pupils, int hostile, double replayedPerSecond, int liveStudents,
        Duration liveFor) {
    /** How often a player of the live lesson reports. */
    static final long REPORT_MILLIS = 5_000;

    static DemoPlan standard() {
        return new DemoPlan(42, yesterday(), true, 200, 60, 500, 3_600, 1_000, Duration.ofSeconds(20));
    }

    /** Something in every table. */
    static DemoPlan small() {
        return new DemoPlan(7, yesterday(), false, 40, 12, 110, 1_500, 100, Duration.ofSeconds(10));
    }

    private static Instant yesterday() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
    }

    double livePerSecond() {
        return liveStudents * 1000.0 / REPORT_MILLIS;
    }

    long liveEvents() {
        return (long) (livePerSecond() * liveFor.toSeconds());
    }
}
