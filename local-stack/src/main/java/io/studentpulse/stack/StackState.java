package io.studentpulse.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What {@code stack.properties} says about a stack: its phase, its ports, and the process of every server. Written only by the stack's
 * supervisor, whole and by renaming, so that a reader never sees half of it.
 */
final class StackState {
    /** What the stack is doing as a whole. */
    enum Phase { STARTING, UP, FAILED, DOWN }

    private final Path file;
    private final Map<String, String> values = new TreeMap<>();

    StackState(StackFolder folder) {
        this.file = folder.state();
    }

    static Properties read(StackFolder folder) {
        Properties properties = new Properties();
        if (Files.exists(folder.state())) {
            try (Reader reader = Files.newBufferedReader(folder.state())) {
                properties.load(reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("Cannot read " + folder.state(), unreadable);
            }
        }
        return properties;
    }

    static Phase phase(Properties state) {
        return Phase.valueOf(state.getProperty("phase", Phase.DOWN.name()));
    }

    static Optional<OwnProcess> process(Properties state, String server) {
        return OwnProcess.parse(state.getProperty("process." + server));
    }

    static Ports ports(Properties state) {
        Map<String, Integer> ports = new TreeMap<>();
        Ports.NAMES.forEach(name -> ports.put(name, Integer.parseInt(state.getProperty("port." + name))));
        return new Ports(ports);
    }

    synchronized void put(String key, String value) {
        values.put(key, value);
    }

    synchronized void write() {
        StringBuilder text = new StringBuilder("# What runs in this folder; written by the stack, read by scripts/status and scripts/down.\n");
        values.forEach((key, value) -> text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n'));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (Writer writer = Files.newBufferedWriter(next)) {
            writer.append(text);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + next, failed);
        }
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot replace " + file, failed);
        }
    }
}
