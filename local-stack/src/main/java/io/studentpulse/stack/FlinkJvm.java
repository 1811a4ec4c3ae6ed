package io.studentpulse.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JVM flags that Flink's own shell scripts would give: memory computed by Flink from its settings, and Java 17's openings. */
final class FlinkJvm {
    private static final String RESULT = "BASH_JAVA_UTILS_EXEC_RESULT:";
    private static final List<String> EXPORTS = List.of("java.base/sun.net.util", "java.rmi/sun.rmi.registry",
            "java.security.jgss/sun.security.krb5");
    private static final List<String> OPENS = List.of("java.lang", "java.net", "java.io", "java.nio", "sun.nio.ch", "java.lang.reflect",
            "java.text", "java.time", "java.util", "java.util.concurrent", "java.util.concurrent.atomic", "java.util.concurrent.locks");

    private FlinkJvm() {
    }

    static List<String> openings() {
        List<String> flags = new ArrayList<>();
        EXPORTS.forEach(name -> flags.add("--add-exports=" + name + "=ALL-UNNAMED"));
        OPENS.forEach(name -> flags.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        return flags;
    }

    /** Flags for the JVM, and arguments for the main class. */
    record Memory(List<String> flags, List<String> arguments) {
    }

    /** {@code question} is {@code GET_JM_RESOURCE_PARAMS} or {@code GET_TM_RESOURCE_PARAMS}. */
    static Memory memory(StackFolder folder, String question) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Jvm.java(), folder.mark(), "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Dlog4j.configurationFile=" + Checkout.root().resolve("flink-conf/log4j-cli.properties")));
        command.addAll(openings());
        command.addAll(List.of("-cp", Checkout.classPathOf("flink"), "org.apache.flink.runtime.util.bash.BashJavaUtils", question,
                "--configDir", folder.flinkConf().toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("Flink cannot compute its memory from " + folder.flinkConf() + "/config.yaml:\n" + output);
        }
        List<String> results = output.lines().filter(line -> line.startsWith(RESULT)).map(line -> line.substring(RESULT.length()).strip()).toList();
        List<String> arguments = results.size() > 1 ? words(results.get(1)) : List.of();
        return new Memory(words(results.get(0)), arguments);
    }

    private static List<String> words(String line) {
        return line.isBlank() ? List.of() : List.of(line.split("\\s+"));
    }
}
