package io.studentpulse.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Asks Flink's processes for their metrics: their own pages, which are of this instant (the REST interface's are up to ten seconds old). */
final class JobMetrics {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> urls;

    JobMetrics(List<String> urls) {
        this.urls = urls;
    }

    JobFigures now() {
        StringBuilder pages = new StringBuilder();
        for (String url : urls) {
            try {
                pages.append(http.send(HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build(), BodyHandlers.ofString()).body());
            } catch (IOException nobodyThere) {
                // A range of ports is set aside, and not all are taken.
                continue;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while asking for metrics", interrupted);
            }
        }
        return JobFigures.in(pages.toString());
    }
}
