package io.studentpulse.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of the cluster when a job is submitted.
 *
 * @param settings of Flink, for this job only, as KEY=VALUE
 * @param mainClass null for the jar's own
 * @param savepoint where to go on from, or null for a fresh start
 * @param parallelism 0 for the cluster's default
 */
public record Submission(Path jar, String mainClass, String savepoint, int parallelism, List<String> settings,
        List<String> jobArguments) {
    public Submission {
        settings = List.copyOf(settings);
        jobArguments = List.copyOf(jobArguments);
    }

    /** The same with other arguments before the job's own, unless those name a file of options. */
    Submission after(List<String> first) {
        if (jobArguments.stream().anyMatch(argument -> argument.equals("--config") || argument.startsWith("--config="))) {
            return this;
        }
        List<String> all = new ArrayList<>(first);
        all.addAll(jobArguments);
        return new Submission(jar, mainClass, savepoint, parallelism, settings, all);
    }
}
