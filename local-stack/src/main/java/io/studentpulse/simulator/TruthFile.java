package io.studentpulse.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.simulator.reference.Reference;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The expected rows as JSON lines, {@code {"table":…,"row":{…}}}, for a check in another process. */
final class TruthFile {
    private TruthFile() {}

    static void write(Path file, Reference reference) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            for (Map.Entry<String, List<Map<String, Object>>> table : new TreeMap<>(reference.byTable()).entrySet()) {
                for (Map<String, Object> row : table.getValue()) {
                    Map<String, Object> plain = new LinkedHashMap<>(row);
                    plain.replaceAll((column, value) -> value == null || value instanceof Number || value instanceof Boolean
                            ? value : value.toString());
                    out.println(json.writeValueAsString(Map.of("table", table.getKey(), "row", plain)));
                }
            }
        }
    }
}
