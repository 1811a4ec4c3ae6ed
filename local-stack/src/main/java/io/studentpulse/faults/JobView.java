package io.studentpulse.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What Flink's REST interface says about one job: its checkpoints, its restarts and its counters. */
final class JobView {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).version(HttpClient.Version.HTTP_1_1).build();
    private static final int METRICS_A_REQUEST = 50;

    private final String url;

    JobView(String restUrl, String jobId) {
        this.url = restUrl + "/jobs/" + jobId;
    }

    /** When the newest complete checkpoint was begun, epoch milliseconds; 0 before the first. */
    long newestCheckpointBegunAtMillis() {
        return get("/checkpoints").path("latest").path("completed").path("trigger_timestamp").asLong();
    }

    long completedCheckpoints() {
        return get("/checkpoints").path("counts").path("completed").asLong();
    }

    boolean isProcessing() {
        JsonNode job = get("");
        boolean all = job.path("state").asText().equals("RUNNING");
        for (JsonNode vertex : job.path("vertices")) {
            all &= vertex.path("status").asText().equals("RUNNING");
        }
        return all;
    }

    /** How often the job was restarted, planned or not, since its JobManager took it over. */
    long restarts() {
        for (JsonNode metric : get("/metrics?get=numRestarts")) {
            return metric.path("value").asLong();
        }
        throw new IllegalStateException("Flink names no metric numRestarts at " + url);
    }

    /** The newest exception that Flink remembers, or a word that there is none. */
    String failure() {
        JsonNode newest = get("/exceptions?maxExceptions=1").path("exceptionHistory").path("entries").path(0);
        return newest.isMissingNode() ? "no failure" : newest.path("stacktrace").asText().lines().limit(3).toList().toString();
    }

    /** The sum over all subtasks of a counter, by the end of its name, such as {@code decode.eventsRead}. */
    long counter(String name) {
        return metrics(name).stream().mapToLong(Double::longValue).sum();
    }

    /** The largest over all subtasks of a metric, by the end of its name, such as {@code table.student_risk.freshnessMillis_p99}; 0 where there is none. */
    double largest(String name) {
        return metrics(name).stream().mapToDouble(Double::doubleValue).filter(value -> !Double.isNaN(value)).max().orElse(0);
    }

    private List<Double> metrics(String name) {
        List<Double> values = new ArrayList<>();
        for (JsonNode vertex : get("").path("vertices")) {
            String metrics = "/vertices/" + vertex.path("id").asText() + "/metrics";
            List<String> wanted = new ArrayList<>();
            for (JsonNode metric : get(metrics)) {
                if (metric.path("id").asText().endsWith("." + name)) {
                    wanted.add(metric.path("id").asText());
                }
            }
            for (int from = 0; from < wanted.size(); from += METRICS_A_REQUEST) {
                String ids = String.join(",", wanted.subList(from, Math.min(wanted.size(), from + METRICS_A_REQUEST)));
                for (JsonNode metric : get(metrics + "?get=" + URLEncoder.encode(ids, StandardCharsets.UTF_8))) {
                    values.add(metric.path("value").asDouble());
                }
            }
        }
        return values;
    }

    private JsonNode get(String path) {
        try {
            var answer = HTTP.send(HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(url + path + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException unreachable) {
            throw new UncheckedIOException("No answer from " + url + path + ": " + unreachable, unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + url, interrupted);
        }
    }
}
