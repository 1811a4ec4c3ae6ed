package io.studentpulse.faults;

import io.studentpulse.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/** The stack that an experiment runs on: the one asked for, which stays up, or one of its own in a temporary folder, of which nothing stays. */
final class OwnStack implements AutoCloseable {
    private final LocalStack stack;
    private final Path temporary;

    private OwnStack(LocalStack stack, Path temporary) {
        this.stack = stack;
        this.temporary = temporary;
    }

    static OwnStack of(String asked) throws IOException {
        if (asked != null) {
            return new OwnStack(LocalStack.attach(Path.of(asked)), null);
        }
        Path temporary = Files.createTempDirectory("student-pulse-");
        return new OwnStack(LocalStack.start(temporary.resolve("stack"), new LocalStack.Options(true, 1, Map.of(), System.out::println)), temporary);
    }

    LocalStack stack() {
        return stack;
    }

    @Override
    public void close() throws IOException {
        if (temporary != null) {
            stack.close();
            try (var files = Files.walk(temporary)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
