package io.studentpulse.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;

/** Says which servers run, where they answer, what memory they take and where their logs are. */
final class StatusReport {
    private StatusReport() {
    }

    /** Those of several that have ever been up, and the first of them where none has. 0 when everything of these is up, 1 otherwise. */
    static int print(List<StackFolder> folders) {
        List<StackFolder> known = folders.stream().filter(folder -> StackState.read(folder).getProperty("port.kafka") != null).toList();
        List<StackFolder> running = known.stream().filter(LocalStack::isRunning).toList();
        List<StackFolder> shown = !running.isEmpty() ? running : !known.isEmpty() ? known : folders.subList(0, 1);
        int worst = 0;
        for (StackFolder folder : shown) {
            worst = Math.max(worst, print(folder));
        }
        return worst;
    }

    private static int print(StackFolder folder) {
        Properties state = StackState.read(folder);
        boolean running = LocalStack.isRunning(folder);
        System.out.println("Stack in " + folder.path() + ": " + (running ? StackState.phase(state) : StackState.Phase.DOWN));
        if (state.getProperty("port.kafka") == null) {
            System.out.println("It has never been up: scripts/up");
            return 1;
        }
        Ports ports = StackState.ports(state);
        int taskManagers = Integer.parseInt(state.getProperty("taskmanagers", "1"));
        boolean allUp = running;
        long megabytes = 0;
        System.out.printf("%n  %-15s %-5s %8s %7s %8s  %s%n", "server", "", "pid", "port", "RSS MB", "log");
        for (String name : names(taskManagers)) {
            Optional<OwnProcess> process = StackState.process(state, name).filter(OwnProcess::isAlive);
            long resident = process.map(OwnProcess::residentMegabytes).orElse(0L);
            if (name.equals("postgres")) {
                resident += PostgresServer.postmaster(folder).map(OwnProcess::residentMegabytes).orElse(0L);
            }
            megabytes += resident;
            allUp &= process.isPresent();
            System.out.printf("  %-15s %-5s %8s %7s %8d  %s%n", name, process.isPresent() ? "up" : "down",
                    process.map(one -> Long.toString(one.pid())).orElse("-"), port(name, ports), resident, log(folder, name));
        }
        System.out.printf("  %-15s %-5s %8s %7s %8d%n", "in all", "", "", "", megabytes);
        if (running) {
            links(folder, ports, taskManagers > 0);
        }
        return allUp ? 0 : 1;
    }

    private static void links(StackFolder folder, Ports ports, boolean withFlink) {
        System.out.println();
        if (withFlink) {
            System.out.println("  Flink          http://127.0.0.1:" + ports.of("flink"));
            System.out.println("  Flink metrics  http://127.0.0.1:" + ports.of("metrics") + "/metrics and the next ports, one per Flink process");
        }
        System.out.println("  Kafka          127.0.0.1:" + ports.of("kafka"));
        System.out.println("  PostgreSQL     PGPASSWORD=" + PostgresServer.PASSWORD + " psql -h 127.0.0.1 -p " + ports.of("postgres") + " -U "
                + PostgresServer.USER + " " + PostgresServer.DATABASE);
        System.out.println("  ClickHouse     http://127.0.0.1:" + ports.of("clickhouse") + "/play (user " + ClickHouseServer.USER + ", no password)");
        System.out.println("  End it         scripts/down --dir " + folder.path());
    }

    private static List<String> names(int taskManagers) {
        List<String> names = new ArrayList<>(List.of("supervisor", "kafka", "postgres", "clickhouse"));
        if (taskManagers > 0) {
            names.addAll(List.of("zookeeper", "jobmanager"));
        }
        IntStream.rangeClosed(1, taskManagers).forEach(number -> names.add("taskmanager-" + number));
        return names;
    }

    private static String port(String server, Ports ports) {
        return switch (server) {
            case "jobmanager" -> Integer.toString(ports.of("flink"));
            case "kafka", "postgres", "clickhouse", "zookeeper" -> Integer.toString(ports.of(server));
            default -> "-";
        };
    }

    private static String log(StackFolder folder, String server) {
        return switch (server) {
            case "supervisor" -> folder.log("stack").toString();
            case "jobmanager" -> folder.logs().resolve("flink-jobmanager.log").toString();
            default -> server.startsWith("taskmanager") ? folder.logs().resolve("flink-" + server + ".log").toString() : folder.log(server).toString();
        };
    }
}
