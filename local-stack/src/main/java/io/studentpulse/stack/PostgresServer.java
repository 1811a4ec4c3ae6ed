package io.studentpulse.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** PostgreSQL, held by a JVM that stops it. */
final class PostgresServer implements Server {
    static final String DATABASE = "student_pulse";
    static final String USER = "analytics";
    static final String PASSWORD = "analytics";
    private static final String READY = "PostgreSQL is ready";
    private static final long STOP_SECONDS = 10;

    private final StackFolder folder;
    private final Ports ports;
    private long logStart;

    PostgresServer(StackFolder folder, Ports ports) {
        this.folder = folder;
        this.ports = ports;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public void prepare() throws IOException {
        // The holder's kill -9 leaves its server behind, on the same folder and port.
        postmaster(folder).ifPresent(left -> left.end("INT", STOP_SECONDS));
        logStart = Files.exists(folder.log(name())) ? Files.size(folder.log(name())) : 0;
    }

    @Override
    public List<String> command() {
        return Jvm.tethered(folder, name(), List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", Jvm.serverLogging()),
                "io.studentpulse.stack.postgres.PostgresHolder",
                List.of(Integer.toString(ports.of("postgres")), data(folder).toString(), folder.of(name()).resolve("work").toString(),
                        DATABASE, USER, PASSWORD));
    }

    @Override
    public boolean isReady() {
        return Probe.listens(ports.of("postgres")) && Probe.hasSaid(folder.log(name()), logStart, READY);
    }

    /** The server process that PostgreSQL itself has recorded, if it runs and is the one of this folder. */
    static Optional<OwnProcess> postmaster(StackFolder folder) {
        Path recorded = data(folder).resolve("postmaster.pid");
        try {
            long pid = Long.parseLong(Files.readAllLines(recorded).get(0).strip());
            boolean ours = Files.readString(Path.of("/proc/" + pid + "/cmdline")).contains(data(folder).toString());
            return ours ? Optional.of(OwnProcess.of(pid)) : Optional.empty();
        } catch (IOException | RuntimeException none) {
            return Optional.empty();
        }
    }

    private static Path data(StackFolder folder) {
        return folder.of("postgres").resolve("data");
    }
}
