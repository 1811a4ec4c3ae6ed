package io.studentpulse.stack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Kafka broker that is its own KRaft controller. */
final class KafkaServer implements Server {
    private static final String CLUSTER_ID = "MkU3OEVBNTcwNTJENDM2Qg";
    private static final String READY = "Kafka Server started";

    private final StackFolder folder;
    private final Ports ports;
    private long logStart;

    KafkaServer(StackFolder folder, Ports ports) {
        this.folder = folder;
        this.ports = ports;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Files.writeString(settings(), """
                # Written by the stack at every start.
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                message.max.bytes=4194304
                replica.fetch.max.bytes=4194304
                num.partitions=4
                group.initial.rebalance.delay.ms=0
                offsets.topic.num.partitions=8
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                """.formatted(ports.of("kafka"), ports.of("kafka-controller"), data()));
        if (!Files.exists(data().resolve("meta.properties"))) {
            Process format = new ProcessBuilder(Jvm.java(), folder.mark(), Jvm.serverLogging(), "-Xmx128m", "-cp", Checkout.classPathOf(name()),
                    "kafka.tools.StorageTool", "format", "--cluster-id", CLUSTER_ID, "--config", settings().toString())
                    .redirectErrorStream(true).redirectOutput(Redirect.appendTo(folder.log(name()).toFile())).start();
            if (format.waitFor() != 0) {
                throw new IOException("Kafka could not format " + data() + "; its log says why: " + folder.log(name()));
            }
        }
        logStart = Files.exists(folder.log(name())) ? Files.size(folder.log(name())) : 0;
    }

    @Override
    public List<String> command() {
        return Jvm.tethered(folder, name(), List.of("-Xms256m", "-Xmx512m", "-XX:+UseG1GC", Jvm.serverLogging()),
                "kafka.Kafka", List.of(settings().toString()));
    }

    @Override
    public boolean isReady() {
        return Probe.listens(ports.of("kafka")) && Probe.hasSaid(folder.log(name()), logStart, READY);
    }

    private Path settings() {
        return folder.of(name()).resolve("server.properties");
    }

    private Path data() {
        return folder.of(name()).resolve("data");
    }
}
