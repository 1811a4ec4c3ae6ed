package io.studentpulse.queries;

import io.studentpulse.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much processor time has a server used so far, its children included? Unlike the clock it does not depend on who else uses the machine. */
final class ServerCpu {
    private static final double MILLIS_PER_TICK = 10;

    private final LocalStack stack;
    private final String server;

    ServerCpu(LocalStack stack, String server) {
        this.stack = stack;
        this.server = server;
    }

    double millis() {
        return MILLIS_PER_TICK * stack.pids(server).stream().flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(process -> ticks(process.pid())).sum();
    }

    /** User and system time: fields 14 and 15 of {@code /proc/PID/stat}. */
    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException ended) {
            return 0;
        }
    }
}
