package io.studentpulse.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A Flink cluster, local or not, as its REST interface shows it. Jobs go in through Flink's own command line client. */
public final class FlinkCluster {
    private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 100;
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();

    private final String restUrl;
    private final Path confFolder;

    /** One job as the cluster lists it. */
    public record Job(String id, String name, String state, long startedAtMillis) {
        public boolean hasEnded() {
            return ENDED.contains(state);
        }
    }

    FlinkCluster(String restUrl, Path confFolder) {
        this.restUrl = restUrl.replaceAll("/+$", "");
        this.confFolder = confFolder;
    }

    static FlinkCluster of(String restUrl, StackFolder folder) {
        return new FlinkCluster(restUrl, folder.flinkConf());
    }

    public String restUrl() {
        return restUrl;
    }

    /** Submits a jar and returns the job's id. */
    public String submit(Path jar, List<String> jobArguments) {
        return submit(new Submission(jar, null, null, 0, List.of(), jobArguments));
    }

    /** Submits as asked and returns the job's id. */
    public String submit(Submission submission) {
        return new FlinkClient(restUrl, confFolder).run(submission);
    }

    public List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        get("/jobs/overview").path("jobs").forEach(job -> jobs.add(new Job(job.path("jid").asText(), job.path("name").asText(),
                job.path("state").asText(), job.path("start-time").asLong())));
        return jobs;
    }

    /** Jobs that have not ended, however they are doing. */
    public List<Job> activeJobs() {
        return jobs().stream().filter(job -> !job.hasEnded()).toList();
    }

    /** Flink's word for it: RUNNING, RESTARTING, FINISHED, … */
    public String state(String jobId) {
        return get("/jobs/" + jobId).path("state").asText();
    }

    /** Whether every task of the job runs: RUNNING as a job is said before its tasks are deployed. */
    public boolean isProcessing(String jobId) {
        JsonNode job = get("/jobs/" + jobId);
        boolean all = job.path("state").asText().equals("RUNNING") && !job.path("vertices").isEmpty();
        for (JsonNode vertex : job.path("vertices")) {
            all &= Set.of("RUNNING", "FINISHED").contains(vertex.path("status").asText());
        }
        return all;
    }

    /** The highest parallelism among the job's operators. */
    public int parallelism(String jobId) {
        int highest = 0;
        for (JsonNode vertex : get("/jobs/" + jobId).path("vertices")) {
            highest = Math.max(highest, vertex.path("parallelism").asInt());
        }
        return highest;
    }

    /** Flink's name of the state backend that the job uses. */
    public String stateBackend(String jobId) {
        return get("/jobs/" + jobId + "/checkpoints/config").path("state_backend").asText();
    }

    /** How many checkpoints of the job are complete since it was last restored. */
    public long completedCheckpoints(String jobId) {
        return get("/jobs/" + jobId + "/checkpoints").path("counts").path("completed").asLong();
    }

    public int taskManagers() {
        return get("/taskmanagers").path("taskmanagers").size();
    }

    /** Takes a savepoint and returns where it lies. */
    public String savepoint(String jobId) {
        return await(jobId, post("/jobs/" + jobId + "/savepoints", "{\"cancel-job\":false}"));
    }

    /** Stops the job with a savepoint and returns where it lies. */
    public String stop(String jobId) {
        String path = await(jobId, post("/jobs/" + jobId + "/stop", "{\"drain\":false}"));
        awaitEnd(jobId);
        return path;
    }

    /** Ends the job without a savepoint. Its newest checkpoint stays. */
    public void cancel(String jobId) {
        send(HttpRequest.newBuilder(URI.create(restUrl + "/jobs/" + jobId + "?mode=cancel")).method("PATCH", BodyPublishers.noBody()));
        awaitEnd(jobId);
    }

    private void awaitEnd(String jobId) {
        while (!ENDED.contains(state(jobId))) {
            Pause.millis(POLL_MILLIS);
        }
    }

    private String await(String jobId, JsonNode trigger) {
        String request = trigger.path("request-id").asText();
        while (true) {
            JsonNode answer = get("/jobs/" + jobId + "/savepoints/" + request);
            if (answer.path("status").path("id").asText().equals("COMPLETED")) {
                JsonNode failure = answer.path("operation").path("failure-cause");
                if (!failure.isMissingNode()) {
                    throw new IllegalStateException("The savepoint of job " + jobId + " failed: "
                            + failure.path("stack-trace").asText().lines().findFirst().orElse("no cause given")
                            + "; see " + restUrl + "/#/job/running/" + jobId + "/checkpoints");
                }
                return answer.path("operation").path("location").asText();
            }
            Pause.millis(POLL_MILLIS);
        }
    }

    private JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(restUrl + path)).GET());
    }

    private JsonNode post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(restUrl + path)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(PATIENCE).build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(request.method() + " " + request.uri() + " was answered " + answer.statusCode() + ": "
                        + answer.body().lines().limit(3).toList());
            }
            return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException unreachable) {
            throw new IllegalStateException("No Flink cluster answers at " + restUrl + " (" + unreachable
                    + "): start one with scripts/up, or name another with FLINK_REST=http://HOST:PORT", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + restUrl, interrupted);
        }
    }
}
