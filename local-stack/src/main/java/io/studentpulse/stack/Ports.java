package io.studentpulse.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Which port each server of a stack listens on.
 *
 * <p>A port asked for is taken as asked. Otherwise the ports of the last run are used again where they are free, because jobs and
 * bookmarks know them; otherwise a free block below the range from which the system gives ports to clients.
 */
record Ports(Map<String, Integer> byName) {
    static final List<String> NAMES = List.of("kafka", "kafka-controller", "postgres", "clickhouse", "clickhouse-native", "zookeeper",
            "flink", "flink-rpc", "flink-blob", "metrics");
    /** The last name is a range: one port for the JobManager and one for each TaskManager. */
    private static final int METRICS_PORTS = 10;
    private static final int BLOCK = NAMES.size() - 1 + METRICS_PORTS;
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    int of(String name) {
        return byName.get(name);
    }

    List<Integer> metrics() {
        return IntStream.range(of("metrics"), of("metrics") + METRICS_PORTS).boxed().toList();
    }

    String metricsRange() {
        return of("metrics") + "-" + (of("metrics") + METRICS_PORTS - 1);
    }

    /** The ports named by {@code STUDENT_PULSE_KAFKA_PORT} and the like. */
    static Map<String, Integer> fromEnvironment(Map<String, String> environment) {
        Map<String, Integer> asked = new LinkedHashMap<>();
        for (String name : NAMES) {
            String variable = "STUDENT_PULSE_" + name.replace('-', '_').toUpperCase(Locale.ROOT) + "_PORT";
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                asked.put(name, parse(variable, value));
            }
        }
        return asked;
    }

    static int parse(String option, String value) {
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Named below.
        }
        throw new IllegalArgumentException(option + "=" + value + " is not a port: give a number from 1 to 65535.");
    }

    static Ports choose(Map<String, Integer> asked, Properties lastRun) {
        asked.forEach((name, port) -> {
            if (!isFree(port)) {
                throw new IllegalArgumentException("Port " + port + " for " + name + " is taken: end what listens there or ask for another.");
            }
        });
        Map<String, Integer> last = new LinkedHashMap<>();
        for (String name : NAMES) {
            String port = lastRun.getProperty("port." + name);
            if (port != null) {
                last.put(name, Integer.parseInt(port));
            }
        }
        last.putAll(asked);
        if (last.size() == NAMES.size() && last.values().stream().allMatch(Ports::isFree)) {
            return new Ports(last);
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST - BLOCK);
            if (isBlockFree(first)) {
                Map<String, Integer> chosen = new LinkedHashMap<>();
                for (int index = 0; index < NAMES.size(); index++) {
                    chosen.put(NAMES.get(index), first + index);
                }
                chosen.putAll(asked);
                return new Ports(chosen);
            }
        }
        throw new IllegalStateException("No " + BLOCK + " free ports in a row between " + LOWEST + " and " + HIGHEST + ".");
    }

    private static boolean isBlockFree(int first) {
        for (int port = first; port < first + BLOCK; port++) {
            if (!isFree(port)) {
                return false;
            }
        }
        return true;
    }

    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
