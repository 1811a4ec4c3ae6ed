package io.studentpulse.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records that somebody's clients really send, and what must become of them. Three files of one name: {@code .jsonl} with a value a line,
 * {@code .meta.json} with topic and key of each line, {@code .expect.md} with the questions and the right answers.
 */
record FieldCase(String name, List<Line> lines, List<Question> questions) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern QUESTION =
            Pattern.compile("^(PostgreSQL|ClickHouse|Dead letters)\\n```\\w+\\n(.*?)\\n```\\nright: `([^`]*)`(?: — ([^\\n]*))?$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?Z");

    /** A header of a record; its value may be null. */
    record Header(String name, String value) {}

    /** @param recordTimeMillis null where the producer's clock says it */
    record Line(String topic, String key, String value, List<Header> headers, Long recordTimeMillis, String codec) {
        /** When it happened, as far as it says so. */
        Instant happened(Instant otherwise) {
            Matcher found = INSTANT.matcher(value);
            return found.find() ? Instant.parse(found.group()) : otherwise;
        }
    }

    /** @param where the store, or {@code Dead letters} */
    record Question(String where, String ask, String right, String note) {}

    /** Every case of a folder, by name, its days moved. */
    static List<FieldCase> in(Path folder, CaseDates dates) throws IOException {
        List<FieldCase> cases = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList()) {
                cases.add(read(folder, file.getFileName().toString().replace(".jsonl", ""), dates));
            }
        }
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("There is no case (NAME.jsonl) in " + folder);
        }
        return cases;
    }

    private static FieldCase read(Path folder, String name, CaseDates dates) throws IOException {
        List<String> values = Files.readString(folder.resolve(name + ".jsonl")).lines().filter(line -> !line.isEmpty()).toList();
        JsonNode metas = JSON.readTree(folder.resolve(name + ".meta.json").toFile());
        if (metas.size() != values.size()) {
            throw new IllegalArgumentException(name + " has " + values.size() + " lines, and meta data of " + metas.size());
        }
        List<Line> lines = new ArrayList<>();
        for (int number = 0; number < values.size(); number++) {
            lines.add(line(dates.moved(values.get(number)), metas.get(number), dates));
        }
        List<Question> questions = new ArrayList<>();
        Matcher question = QUESTION.matcher(Files.readString(folder.resolve(name + ".expect.md"), StandardCharsets.UTF_8));
        while (question.find()) {
            questions.add(new Question(question.group(1), dates.moved(question.group(2)), dates.moved(question.group(3)), question.group(4)));
        }
        return new FieldCase(name, lines, questions);
    }

    private static Line line(String value, JsonNode meta, CaseDates dates) {
        List<Header> headers = new ArrayList<>();
        meta.path("headers").forEach(header -> headers.add(new Header(header.get(0).asText(), text(header.path(1)))));
        JsonNode time = meta.has("time") ? meta.get("time") : meta.path("timestamp");
        Long millis = time.isNumber() ? Long.valueOf(dates.moved(Instant.ofEpochMilli(time.asLong())).toEpochMilli())
                : time.isTextual() ? Long.valueOf(dates.moved(Instant.parse(time.asText())).toEpochMilli()) : null;
        return new Line(meta.get("topic").asText(), text(meta.path("key")), value, headers, millis, meta.path("codec").asText("none"));
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? null : value.asText();
    }
}
