package io.studentpulse.simulator.classroom;

/** What kind of watcher is this? They take turns, so that fourteen watchers show everything once. */
enum Behaviour {
    STEADY,
    SKIPPER,
    REWATCHER,
    FAST,
    /** A client that sends no heartbeats, and seeks that do not say where they left. */
    SPARSE,
    TAB_CLOSER,
    /** Studies on the train: everything arrives minutes to 20 hours later. */
    OFFLINE,
    /** A clock that runs hours ahead. */
    CLOCK_AHEAD,
    /** Drags to the end and claims to be done. */
    FAKER,
    /** Crosses the date line. */
    TRAVELLER,
    /** Stopped more than a week ago. */
    IDLE,
    /** Unenrols; every other one comes back. */
    LEAVER,
    FINISHER,
    NEVER_STARTED;

    static Behaviour of(int watcher) {
        return values()[watcher % values().length];
    }
}
