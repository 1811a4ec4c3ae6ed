package io.studentpulse.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The one folder that holds everything of one stack: data, logs, generated settings and the record of what runs. */
record StackFolder(Path path) {

    StackFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** The folder asked for, else {@code STUDENT_PULSE_HOME}, else {@code .work/stack} in the checkout. */
    static StackFolder named(String asked) {
        String folder = asked != null ? asked : System.getenv("STUDENT_PULSE_HOME");
        return new StackFolder(folder != null && !folder.isBlank() ? Path.of(folder) : Checkout.root().resolve(".work/stack"));
    }

    /** Where a stack may be up of which nobody said where: the folder that is taken unless told otherwise, and the demo's. */
    static List<StackFolder> known() {
        return List.of(named(null), new StackFolder(Checkout.root().resolve(".work/demo")));
    }

    Path lock() {
        return path.resolve("stack.lock");
    }

    Path state() {
        return path.resolve("stack.properties");
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path log(String server) {
        return logs().resolve(server + ".log");
    }

    Path of(String server) {
        return path.resolve(server);
    }

    Path flinkConf() {
        return path.resolve("flink/conf");
    }

    Path savepoints() {
        return path.resolve("flink/savepoints");
    }

    void create() throws IOException {
        Files.createDirectories(logs());
        for (String part : new String[] {"kafka", "postgres", "clickhouse", "zookeeper", "flink/conf", "flink/savepoints", "flink/checkpoints"}) {
            Files.createDirectories(path.resolve(part));
        }
    }

    /** On every command line of this stack's processes, so that a process can be told from a stranger that got its pid. */
    String mark() {
        return "-Dstudentpulse.stack=" + path;
    }
}
