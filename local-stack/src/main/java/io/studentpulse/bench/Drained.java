package io.studentpulse.bench;

import java.util.List;
import java.util.Map;

/**
 * What one drain of the backlog took.
 *
 * @param wallSeconds from the first event read to the job's end
 * @param cpuSeconds by server
 * @param rows written, by {@code store table}; those of no row left out
 * @param stateBytes of the largest checkpoint
 * @param checkpoints completed
 */
record Drained(double wallSeconds, Map<String, Double> cpuSeconds, Map<String, Long> rows, long stateBytes, long checkpoints) {
    double cpu(List<String> servers) {
        return servers.stream().mapToDouble(cpuSeconds::get).sum();
    }
}
