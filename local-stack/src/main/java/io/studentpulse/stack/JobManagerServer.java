package io.studentpulse.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Flink's JobManager with the web UI, as a session cluster. */
final class JobManagerServer implements Server {
    private final StackFolder folder;
    private final Ports ports;
    private FlinkJvm.Memory memory;

    JobManagerServer(StackFolder folder, Ports ports) {
        this.folder = folder;
        this.ports = ports;
    }

    @Override
    public String name() {
        return "jobmanager";
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        if (memory == null) {
            memory = FlinkJvm.memory(folder, "GET_JM_RESOURCE_PARAMS");
        }
    }

    @Override
    public List<String> command() {
        List<String> options = new ArrayList<>(memory.flags());
        options.addAll(FlinkJvm.openings());
        options.addAll(FlinkLogging.of(folder, name()));
        List<String> arguments = new ArrayList<>(List.of("--configDir", folder.flinkConf().toString(), "--executionMode", "cluster"));
        arguments.addAll(memory.arguments());
        return Jvm.tethered(folder, "flink", options, "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint", arguments);
    }

    @Override
    public boolean isReady() {
        return Probe.get("http://127.0.0.1:" + ports.of("flink") + "/overview").isPresent();
    }
}
