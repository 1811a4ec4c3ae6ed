package io.studentpulse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.stack.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** How large did the state of a job become? Looks at its checkpoints while it runs: Flink keeps the newest ten. */
final class Checkpoints {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalStack stack;
    private final String job;
    private final HttpClient http = HttpClient.newHttpClient();
    private long largestBytes;
    private long completed;

    Checkpoints(LocalStack stack, String job) {
        this.stack = stack;
        this.job = job;
    }

    /** Looks once more; to be called every few seconds, and at the end. */
    void look() throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(stack.flinkRestUrl() + "/jobs/" + job + "/checkpoints"))
                .build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the checkpoints of job " + job + " were answered " + answer.statusCode() + ": " + answer.body());
        }
        JsonNode all = JSON.readTree(answer.body());
        completed = all.path("counts").path("completed").asLong();
        for (JsonNode one : all.path("history")) {
            if (one.path("status").asText().equals("COMPLETED")) {
                largestBytes = Math.max(largestBytes, one.path("state_size").asLong());
            }
        }
    }

    /** Bytes of the largest checkpoint seen, all operators. */
    long largestBytes() {
        return largestBytes;
    }

    long completed() {
        return completed;
    }
}
