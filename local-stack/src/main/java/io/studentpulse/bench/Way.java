package io.studentpulse.bench;

/** One way of draining the backlog; the names are those of the job's option {@code run.until}. */
enum Way {
    DECODED("(a) read + decode = B"), ROWS("(b) + every question"), TABLES("(c) everything");

    final String words;

    Way(String words) {
        this.words = words;
    }
}
