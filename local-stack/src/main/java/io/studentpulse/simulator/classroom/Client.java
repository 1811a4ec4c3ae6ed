package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.EventDraft;

/** What does anything that reports events need: a draft with what all of one person's events have in common, a way out, and a clock. */
interface Client {
    EventDraft draft(String type);

    void emit(EventDraft draft);

    void pass(long millis);
}
