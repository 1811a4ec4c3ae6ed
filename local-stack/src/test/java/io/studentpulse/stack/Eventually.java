package io.studentpulse.stack;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.assertj.core.api.Assertions;

/** Waits for what servers bring about in their own time. */
final class Eventually {
    private static final long POLL_MILLIS = 100;

    private Eventually() {
    }

    static void within(Duration patience, String what, Callable<Boolean> holds) {
        long deadline = System.nanoTime() + patience.toNanos();
        String last = "it did not hold";
        while (System.nanoTime() < deadline) {
            try {
                if (holds.call()) {
                    return;
                }
            } catch (Exception notYet) {
                last = notYet.toString();
            }
            Pause.millis(POLL_MILLIS);
        }
        Assertions.fail("After " + patience.toSeconds() + " s not: " + what + " (" + last + ")");
    }
}
