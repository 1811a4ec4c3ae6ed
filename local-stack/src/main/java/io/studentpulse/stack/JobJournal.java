package io.studentpulse.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was done to the jobs of a cluster, one JSON line per deed: when, which savepoint, how submitted. */
final class JobJournal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String cluster;

    JobJournal(StackFolder folder, String cluster) {
        this.file = folder.path().resolve("jobs.jsonl");
        this.cluster = cluster;
    }

    void savepoint(String path) {
        append(line("savepoint").put("path", path));
    }

    void submitted(Submission submission) {
        ObjectNode line = line("submit").put("jar", submission.jar().toAbsolutePath().toString()).put("class", submission.mainClass())
                .put("from", submission.savepoint()).put("parallelism", submission.parallelism());
        submission.settings().forEach(line.putArray("settings")::add);
        submission.jobArguments().forEach(line.putArray("arguments")::add);
        append(line);
    }

    Optional<String> newestSavepoint() {
        return newest("savepoint").map(line -> line.path("path").asText());
    }

    List<String> lastArguments() {
        return lastWords("arguments");
    }

    List<String> lastSettings() {
        return lastWords("settings");
    }

    private List<String> lastWords(String field) {
        List<String> words = new ArrayList<>();
        newest("submit").ifPresent(line -> line.path(field).forEach(word -> words.add(word.asText())));
        return words;
    }

    Optional<Path> lastJar() {
        return newest("submit").map(line -> Path.of(line.path("jar").asText())).filter(Files::exists);
    }

    Optional<String> lastMainClass() {
        return newest("submit").map(line -> line.path("class")).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    int lastParallelism() {
        return newest("submit").map(line -> line.path("parallelism").asInt()).orElse(0);
    }

    private Optional<JsonNode> newest(String deed) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(JobJournal::parse).filter(line -> line.path("cluster").asText().equals(cluster) && line.path("deed").asText().equals(deed))
                    .reduce((earlier, later) -> later);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file, unreadable);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException broken) {
            throw new UncheckedIOException("jobs.jsonl has a broken line, remove it: " + line, broken);
        }
    }

    private ObjectNode line(String deed) {
        return JSON.createObjectNode().put("at", Instant.now().toString()).put("cluster", cluster).put("deed", deed);
    }

    private void append(ObjectNode line) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + file, failed);
        }
    }
}
