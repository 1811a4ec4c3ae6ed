package io.studentpulse.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The local cluster's {@code config.yaml}: the project's own, with addresses, ports and folders of this stack in place of production's. */
final class FlinkSettings {
    private FlinkSettings() {
    }

    static void write(StackFolder folder, Ports ports) throws IOException {
        Path source = Checkout.root().resolve("flink-conf/config.yaml");
        Map<String, String> local = local(folder, ports);
        StringBuilder merged = new StringBuilder("# Written by the stack at every start from " + source + "\n");
        for (String line : Files.readAllLines(source)) {
            int colon = line.indexOf(": ");
            if (colon < 0 || line.startsWith("#") || !local.containsKey(line.substring(0, colon))) {
                merged.append(line).append('\n');
            }
        }
        merged.append("\n# This stack\n");
        local.forEach((key, value) -> merged.append(key).append(": ").append(value).append('\n'));
        Path next = folder.flinkConf().resolve("config.yaml.next");
        Files.writeString(next, merged);
        Files.move(next, folder.flinkConf().resolve("config.yaml"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** What a client sends along with a job to a cluster elsewhere: the job's settings, without the lines that are each site's own. */
    static Path writeForAnotherCluster(StackFolder folder) {
        Path target = folder.path().resolve("flink/client-conf");
        try {
            Files.createDirectories(target);
            Files.write(target.resolve("config.yaml"), Files.readAllLines(Checkout.root().resolve("flink-conf/config.yaml")).stream()
                    .filter(line -> !line.endsWith("# SITE")).toList());
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write the client's settings to " + target, failed);
        }
        return target;
    }

    private static Map<String, String> local(StackFolder folder, Ports ports) {
        Map<String, String> local = new LinkedHashMap<>();
        local.put("jobmanager.rpc.address", "127.0.0.1");
        local.put("jobmanager.rpc.port", Integer.toString(ports.of("flink-rpc")));
        local.put("jobmanager.bind-host", "127.0.0.1");
        local.put("taskmanager.host", "127.0.0.1");
        local.put("taskmanager.bind-host", "127.0.0.1");
        local.put("blob.server.port", Integer.toString(ports.of("flink-blob")));
        local.put("rest.address", "127.0.0.1");
        local.put("rest.port", Integer.toString(ports.of("flink")));
        local.put("rest.bind-address", "127.0.0.1");
        local.put("high-availability.zookeeper.quorum", "127.0.0.1:" + ports.of("zookeeper"));
        local.put("high-availability.jobmanager.port", Integer.toString(ports.of("flink-rpc")));
        local.put("high-availability.storageDir", folder.path().resolve("flink/high-availability").toUri().toString());
        local.put("execution.checkpointing.dir", folder.path().resolve("flink/checkpoints").toUri().toString());
        local.put("execution.checkpointing.savepoint-dir", folder.savepoints().toUri().toString());
        local.put("io.tmp.dirs", folder.path().resolve("flink/tmp").toString());
        local.put("metrics.reporter.prom.factory.class", "org.apache.flink.metrics.prometheus.LoopbackPrometheusReporterFactory");
        local.put("metrics.reporter.prom.port", ports.metricsRange());
        return local;
    }
}
