package io.studentpulse.faults;

import io.studentpulse.pipeline.StudentPulse;
import io.studentpulse.stack.LocalStack;
import io.studentpulse.stack.QuarantineCommand;
import io.studentpulse.stack.StackCommand;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The verbs of {@code scripts/} on one stack, each as a process of its own, as an operator would call it. */
final class Verbs {
    private final LocalStack stack;

    Verbs(LocalStack stack) {
        this.stack = stack;
    }

    /** Runs a verb to its end and returns what it printed. */
    String run(String verb, List<String> words) {
        List<String> all = new ArrayList<>(List.of(verb, "--dir", stack.folder().toString()));
        all.addAll(words);
        Ran ran = process(StackCommand.class, all);
        if (ran.exitCode() != 0) {
            throw new IllegalStateException("scripts/" + verb + " " + String.join(" ", words) + " failed: " + ran.printed());
        }
        return ran.printed();
    }

    /** How a command ended, and what it printed. */
    record Ran(int exitCode, String printed) {}

    /** Runs {@code scripts/quarantine} to its end, however that is. */
    Ran quarantine(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--dir", stack.folder().toString()));
        return process(QuarantineCommand.class, all);
    }

    private static Ran process(Class<?> main, List<String> words) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx96m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(words);
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes());
            return new Ran(process.waitFor(), printed.strip());
        } catch (IOException failed) {
            throw new IllegalStateException("Cannot run " + main.getSimpleName() + ": " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in " + main.getSimpleName() + " " + String.join(" ", words), interrupted);
        }
    }

    /** The job's fat jar, beside the classes of the job that this program was built with. */
    static Path jobJar() {
        try {
            Path target = Path.of(StudentPulse.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent();
            try (var files = Files.list(target)) {
                return files.filter(file -> file.getFileName().toString().endsWith("-job.jar"))
                        .max(Comparator.comparingLong(file -> file.toFile().lastModified())).orElseThrow(() -> new IllegalStateException(
                                "The job's jar is not in " + target + "; run: mvn -pl pipeline-job -am -DskipTests package"));
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("Cannot look for the job's jar: " + unreadable.getMessage(), unreadable);
        }
    }
}
