package io.studentpulse.stack;

import io.studentpulse.stack.FlinkCluster.Job;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.TypeConversionException;

/**
 * The verbs that operate the job: submit, savepoint, stop, resume, rescale, replay. Each works on the local cluster, or on the one named by
 * {@code FLINK_REST}, and remembers in its journal what the next one needs: the newest savepoint, and how the job was submitted.
 */
public final class JobCommand {
    private static final String START_FROM = "--source.start-from";
    private static final String GENERATION = "--sink.generation";

    private final FlinkCluster cluster;
    /** Where the local stack's servers are; another cluster's job is told by its own options. */
    private final List<String> connections;
    private final JobJournal journal;
    private final Arguments arguments;

    private JobCommand(FlinkCluster cluster, List<String> connections, JobJournal journal, Arguments arguments) {
        this.cluster = cluster;
        this.connections = connections;
        this.journal = journal;
        this.arguments = arguments;
    }

    /** Does what the script of that name does, and says so on standard output. */
    public static int run(String verb, List<String> args) {
        Arguments arguments = Arguments.parse(verb, args);
        StackFolder folder = StackFolder.named(arguments.dir);
        String remote = System.getenv().getOrDefault("FLINK_REST", "");
        FlinkCluster cluster = remote.isBlank() ? LocalStack.attach(folder.path()).flink() : remoteCluster(remote, folder);
        JobCommand command = new JobCommand(cluster, remote.isBlank() ? Connections.asArguments(folder) : List.of(),
                new JobJournal(folder, remote.isBlank() ? "local" : remote), arguments);
        switch (verb) {
            case "submit" -> command.submit();
            case "savepoint" -> command.savepoint();
            case "stop" -> command.stop();
            case "resume" -> command.resume();
            case "rescale" -> command.rescale();
            case "replay" -> command.replay();
            default -> throw new IllegalArgumentException("Unknown verb " + verb);
        }
        return 0;
    }

    private static FlinkCluster remoteCluster(String restUrl, StackFolder folder) {
        String settings = System.getenv("FLINK_CONF_DIR");
        return new FlinkCluster(restUrl, settings != null ? Path.of(settings) : FlinkSettings.writeForAnotherCluster(folder));
    }

    private void submit() {
        refuseASecondJob();
        start(new Submission(jar(), arguments.mainClass, arguments.fromSavepoint, parallelism(0),
                arguments.settings, arguments.rest));
    }

    private void savepoint() {
        Job job = theJob();
        String path = cluster.savepoint(job.id());
        journal.savepoint(path);
        System.out.println("Savepoint of " + job.name() + ": " + path);
    }

    private void stop() {
        if (arguments.job == null && cluster.activeJobs().isEmpty()) {
            System.out.println("No job runs at " + cluster.restUrl() + journal.newestSavepoint().map(path -> "; its newest savepoint: " + path).orElse(""));
            return;
        }
        stopTheJob();
    }

    private void resume() {
        refuseASecondJob();
        String savepoint = arguments.first().or(journal::newestSavepoint).orElseThrow(() -> new IllegalStateException(
                "No savepoint is known for " + cluster.restUrl() + ": name one, scripts/resume SAVEPOINT"));
        start(again(savepoint, lastArguments()));
    }

    private void rescale() {
        int wanted = positive(arguments.first().orElseThrow(() -> new IllegalArgumentException("How many? scripts/rescale N")));
        if (!cluster.activeJobs().isEmpty() && cluster.parallelism(theJob().id()) == wanted) {
            System.out.println("The job runs with parallelism " + wanted + " already.");
            return;
        }
        Submission last = again(null, lastArguments());
        // Stopped by an earlier try that went no further: its savepoint is where to go on.
        String savepoint = cluster.activeJobs().isEmpty() ? journal.newestSavepoint().orElseThrow(this::nothingToGoOnFrom) : stopTheJob();
        start(new Submission(last.jar(), last.mainClass(), savepoint, wanted, last.settings(), last.jobArguments()));
    }

    /** Deliberate: the rows it writes carry a higher generation, so that they win over what is stored already. */
    private void replay() {
        String from = arguments.from;
        if (from == null) {
            throw new IllegalArgumentException("From where? scripts/replay --from TIME (2026-03-01T00:00:00Z) or --from SAVEPOINT");
        }
        boolean isTime = isTime(from);
        List<String> replayed = new ArrayList<>(lastArguments());
        int generation = 1 + Integer.parseInt(Arguments.valueIn(replayed, GENERATION).orElse("0"));
        Arguments.set(replayed, GENERATION, Integer.toString(generation));
        if (isTime) {
            Arguments.set(replayed, START_FROM, instant(from).toString());
        }
        if (!isTime) {
            requireSavepoint(from);
        }
        Submission next = again(isTime ? null : from, replayed);
        if (!cluster.activeJobs().isEmpty()) {
            stopTheJob();
        }
        start(next);
        System.out.println("Replaying from " + from + " as generation " + generation);
    }

    private Submission again(String savepoint, List<String> jobArguments) {
        return new Submission(jar(), arguments.mainClass != null ? arguments.mainClass : journal.lastMainClass().orElse(null), savepoint,
                parallelism(journal.lastParallelism()),
                arguments.settings.isEmpty() ? journal.lastSettings() : arguments.settings, jobArguments);
    }

    private void start(Submission submission) {
        String id;
        try {
            id = cluster.submit(submission.after(connections));
        } catch (IllegalStateException failed) {
            throw new IllegalStateException(failed.getMessage() + journal.newestSavepoint()
                    .map(path -> "\nNo job was started. To go on from the newest savepoint: scripts/resume " + path).orElse(""), failed);
        }
        journal.submitted(submission);
        System.out.println("Job " + id + (submission.savepoint() == null ? " started afresh" : " goes on from " + submission.savepoint())
                + ": " + cluster.restUrl() + "/#/job/running/" + id + "/overview");
    }

    private String stopTheJob() {
        Job job = theJob();
        String path = cluster.stop(job.id());
        journal.savepoint(path);
        System.out.println("Stopped " + job.name() + "; savepoint: " + path);
        return path;
    }

    private Job theJob() {
        String asked = arguments.job;
        List<Job> active = cluster.activeJobs().stream().filter(job -> asked == null || job.id().equals(asked)).toList();
        if (active.size() != 1) {
            throw new IllegalStateException((active.isEmpty() ? "No job runs" : "Several jobs run") + " at " + cluster.restUrl()
                    + (active.isEmpty() ? "" : "; name one with --job: " + active));
        }
        return active.get(0);
    }

    private void refuseASecondJob() {
        List<Job> active = cluster.activeJobs();
        if (!active.isEmpty() && !arguments.another) {
            throw new IllegalStateException(active.get(0).name() + " is already there (" + active.get(0).state() + ", job " + active.get(0).id()
                    + "): scripts/stop first, or add --another to run a second job beside it.");
        }
    }

    private Path jar() {
        String asked = arguments.jar;
        return asked != null ? Path.of(asked) : journal.lastJar().filter(jar -> arguments.reusesJar()).orElseGet(JobJar::newest);
    }

    private int parallelism(int otherwise) {
        return arguments.parallelism == null ? otherwise : arguments.parallelism;
    }

    private List<String> lastArguments() {
        return arguments.rest.isEmpty() ? journal.lastArguments() : arguments.rest;
    }

    private IllegalStateException nothingToGoOnFrom() {
        return new IllegalStateException("No job runs at " + cluster.restUrl() + " and no savepoint of it is known: scripts/submit first");
    }

    /** Before the running job is stopped for it. Savepoints on other file systems are the cluster's to find. */
    private static void requireSavepoint(String savepoint) {
        if (!savepoint.contains(":") || savepoint.startsWith("file:")) {
            Path folder = savepoint.startsWith("file:") ? Path.of(java.net.URI.create(savepoint).getPath()) : Path.of(savepoint);
            if (!Files.exists(folder.resolve("_metadata"))) {
                throw new IllegalArgumentException("--from " + savepoint + " is neither a time (2026-03-01T00:00:00Z) nor a savepoint:"
                        + " no " + folder.resolve("_metadata"));
            }
        }
    }

    private static int positive(String text) {
        try {
            return new Positive().convert(text);
        } catch (TypeConversionException wrong) {
            throw new IllegalArgumentException("N " + wrong.getMessage(), wrong);
        }
    }

    private static boolean isTime(String from) {
        return from.matches("\\d{4}-\\d{2}-\\d{2}T.*");
    }

    private static Instant instant(String time) {
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeParseException invalid) {
            throw new IllegalArgumentException("--from " + time + " is no time: give date, time and offset, 2026-03-01T00:00:00Z", invalid);
        }
    }
}
