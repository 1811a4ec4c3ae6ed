package io.studentpulse.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flink's own command line client, as {@code bin/flink} runs it. */
final class FlinkClient {
    private static final Pattern JOB_ID = Pattern.compile("JobID ([0-9a-f]{32})");

    private final URI rest;
    private final Path confFolder;

    FlinkClient(String restUrl, Path confFolder) {
        this.rest = URI.create(restUrl);
        this.confFolder = confFolder;
    }

    /** {@code flink run --detached}: the job's id. */
    String run(Submission submission) {
        List<String> command = new ArrayList<>(List.of(Jvm.java(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Dlog4j.configurationFile=" + Checkout.root().resolve("flink-conf/log4j-cli.properties")));
        command.addAll(FlinkJvm.openings());
        command.addAll(List.of("-cp", Checkout.classPathOf("flink"), "org.apache.flink.client.cli.CliFrontend", "run", "--detached",
                "-D", "high-availability.type=NONE", "-D", "rest.address=" + rest.getHost(), "-D", "rest.port=" + rest.getPort()));
        submission.settings().forEach(setting -> command.addAll(List.of("-D", setting)));
        if (submission.parallelism() > 0) {
            command.addAll(List.of("-p", Integer.toString(submission.parallelism())));
        }
        if (submission.savepoint() != null) {
            command.addAll(List.of("-s", submission.savepoint()));
        }
        if (submission.mainClass() != null) {
            command.addAll(List.of("-c", submission.mainClass()));
        }
        command.add(submission.jar().toString());
        command.addAll(submission.jobArguments());
        String output = output(command);
        Matcher found = JOB_ID.matcher(output);
        if (!found.find()) {
            throw new IllegalStateException("flink run of " + submission.jar() + " at " + rest + " did not start a job: " + rootCause(output)
                    + "\nEverything it said: " + kept(output));
        }
        return found.group(1);
    }

    /** The innermost cause of the stack traces that the client prints, or all it said where there is none. */
    private static String rootCause(String output) {
        return output.lines().filter(line -> line.startsWith("Caused by: ")).reduce((outer, inner) -> inner).orElse(output);
    }

    private static Path kept(String output) {
        try {
            return Files.writeString(Files.createTempFile("flink-run-", ".log"), output);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot keep the client's output: " + output, failed);
        }
    }

    private String output(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("FLINK_CONF_DIR", confFolder.toString());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes());
            process.waitFor();
            return output;
        } catch (IOException failed) {
            throw new IllegalStateException("Cannot run Flink's client: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while submitting", interrupted);
        }
    }
}
