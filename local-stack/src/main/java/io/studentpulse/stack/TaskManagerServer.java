package io.studentpulse.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One of Flink's TaskManagers. */
final class TaskManagerServer implements Server {
    private final StackFolder folder;
    private final Ports ports;
    private final int number;
    private FlinkJvm.Memory memory;

    TaskManagerServer(StackFolder folder, Ports ports, int number) {
        this.folder = folder;
        this.ports = ports;
        this.number = number;
    }

    @Override
    public String name() {
        return "taskmanager-" + number;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        if (memory == null) {
            memory = FlinkJvm.memory(folder, "GET_TM_RESOURCE_PARAMS");
        }
    }

    @Override
    public List<String> command() {
        List<String> options = new ArrayList<>(memory.flags());
        options.addAll(FlinkJvm.openings());
        options.addAll(FlinkLogging.of(folder, name()));
        List<String> arguments = new ArrayList<>(List.of("--configDir", folder.flinkConf().toString()));
        arguments.addAll(memory.arguments());
        // The same id after a restart: the JobManager then knows at once that the old one is gone, without waiting for heartbeats.
        arguments.addAll(List.of("-D", "taskmanager.resource-id=" + name()));
        return Jvm.tethered(folder, "flink", options, "org.apache.flink.runtime.taskexecutor.TaskManagerRunner", arguments);
    }

    @Override
    public boolean isReady() {
        return Probe.get("http://127.0.0.1:" + ports.of("flink") + "/taskmanagers").filter(all -> all.contains("\"" + name() + "\"")).isPresent();
    }
}
