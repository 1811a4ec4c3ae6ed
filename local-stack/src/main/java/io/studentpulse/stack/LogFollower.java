package io.studentpulse.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Tells the lines that a log has gained since the last look. */
final class LogFollower {
    private final Path log;
    private final Consumer<String> listener;
    private long position;

    LogFollower(Path log, long position, Consumer<String> listener) {
        this.log = log;
        this.position = position;
        this.listener = listener;
    }

    void tellNewLines() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] news = new byte[(int) (file.length() - position)];
            file.seek(position);
            file.readFully(news);
            String text = new String(news, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            text.substring(0, end).lines().forEach(listener);
            position += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
        }
    }
}
