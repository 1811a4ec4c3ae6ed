package io.studentpulse.stack;

import java.util.Properties;

/** Ends what a stack left behind when its supervisor was killed: only processes it recorded itself, and only while they are still those. */
final class Leftovers {
    private static final long SECONDS = 20;

    private Leftovers() {
    }

    static void end(StackFolder folder, Properties state) {
        var processes = state.stringPropertyNames().stream()
                .filter(key -> key.startsWith("process.") && !key.equals("process.supervisor"))
                .flatMap(key -> OwnProcess.parse(state.getProperty(key)).stream())
                .toList();
        processes.forEach(process -> process.signal("TERM"));
        processes.forEach(process -> process.end("TERM", SECONDS));
        PostgresServer.postmaster(folder).ifPresent(left -> left.end("INT", SECONDS));
    }
}
