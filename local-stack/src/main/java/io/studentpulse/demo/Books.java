package io.studentpulse.demo;

import java.util.List;

/** Does whatever was read leave by a named door, and by the right one? */
final class Books {
    private Books() {
    }

    static List<Check> checks(JobFigures job, Truth truth) {
        return List.of(
                Check.count("events read", truth.events(), job.eventsRead()),
                Check.count("  = accepted + duplicate + dead-lettered + late", job.eventsRead(), job.booked()),
                Check.count("  accepted", truth.distinct(), job.accepted()),
                Check.count("  duplicate", truth.duplicates(), job.duplicates()),
                Check.count("  dead-lettered", truth.rejected(), job.deadLettered()),
                Check.count("  late", 0, job.late()));
    }
}
