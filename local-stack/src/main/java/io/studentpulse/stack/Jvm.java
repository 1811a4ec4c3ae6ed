package io.studentpulse.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a server's JVM: ends with its starter, marked as this stack's, in UTC. */
final class Jvm {
    private Jvm() {
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static List<String> tethered(StackFolder folder, String server, List<String> options, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java(), folder.mark(), "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8"));
        command.addAll(options);
        command.addAll(List.of("-cp", Checkout.classPathOf(server), "io.studentpulse.stack.tether.Tethered", mainClass));
        command.addAll(arguments);
        return command;
    }

    static String serverLogging() {
        return "-Dlog4j2.configurationFile=" + Checkout.ownClasses().resolve("log4j2-server.properties");
    }
}
