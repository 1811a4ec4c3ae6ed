package io.studentpulse.simulator.classroom;

/** What kind of pupil is this? They take turns, over all courses. */
enum Habit {
    /** One lesson after the other, everything in time: completes by lessons where the catalogue allows it. */
    DILIGENT,
    /** Fails first, tries again, and improves. */
    RETRIER,
    /** Unsure: hints, low confidence, skipped questions. */
    UNSURE,
    /** Reads, marks and annotates; never watches. */
    READER,
    /** Forum, live class, coach. */
    TALKER,
    /** Hands in after the deadline, or not at all. */
    PROCRASTINATOR,
    /** Unenrols after a week; every other one comes back. */
    DROPOUT,
    /** A client that says "course complete" half-way. */
    CLAIMER,
    /** Whom the platform declares to have completed the course. */
    GRADUATE,
    /** Whose scores have no scale, or are counts. */
    RAW,
    /** Whose attempts have no id, and are reported by the platform too. */
    TWO_VOICES,
    /** Everything hours later. */
    OFFLINE,
    /** A clock that is hours ahead. */
    CLOCK_AHEAD,
    /** Two devices at once, across midnight. */
    CRAMMER,
    /** Away from any network for days in the first week. */
    DAYS_LATE;

    static Habit of(int pupil) {
        return values()[pupil % values().length];
    }
}
