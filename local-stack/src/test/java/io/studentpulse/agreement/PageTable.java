package io.studentpulse.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a page whose first column has a certain heading. */
final class PageTable {

    private PageTable() {}

    /** A row; cells without the code marks around them. */
    record Row(int line, Map<String, String> cells) {
        String cell(String heading) {
            return cells.get(heading);
        }

        boolean has(String heading) {
            return cells.containsKey(heading) && !cells.get(heading).isEmpty();
        }

        List<String> headings() {
            return List.copyOf(cells.keySet());
        }

        @Override
        public String toString() {
            return "line " + line + ": " + cells.values().iterator().next();
        }
    }

    static List<Row> of(Path page, String firstHeading) throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> headings = List.of();
        List<String> lines = Files.readAllLines(page);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.startsWith("|")) {
                headings = List.of();
            } else if (headings.isEmpty()) {
                headings = cells(line);
            } else if (!line.startsWith("|---") && headings.get(0).equals(firstHeading)) {
                List<String> cells = cells(line);
                if (cells.size() != headings.size()) {
                    throw new IllegalArgumentException(page + " line " + (i + 1) + " has " + cells.size() + " cells below " + headings.size() + " headings");
                }
                Map<String, String> row = new LinkedHashMap<>();
                for (int cell = 0; cell < cells.size(); cell++) {
                    row.put(headings.get(cell), cells.get(cell));
                }
                rows.add(new Row(i + 1, row));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("(?<!\\\\)\\|")).map(PageTable::plain).toList();
    }

    private static String plain(String cell) {
        String text = cell.strip().replace("\\|", "|");
        return text.length() > 1 && text.startsWith("`") && text.endsWith("`") && text.indexOf('`', 1) == text.length() - 1
                ? text.substring(1, text.length() - 1) : text;
    }
}
