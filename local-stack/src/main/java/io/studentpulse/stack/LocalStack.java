package io.studentpulse.stack;

import io.studentpulse.stack.StackState.Phase;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

/** A running stack: where each server answers, and the ways to disturb and to end it. */
public final class LocalStack implements AutoCloseable {
    private static final long POLL_MILLIS = 100;
    private static final long STOP_SECONDS = 60;

    private final StackFolder folder;
    private final Ports ports;
    /** Of an attached stack: holding its standard input open keeps it alive. */
    private final Process attached;

    /**
     * How to start a stack.
     *
     * @param attached whether it ends with this JVM, even by {@code kill -9}
     * @param taskManagers how many TaskManagers; with none, Kafka, PostgreSQL and ClickHouse start without Flink
     * @param ports fixed ports by name (see {@code scripts/up --help}); the others are chosen
     * @param progress hears each line of progress
     */
    public record Options(boolean attached, int taskManagers, Map<String, Integer> ports, Consumer<String> progress) {
        /** For tests of what needs no cluster: as {@link #forTests}, without Flink. */
        public static Options storesForTests() {
            return new Options(true, 0, Map.of(), System.out::println);
        }

        /** For tests: ends with this JVM, one TaskManager, free ports, progress on standard output. */
        public static Options forTests() {
            return new Options(true, 1, Map.of(), System.out::println);
        }
    }

    private LocalStack(StackFolder folder, Process attached) {
        this.folder = folder;
        this.ports = StackState.ports(StackState.read(folder));
        this.attached = attached;
    }

    /** Starts a stack in a folder, waits until every server serves, and creates the topics. A stack that runs there already is joined. */
    public static LocalStack start(Path path, Options options) {
        StackFolder folder = new StackFolder(path);
        try {
            folder.create();
            if (isRunning(folder)) {
                awaitUp(folder, null, 0, options.progress());
                return new LocalStack(folder, null);
            }
            Path log = folder.log("stack");
            long from = Files.exists(log) ? Files.size(log) : 0;
            Process supervisor = launch(folder, options, log);
            awaitUp(folder, supervisor, from, options.progress());
            LocalStack stack = new LocalStack(folder, options.attached() ? supervisor : null);
            int created = Topics.create(stack.bootstrapServers());
            options.progress().accept("kafka: " + created + " topics created, " + (Topics.declared().size() - created) + " there before");
            return stack;
        } catch (IOException failed) {
            throw new IllegalStateException("Cannot start the stack in " + folder.path() + ": " + failed.getMessage(), failed);
        }
    }

    /** Joins the stack that runs in a folder. */
    public static LocalStack attach(Path path) {
        StackFolder folder = new StackFolder(path);
        if (!isRunning(folder) || StackState.phase(StackState.read(folder)) != Phase.UP) {
            throw new IllegalStateException("No stack is up in " + folder.path() + ": start it with scripts/up --dir " + folder.path());
        }
        return new LocalStack(folder, null);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + ports.of("kafka");
    }

    public String postgresUrl() {
        return "jdbc:postgresql://127.0.0.1:" + ports.of("postgres") + "/" + PostgresServer.DATABASE;
    }

    public String postgresUser() {
        return PostgresServer.USER;
    }

    public String postgresPassword() {
        return PostgresServer.PASSWORD;
    }

    /** The same in a file that only its owner reads, as the job wants it. */
    public Path postgresPasswordFile() {
        return Connections.passwordFile(folder);
    }

    public String clickHouseUrl() {
        return "http://127.0.0.1:" + ports.of("clickhouse");
    }

    public String clickHouseUser() {
        return ClickHouseServer.USER;
    }

    public String clickHousePassword() {
        return "";
    }

    public String flinkRestUrl() {
        return "http://127.0.0.1:" + ports.of("flink");
    }

    /** Where Flink's processes show their metrics; nobody listens on those that are not taken. */
    public List<String> metricsUrls() {
        return ports.metrics().stream().map(port -> "http://127.0.0.1:" + port + "/metrics").toList();
    }

    /** The jobs of this stack's cluster: submit, savepoint, stop, state. */
    public FlinkCluster flink() {
        return FlinkCluster.of(flinkRestUrl(), folder);
    }

    public Path folder() {
        return folder.path();
    }

    /** The recorded pid of a server such as {@code kafka} or {@code taskmanager-1}. */
    public long pid(String server) {
        return process(server).pid();
    }

    /** Every process that makes up a server: the recorded one, and PostgreSQL's own, which is not its child. */
    public List<Long> pids(String server) {
        List<Long> pids = new ArrayList<>(List.of(pid(server)));
        if (server.equals("postgres")) {
            PostgresServer.postmaster(folder).ifPresent(postmaster -> pids.add(postmaster.pid()));
        }
        return pids;
    }

    /** {@code kill -9} of the first TaskManager; the stack starts it again. */
    public void killTaskManager() {
        kill("taskmanager-1");
    }

    /** {@code kill -9} of the JobManager; the stack starts it again, and its jobs come back from their newest checkpoint. */
    public void killJobManager() {
        kill("jobmanager");
    }

    /** {@code kill -9} of any server. */
    public void kill(String server) {
        process(server).signal("KILL");
    }

    /** Ends every server and returns when they have ended. The data stays. */
    @Override
    public void close() {
        stop(folder);
    }

    private OwnProcess process(String server) {
        return StackState.process(StackState.read(folder), server)
                .orElseThrow(() -> new IllegalArgumentException("No server " + server + " in " + folder.state()));
    }

    /** Whether a stack runs in a folder, or is starting there. */
    public static boolean isRunning(Path folder) {
        return isRunning(new StackFolder(folder));
    }

    /** Ends whatever runs in a folder, also where it has not come up yet. Whether something did. */
    public static boolean stop(Path folder) {
        return stop(new StackFolder(folder));
    }

    static boolean isRunning(StackFolder folder) {
        return StackState.process(StackState.read(folder), "supervisor").filter(OwnProcess::isAlive).isPresent();
    }

    /** Whether something was running. */
    static boolean stop(StackFolder folder) {
        Properties state = StackState.read(folder);
        boolean ran = isRunning(folder);
        StackState.process(state, "supervisor").ifPresent(supervisor -> supervisor.end("TERM", STOP_SECONDS));
        // It may have started a server again in between: the newest record counts.
        Leftovers.end(folder, StackState.read(folder));
        return ran;
    }

    private static Process launch(StackFolder folder, Options options, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        if (!options.attached()) {
            // Its own session: closing the terminal or Ctrl-C there does not reach it.
            command.add("setsid");
        }
        command.addAll(List.of(Jvm.java(), folder.mark(), "-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                Checkout.ownClasses() + ":" + Checkout.root().resolve("local-stack/servers/tether/target/classes"),
                Supervisor.class.getName(), folder.path().toString(), Integer.toString(options.taskManagers()),
                options.attached() ? "attached" : "detached"));
        options.ports().forEach((name, port) -> command.add(name + "=" + port));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()))
                .redirectInput(options.attached() ? Redirect.PIPE : Redirect.from(new File("/dev/null"))).start();
    }

    private static void awaitUp(StackFolder folder, Process launched, long logFrom, Consumer<String> progress) throws IOException {
        LogFollower follower = new LogFollower(folder.log("stack"), logFrom, progress);
        while (true) {
            Properties state = StackState.read(folder);
            boolean known = launched == null
                    || StackState.process(state, "supervisor").filter(process -> process.pid() == launched.pid()).isPresent();
            boolean alive = launched == null ? isRunning(folder) : launched.isAlive();
            if (launched != null) {
                follower.tellNewLines();
            }
            if (known && alive && StackState.phase(state) == Phase.UP) {
                return;
            }
            if (!alive) {
                throw new IOException("it ended while starting; see " + folder.log("stack"));
            }
            Pause.millis(POLL_MILLIS);
        }
    }
}
