package io.studentpulse.stack;

import io.studentpulse.stack.StackState.Phase;
import io.studentpulse.stack.tether.Tethered;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The one process that owns a stack: starts every server at once, starts again whatever dies, and ends them all when it ends.
 *
 * <pre>
 *   up ──starts──▶ supervisor ──pipe──▶ kafka · postgres · clickhouse · zookeeper · jobmanager · taskmanager-1 …
 *                     │  holds stack.lock, writes stack.properties          each ends when its pipe closes
 * </pre>
 */
public final class Supervisor {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final StackFolder folder;
    private final int taskManagers;
    private final StackState state;
    private final List<Keeper> keepers = new ArrayList<>();
    private volatile boolean stopping;

    private Supervisor(StackFolder folder, int taskManagers) {
        this.folder = folder;
        this.taskManagers = taskManagers;
        this.state = new StackState(folder);
    }

    /** Arguments: folder, number of TaskManagers, {@code attached} (ends with its starter) or {@code detached}, and NAME=PORT for fixed ports. */
    public static void main(String[] args) throws Exception {
        StackFolder folder = new StackFolder(Path.of(args[0]));
        folder.create();
        FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            say("another stack runs in " + folder.path());
            System.exit(3);
        }
        Supervisor supervisor = new Supervisor(folder, Integer.parseInt(args[1]));
        if (args[2].equals("attached")) {
            Tethered.toStandardInput();
        }
        var fixed = Ports.fromEnvironment(System.getenv());
        for (int index = 3; index < args.length; index++) {
            String[] nameAndPort = args[index].split("=", 2);
            fixed.put(nameAndPort[0], Ports.parse(nameAndPort[0], nameAndPort[1]));
        }
        try {
            supervisor.run(fixed);
        } catch (IOException | RuntimeException failed) {
            say("failed: " + failed.getMessage());
            supervisor.enter(Phase.FAILED);
            System.exit(1);
        }
    }

    private void run(Map<String, Integer> fixedPorts) throws IOException, InterruptedException {
        Properties lastRun = StackState.read(folder);
        Leftovers.end(folder, lastRun);
        Ports ports = Ports.choose(fixedPorts, lastRun);
        ports.byName().forEach((name, port) -> state.put("port." + name, Integer.toString(port)));
        state.put("taskmanagers", Integer.toString(taskManagers));
        state.put("process.supervisor", OwnProcess.of(ProcessHandle.current().pid()).written());
        enter(Phase.STARTING);
        FlinkSettings.write(folder, ports);
        Connections.write(folder, ports);

        List<Server> servers = servers(ports);
        CountDownLatch ready = new CountDownLatch(servers.size());
        servers.forEach(server -> keepers.add(new Keeper(server, folder, state, ready)));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "stop"));
        say("starting " + String.join(", ", servers.stream().map(Server::name).toList()));
        long start = System.nanoTime();
        keepers.forEach(Keeper::start);
        while (!ready.await(200, TimeUnit.MILLISECONDS)) {
            for (Keeper keeper : keepers) {
                if (keeper.hasGivenUp()) {
                    throw new IOException(keeper.name() + " does not start; its log: " + folder.log(keeper.name()));
                }
            }
        }
        enter(Phase.UP);
        say("all up after %.1f s".formatted((System.nanoTime() - start) / 1e9));
        new CountDownLatch(1).await();
    }

    private List<Server> servers(Ports ports) {
        List<Server> servers = new ArrayList<>(List.of(new KafkaServer(folder, ports), new PostgresServer(folder, ports),
                new ClickHouseServer(folder, ports)));
        if (taskManagers > 0) {
            servers.add(new ZooKeeperServer(folder, ports));
            servers.add(new JobManagerServer(folder, ports));
        }
        for (int number = 1; number <= taskManagers; number++) {
            servers.add(new TaskManagerServer(folder, ports, number));
        }
        return servers;
    }

    private void enter(Phase phase) {
        if (!stopping || phase == Phase.DOWN) {
            state.put("phase", phase.name());
            state.write();
        }
    }

    /** Flink first: its tasks should not meet stores that are already gone. ZooKeeper outlives the JobManager that writes to it. */
    private void stopAll() {
        boolean failed = "FAILED".equals(StackState.read(folder).getProperty("phase"));
        stopping = true;
        keepers.forEach(Keeper::stopRestarting);
        say("stopping");
        stop(keepers.stream().filter(keeper -> keeper.name().contains("manager")).toList());
        stop(keepers.stream().filter(keeper -> !keeper.name().contains("manager")).toList());
        if (!failed) {
            enter(Phase.DOWN);
        }
        say("stopped");
    }

    private static void stop(List<Keeper> some) {
        some.forEach(Keeper::terminate);
        some.forEach(Keeper::awaitEnd);
    }

    static void say(String words) {
        System.out.println(LocalTime.now().format(CLOCK) + " " + words);
    }
}
