package io.studentpulse.demo;

import io.studentpulse.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The folder of a demo: it makes it, knows it again by a mark, and removes nothing that it has not made. */
record DemoFolder(Path path) {
    private static final String MARK = "made-by-scripts-demo";

    /** Makes the folder, in the place of one that an earlier demo has left. */
    void create() throws IOException {
        if (LocalStack.isRunning(path)) {
            throw new IllegalStateException("A demo is up in " + path + ": end it with scripts/down --dir " + path + ", or name another folder with --dir");
        }
        if (Files.exists(path.resolve(MARK))) {
            remove();
        }
        if (Files.exists(path)) {
            throw new IllegalStateException(path + " is there, and no demo has made it: name another folder with --dir");
        }
        Files.createDirectories(path);
        Files.createFile(path.resolve(MARK));
    }

    /** Ends what runs in it, and removes it. */
    void takeDown() throws IOException {
        LocalStack.stop(path);
        remove();
    }

    private void remove() throws IOException {
        if (!Files.exists(path.resolve(MARK))) {
            return;
        }
        List<Path> files;
        try (var walk = Files.walk(path)) {
            // The mark goes last but for its folder: what could not be removed now can be removed by the next demo.
            files = walk.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(path) && !file.equals(path.resolve(MARK))).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(path.resolve(MARK));
        Files.deleteIfExists(path);
    }
}
