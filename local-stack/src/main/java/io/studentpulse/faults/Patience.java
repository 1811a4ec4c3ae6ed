package io.studentpulse.faults;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Waits for what servers bring about in their own time, with a bound; who does not answer meanwhile is asked again. */
final class Patience {
    private static final long POLL_MILLIS = 250;

    private Patience() {}

    static void until(Duration bound, String what, Callable<Boolean> holds) {
        until(bound, what, () -> "no more is known", holds);
    }

    /** @param otherwise says more about why not, asked for only then */
    static void until(Duration bound, String what, Supplier<String> otherwise, Callable<Boolean> holds) {
        long deadline = System.nanoTime() + bound.toNanos();
        Exception last = null;
        while (System.nanoTime() < deadline) {
            try {
                if (holds.call()) {
                    return;
                }
                last = null;
            } catch (Exception notYet) {
                last = notYet;
            }
            pause(POLL_MILLIS);
        }
        throw new IllegalStateException("after " + bound.toSeconds() + " s not: " + what + " (" + (last == null ? otherwise.get() : last) + ")", last);
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a server", interrupted);
        }
    }
}
