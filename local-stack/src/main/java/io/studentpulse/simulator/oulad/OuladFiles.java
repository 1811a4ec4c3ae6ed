package io.studentpulse.simulator.oulad;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Where are the data set's files: in a folder, or the one presentation that is shipped with the project? */
public final class OuladFiles {
    private final Path folder;

    private OuladFiles(Path folder) {
        this.folder = folder;
    }

    public static OuladFiles bundled() {
        return new OuladFiles(null);
    }

    public static OuladFiles in(Path folder) {
        return new OuladFiles(folder);
    }

    /** One line of a file, by column name. Missing values ({@code \N}) are null. */
    public static final class Row {
        private final Map<String, Integer> columns;
        private final String[] cells;
        private final String where;

        private Row(Map<String, Integer> columns, String[] cells, String where) {
            this.columns = columns;
            this.cells = cells;
            this.where = where;
        }

        public String text(String column) {
            Integer index = columns.get(column);
            if (index == null || index >= cells.length) {
                throw new IllegalArgumentException(where + " has no column " + column + "; is this OULAD?");
            }
            String cell = cells[index].replace("\"", "");
            return cell.isEmpty() || cell.equals("\\N") || cell.equals("?") ? null : cell;
        }

        public Integer whole(String column) {
            String text = text(column);
            try {
                return text == null ? null : Integer.valueOf(text);
            } catch (NumberFormatException notWhole) {
                throw new IllegalArgumentException(where + ": " + column + " is no whole number: " + text, notWhole);
            }
        }

        public boolean isOf(String module, String presentation) {
            return module.equals(text("code_module")) && presentation.equals(text("code_presentation"));
        }
    }

    /** The rows of {@code name.csv.gz}, in the order of the file. No cell of OULAD contains a comma. */
    public void forEach(String name, Consumer<Row> action) {
        String file = name + ".csv.gz";
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(open(file)), StandardCharsets.UTF_8))) {
            Map<String, Integer> columns = new HashMap<>();
            List<String> header = Arrays.asList(lines.readLine().replace("\"", "").split(","));
            header.forEach(column -> columns.put(column, columns.size()));
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                action.accept(new Row(columns, line.split(",", -1), file + ":" + number));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file + " of OULAD" + (folder == null ? "" : " in " + folder)
                    + "; the bundled files are only AAA/2013J, give the folder of the others with --oulad", unreadable);
        }
    }

    private InputStream open(String file) throws IOException {
        if (folder != null) {
            return Files.newInputStream(folder.resolve(file));
        }
        InputStream resource = OuladFiles.class.getResourceAsStream("/oulad/" + file);
        if (resource == null) {
            throw new FileNotFoundException("/oulad/" + file);
        }
        return resource;
    }
}
