package io.studentpulse.simulator.oulad;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Where are the data set's files: in a folder, or the one presentation that is shipped with the project? */
public final class OuladFiles {
    private static final CSVFormat HEADED = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

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

    /** One line of a file, by column name. Missing values ({@code \\N}) are null. */
    public static final class Row {
        private final CSVRecord cells;
        private final String where;

        private Row(CSVRecord cells, String where) {
            this.cells = cells;
            this.where = where;
        }

        public String text(String column) {
            if (!cells.isSet(column)) {
                throw new IllegalArgumentException(where + " has no column " + column + "; is this OULAD?");
            }
            String cell = cells.get(column);
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

    /** The rows of {@code name.csv.gz}, in the order of the file. */
    public void forEach(String name, Consumer<Row> action) {
        String file = name + ".csv.gz";
        try (CSVParser rows = HEADED.parse(new InputStreamReader(new GZIPInputStream(open(file)), StandardCharsets.UTF_8))) {
            for (CSVRecord row : rows) {
                action.accept(new Row(row, file + ":" + rows.getCurrentLineNumber()));
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
