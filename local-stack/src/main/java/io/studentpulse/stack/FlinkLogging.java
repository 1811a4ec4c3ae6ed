package io.studentpulse.stack;

import java.util.List;

/** Where a Flink process logs: a file that its web UI shows. What it prints beside that goes to NAME.log like any server's. */
final class FlinkLogging {
    private FlinkLogging() {
    }

    static List<String> of(StackFolder folder, String name) {
        return List.of("-Dlog.file=" + folder.logs().resolve("flink-" + name + ".log"),
                "-Dlog4j.configurationFile=" + Checkout.root().resolve("flink-conf/log4j.properties"));
    }
}
