package io.studentpulse.bench;

import io.studentpulse.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How much processor time has each server used, its children included? Read from the operating system, not from the servers. */
final class CpuClock {
    private static final double TICKS_PER_SECOND = 100;
    private static final List<String> SERVERS = List.of("taskmanager-1", "jobmanager", "kafka", "postgres", "clickhouse");

    private final LocalStack stack;

    CpuClock(LocalStack stack) {
        this.stack = stack;
    }

    /** CPU seconds so far, by server. */
    Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (String server : SERVERS) {
            seconds.put(server, stack.pids(server).stream().flatMap(pid -> ProcessHandle.of(pid).stream())
                    .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                    .mapToDouble(process -> ticks(process.pid())).sum() / TICKS_PER_SECOND);
        }
        return seconds;
    }

    /** User and system time of a process and of those of its children that have ended: fields 14 to 17 of {@code /proc/PID/stat}. */
    private static double ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int field = 11; field <= 14; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks;
        } catch (IOException ended) {
            // Its parent has its time now.
            return 0;
        }
    }
}
