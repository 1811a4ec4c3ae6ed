package io.studentpulse.faults;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.DoubleSummaryStatistics;

/** How busy is the machine while something is measured? A figure from a shared machine says nothing without it. */
final class LoadAverage implements AutoCloseable {
    private static final long BETWEEN_MILLIS = 2_000;
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getOperatingSystemMXBean();

    private final DoubleSummaryStatistics seen = new DoubleSummaryStatistics();
    private final Thread looking = new Thread(this::look, "load-average");

    LoadAverage() {
        looking.setDaemon(true);
        looking.start();
    }

    private void look() {
        try {
            while (true) {
                synchronized (seen) {
                    seen.accept(SYSTEM.getSystemLoadAverage());
                }
                Thread.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        looking.interrupt();
    }

    @Override
    public String toString() {
        synchronized (seen) {
            return String.format("load average %.1f, between %.1f and %.1f, on %d cores", seen.getAverage(), seen.getMin(), seen.getMax(),
                    SYSTEM.getAvailableProcessors());
        }
    }
}
