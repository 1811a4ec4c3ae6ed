package io.studentpulse.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a stack's servers answer, in the words of the job's options: for {@code scripts/submit}, and as {@code connections.properties} for
 * {@code --config} and for people.
 */
final class Connections {
    private Connections() {
    }

    static void write(StackFolder folder, Ports ports) throws IOException {
        Path password = passwordFile(folder);
        if (!Files.exists(password)) {
            Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(password, PostgresServer.PASSWORD);
        Files.writeString(file(folder), of(folder, ports).entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue() + "\n")
                .collect(Collectors.joining("", "# Written by the stack at every start.\n", "")));
    }

    /** For the job, unless it is given a file of its own: whatever else it is told, by environment or arguments, wins. */
    static List<String> asArguments(StackFolder folder) {
        return List.of("--config", file(folder).toString());
    }

    /** The options of {@code scripts/migrate} that name this stack. */
    static List<String> forMigration(StackFolder folder) {
        Map<String, String> options = of(folder, StackState.ports(StackState.read(folder)));
        List<String> arguments = new ArrayList<>();
        for (String name : List.of("postgres.url", "postgres.user", "postgres.password-file", "clickhouse.url", "clickhouse.user")) {
            arguments.addAll(List.of("--" + name, options.get("sink." + name)));
        }
        return arguments;
    }

    private static Path file(StackFolder folder) {
        return folder.path().resolve("connections.properties");
    }

    private static Map<String, String> of(StackFolder folder, Ports ports) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("kafka.bootstrap-servers", "127.0.0.1:" + ports.of("kafka"));
        options.put("sink.postgres.url", "jdbc:postgresql://127.0.0.1:" + ports.of("postgres") + "/" + PostgresServer.DATABASE);
        options.put("sink.postgres.user", PostgresServer.USER);
        options.put("sink.postgres.password-file", passwordFile(folder).toString());
        options.put("sink.clickhouse.url", "http://127.0.0.1:" + ports.of("clickhouse"));
        options.put("sink.clickhouse.user", ClickHouseServer.USER);
        return options;
    }

    static Path passwordFile(StackFolder folder) {
        return folder.path().resolve("postgres.password");
    }
}
