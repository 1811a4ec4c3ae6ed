package io.studentpulse.queries;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Fills a store with as much as is asked for, by the statements of a resource, inside the store. */
final class MadeData {
    private static final String EACH_DAY = "-- each day";

    /** A statement, and whether it is run once for each day. */
    record Statement(String sql, boolean eachDay) {}

    private MadeData() {}

    static void fill(AskedStore store, String resource, Map<String, String> sizes, Consumer<String> progress) throws Exception {
        int days = Integer.parseInt(sizes.get("days"));
        for (Statement statement : statements(resource)) {
            long start = System.nanoTime();
            for (int day = 0; day <= (statement.eachDay() ? days : 0); day++) {
                String sql = statement.sql().replace("${day}", Integer.toString(day));
                for (Map.Entry<String, String> size : sizes.entrySet()) {
                    sql = sql.replace("${" + size.getKey() + "}", size.getValue());
                }
                store.run(sql);
            }
            String words = statement.sql().lines().findFirst().orElseThrow();
            progress.accept(String.format("  %6.1f s  %s", (System.nanoTime() - start) / 1e9, words.substring(0, Math.min(90, words.length()))));
        }
    }

    static List<Statement> statements(String resource) throws IOException {
        List<Statement> statements = new ArrayList<>();
        for (String part : text(resource).split(";[ ]*\n")) {
            boolean eachDay = part.lines().anyMatch(EACH_DAY::equals);
            String sql = String.join("\n", part.lines().filter(line -> !line.startsWith("--")).toList()).strip();
            if (!sql.isEmpty()) {
                statements.add(new Statement(sql, eachDay));
            }
        }
        return statements;
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = MadeData.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
