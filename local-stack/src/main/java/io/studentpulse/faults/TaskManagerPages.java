package io.studentpulse.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What the TaskManagers say on their own pages, which are of this instant: Flink's REST interface is up to ten seconds behind. */
final class TaskManagerPages {
    private static final String OPERATOR = "flink_taskmanager_job_task_operator_";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> urls;

    /**
     * @param watermarkMillis the earliest input watermark of the operators behind the shuffle; negative before event time has begun
     * @param pausedMillis how long each partition was held back in all
     */
    record Figures(long accepted, long late, long watermarkMillis, List<Long> pausedMillis) {}

    TaskManagerPages(List<String> urls) {
        this.urls = urls;
    }

    Figures now() {
        long accepted = 0;
        long late = 0;
        long watermark = Long.MAX_VALUE;
        TreeMap<String, Long> paused = new TreeMap<>();
        for (String line : lines()) {
            int labels = line.indexOf('{');
            if (!line.startsWith(OPERATOR) || labels < 0) {
                continue;
            }
            String name = line.substring(OPERATOR.length(), labels);
            long value = (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            if (name.equals("events_accepted")) {
                accepted += value;
            } else if (name.equals("events_late")) {
                late += value;
            } else if (name.equals("currentInputWatermark") && line.contains("operator_name=\"students\"")) {
                watermark = Math.min(watermark, value);
            } else if (name.endsWith("accumulatedPausedTimeMs") && value > 0) {
                paused.merge(line.substring(labels), value, Math::max);
            }
        }
        return new Figures(accepted, late, watermark == Long.MAX_VALUE ? Long.MIN_VALUE : watermark, new ArrayList<>(paused.values()));
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String url : urls) {
            try {
                http.send(HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build(), BodyHandlers.ofLines()).body().forEach(lines::add);
            } catch (IOException nobodyThere) {
                // A range of ports is set aside, and not all are taken.
                continue;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while asking for metrics", interrupted);
            }
        }
        return lines;
    }
}
