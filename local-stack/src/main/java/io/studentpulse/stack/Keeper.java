package io.studentpulse.stack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps one server running: starts it, waits until it serves, starts it again when it dies, more slowly each time. */
final class Keeper {
    private static final long POLL_MILLIS = 150;
    private static final long READY_SECONDS = 300;
    private static final long STOP_SECONDS = 20;
    private static final int TRIES_BEFORE_FIRST_READY = 3;
    private static final long SHORTEST_DELAY_MILLIS = 250;
    private static final long LONGEST_DELAY_MILLIS = 30_000;
    /** A server that ran this long had recovered: its next death is a new story. */
    private static final long HEALTHY_SECONDS = 60;

    private final Server server;
    private final StackFolder folder;
    private final StackState state;
    private final CountDownLatch ready;
    private volatile Process process;
    private volatile boolean stopping;
    private volatile boolean givenUp;
    private boolean wasReady;

    Keeper(Server server, StackFolder folder, StackState state, CountDownLatch ready) {
        this.server = server;
        this.folder = folder;
        this.state = state;
        this.ready = ready;
    }

    String name() {
        return server.name();
    }

    boolean hasGivenUp() {
        return givenUp;
    }

    void start() {
        Thread thread = new Thread(this::keep, "keep-" + name());
        thread.setDaemon(true);
        thread.start();
    }

    private void keep() {
        long delayMillis = SHORTEST_DELAY_MILLIS;
        int failures = 0;
        while (!stopping) {
            long start = System.nanoTime();
            try {
                server.prepare();
                launch();
                awaitReady(start);
                process.waitFor();
            } catch (Exception failed) {
                say("cannot start: " + failed.getMessage());
            }
            if (stopping) {
                return;
            }
            failures++;
            if (!wasReady && failures == TRIES_BEFORE_FIRST_READY) {
                givenUp = true;
                return;
            }
            if (TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) >= HEALTHY_SECONDS) {
                delayMillis = SHORTEST_DELAY_MILLIS;
            }
            String status = process == null ? "never ran" : "ended with status " + process.exitValue();
            say(status + ", starting again in " + delayMillis + " ms; log: " + folder.log(name()));
            Pause.millis(delayMillis);
            delayMillis = Math.min(2 * delayMillis, LONGEST_DELAY_MILLIS);
        }
    }

    private synchronized void launch() throws Exception {
        if (stopping) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(server.command()).redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(folder.log(name()).toFile())).directory(folder.path().toFile());
        builder.environment().putAll(server.environment());
        process = builder.start();
        state.put("process." + name(), OwnProcess.of(process.pid()).written());
        state.write();
    }

    private void awaitReady(long startNanos) throws IOException {
        while (process.isAlive() && !server.isReady()) {
            if (TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos) > READY_SECONDS) {
                process.destroyForcibly();
                throw new IOException("not ready after " + READY_SECONDS + " s; log: " + folder.log(name()));
            }
            Pause.millis(POLL_MILLIS);
        }
        if (process.isAlive()) {
            say("ready after %.1f s, pid %d".formatted((System.nanoTime() - startNanos) / 1e9, process.pid()));
            if (!wasReady) {
                wasReady = true;
                ready.countDown();
            }
        }
    }

    synchronized void stopRestarting() {
        stopping = true;
    }

    void terminate() {
        if (process != null) {
            process.destroy();
        }
    }

    void awaitEnd() {
        try {
            if (process != null && !process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                say("does not stop, killed");
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String words) {
        Supervisor.say(name() + ": " + words);
    }
}
