package io.studentpulse.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The ZooKeeper inside Flink's own jars: it remembers which jobs run and their newest checkpoint, so that a JobManager that was killed
 * comes back with them. Nothing else in a standalone cluster does.
 */
final class ZooKeeperServer implements Server {
    private final StackFolder folder;
    private final Ports ports;

    ZooKeeperServer(StackFolder folder, Ports ports) {
        this.folder = folder;
        this.ports = ports;
    }

    @Override
    public String name() {
        return "zookeeper";
    }

    @Override
    public void prepare() throws IOException {
        Files.writeString(settings(), """
                # Written by the stack at every start.
                tickTime=1000
                dataDir=%s
                clientPort=%d
                clientPortAddress=127.0.0.1
                admin.enableServer=false
                maxClientCnxns=100
                autopurge.snapRetainCount=3
                autopurge.purgeInterval=1
                """.formatted(folder.of(name()).resolve("data"), ports.of("zookeeper")));
    }

    @Override
    public List<String> command() {
        return Jvm.tethered(folder, "flink", List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", Jvm.serverLogging()),
                "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer", List.of("--zkConfigFile", settings().toString(), "--peerId", "1"));
    }

    @Override
    public boolean isReady() {
        return Probe.listens(ports.of("zookeeper"));
    }

    private Path settings() {
        return folder.of(name()).resolve("zoo.cfg");
    }
}
