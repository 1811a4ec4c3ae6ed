package io.studentpulse.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where a stack's servers answer and with which passwords, as a properties file that only its owner reads. */
final class Connections {
    private Connections() {
    }

    static Path file(StackFolder folder) {
        return folder.path().resolve("connections.properties");
    }

    static void write(StackFolder folder, Ports ports) throws IOException {
        Path file = file(folder);
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, """
                # Written by the stack at every start.
                kafka.bootstrap-servers=127.0.0.1:%d
                postgres.url=jdbc:postgresql://127.0.0.1:%d/%s
                postgres.user=%s
                postgres.password=%s
                clickhouse.url=http://127.0.0.1:%d
                clickhouse.user=%s
                clickhouse.password=
                flink.rest=http://127.0.0.1:%d
                """.formatted(ports.of("kafka"), ports.of("postgres"), PostgresServer.DATABASE, PostgresServer.USER, PostgresServer.PASSWORD,
                ports.of("clickhouse"), ClickHouseServer.USER, ports.of("flink")));
    }
}
