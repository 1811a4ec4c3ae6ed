package io.studentpulse.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process that this stack started, known by its pid and the tick at which the kernel started it: a pid alone may by now belong to a
 * stranger. Everything that ends a process asks {@link #isAlive} first.
 */
record OwnProcess(long pid, long startTicks) {
    private static final int START_TICKS_FIELD = 19;
    private static final long POLL_MILLIS = 50;

    static OwnProcess of(long pid) {
        return new OwnProcess(pid, startTicks(pid).orElse(-1L));
    }

    static Optional<OwnProcess> parse(String written) {
        if (written == null || !written.contains("@")) {
            return Optional.empty();
        }
        String[] parts = written.split("@");
        return Optional.of(new OwnProcess(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
    }

    String written() {
        return pid + "@" + startTicks;
    }

    boolean isAlive() {
        return startTicks >= 0 && startTicks(pid).filter(now -> now == startTicks).isPresent();
    }

    /** Resident memory in MB, or 0 once it has ended. */
    long residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst().orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }

    /** Sends a signal such as {@code TERM}, {@code INT} or {@code KILL}, to this process only. */
    void signal(String signal) {
        if (!isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).inheritIO().start().waitFor();
        } catch (IOException failed) {
            throw new IllegalStateException("Cannot send SIG" + signal + " to process " + pid, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    boolean awaitEnd(long seconds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.millis(POLL_MILLIS);
        }
        return true;
    }

    /** Asks it to end, and after that many seconds makes it. */
    void end(String politeSignal, long seconds) {
        signal(politeSignal);
        if (!awaitEnd(seconds)) {
            signal("KILL");
            awaitEnd(seconds);
        }
    }

    /** The kernel's start time of a running process; none for one that has ended, a zombie included. */
    private static Optional<Long> startTicks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            // The second field, the command in brackets, may itself hold spaces and brackets.
            String[] afterCommand = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return afterCommand[0].equals("Z") ? Optional.empty() : Optional.of(Long.parseLong(afterCommand[START_TICKS_FIELD]));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }
}
