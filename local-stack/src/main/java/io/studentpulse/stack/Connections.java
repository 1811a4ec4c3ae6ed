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
        Files.writeString(folder.path().resolve("connections.properties"), of(folder, ports).entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue() + "\n")
                .collect(Collectors.joining("", "# Written by the stack at every start.\n", "")));
    }

    /** Before the job's own arguments, which win where they name the same option. */
    static List<String> asArguments(StackFolder folder) {
        List<String> arguments = new ArrayList<>();
        of(folder, StackState.ports(StackState.read(folder))).forEach((name, value) -> arguments.addAll(List.of("--" + name, value)));
        return arguments;
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

    private static Path passwordFile(StackFolder folder) {
        return folder.path().resolve("postgres.password");
    }
}
