package io.studentpulse.faults;

import io.studentpulse.pipeline.StudentPulse;
import io.studentpulse.simulator.Sender;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.stack.FlinkCluster.Job;
import io.studentpulse.stack.LocalStack;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One run of the job over a workload on an empty stack: sends, lets somebody disturb it, waits until all is said and done, and dumps the tables. */
public final class Experiment {
    private static final Duration A_WHILE = Duration.ofMinutes(10);
    /** Longer than empty partitions take to be known as empty: the bell is something that comes. */
    private static final Duration BEFORE_RINGING_AGAIN = Duration.ofSeconds(100);
    private static final String OPEN_SESSIONS = "SELECT count(*) FROM analytics.study_sessions WHERE is_open";

    private final LocalStack stack;
    private final Stores stores;
    private final Broker broker;
    private final Verbs verbs;
    private final Consumer<String> progress;
    private String group;

    public Experiment(LocalStack stack, Consumer<String> progress) {
        this.stack = stack;
        this.stores = new Stores(stack);
        this.broker = new Broker(stack);
        this.verbs = new Verbs(stack);
        this.progress = progress;
    }

    LocalStack stack() {
        return stack;
    }

    Stores stores() {
        return stores;
    }

    Broker broker() {
        return broker;
    }

    /** No job, no topic with anything in it, no rows. */
    public void clear() throws Exception {
        stack.flink().activeJobs().forEach(job -> stack.flink().cancel(job.id()));
        broker.empty();
        stores.migrate(line -> { });
        stores.truncate();
    }

    /** Starts the job as an operator would, with settings of Flink's for this job alone. */
    void submit(List<String> settings, List<String> jobOptions) {
        submit(Verbs.jobJar(), StudentPulse.class, settings, jobOptions);
    }

    void submit(Path jar, Class<?> main, List<String> settings, List<String> jobOptions) {
        group = "faults-" + System.nanoTime();
        List<String> words = new ArrayList<>();
        settings.forEach(setting -> words.addAll(List.of("-D", setting)));
        words.addAll(List.of("--jar", jar.toString(), "--class", main.getName(), "--", "--kafka.group-id", group));
        words.addAll(jobOptions);
        verbs.run("submit", words);
        awaitProcessing();
    }

    /** Another release of the job, by savepoint. */
    void upgrade(Path jar, Class<?> main) {
        verbs.run("stop", List.of());
        verbs.run("resume", List.of("--jar", jar.toString(), "--class", main.getName()));
        awaitProcessing();
    }

    Verbs verbs() {
        return verbs;
    }

    /** Another width, by savepoint. */
    void rescale(int parallelism) {
        verbs.run("rescale", List.of(Integer.toString(parallelism)));
        awaitProcessing();
    }

    /** All of it once more, under the next generation. */
    void replay(String from) {
        group = group + "-replay";
        verbs.run("replay", List.of("--from", from, "--", "--kafka.group-id", group));
        awaitProcessing();
    }

    void awaitProcessing() {
        Patience.until(A_WHILE, "the job runs", this::failure, () -> view().isProcessing());
    }

    JobView view() {
        List<Job> active = stack.flink().activeJobs();
        if (active.size() != 1) {
            throw new IllegalStateException(active.size() + " jobs are active at " + stack.flinkRestUrl() + ", not one: " + stack.flink().jobs());
        }
        return new JobView(stack.flinkRestUrl(), active.get(0).id());
    }

    /** Sends records, as fast as the broker takes them where {@code perSecond} is 0. */
    public void send(List<SimulatedEvent> records, double perSecond) {
        try (Sender sender = new Sender(stack.bootstrapServers(), line -> { })) {
            Sender.Progress sent = perSecond > 0 ? sender.send(records, perSecond) : sender.send(records);
            if (sent.refused() > 0) {
                throw new IllegalStateException("the broker refused " + sent.refused() + " records: " + sender.firstRefusal());
            }
        }
    }

    /** Everything that lies in the topics is read, and what came of it is in the tables. */
    void awaitAllCovered() {
        Patience.until(A_WHILE, "all records are covered by a checkpoint", this::failure, () -> broker.uncovered(group) == 0);
    }

    /** A checkpoint that was begun from now on is complete: what was read before is in the tables. */
    void awaitCheckpoint() {
        long now = System.currentTimeMillis();
        Patience.until(A_WHILE, "a checkpoint of a running job", this::failure, () -> view().newestCheckpointBegunAtMillis() > now && view().isProcessing());
    }

    /** Something was read since the last checkpoint, and there is a checkpoint to go back to. */
    void awaitMidStream() {
        Patience.until(A_WHILE, "a running job with a checkpoint and records that it does not cover",
                () -> view().isProcessing() && view().newestCheckpointBegunAtMillis() > 0 && !broker.committed(group).isEmpty() && broker.uncovered(group) > 0);
    }

    /** Everything that was sent is in the tables, and event time has come to the workload's {@code now}. */
    public TableDump settle(Workload workload) throws SQLException {
        awaitAllCovered();
        long rungAt = 0;
        long deadline = System.nanoTime() + A_WHILE.toNanos();
        do {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("event time has not come to " + workload.now() + ": sessions are still open; " + failure());
            }
            if (System.currentTimeMillis() - rungAt > BEFORE_RINGING_AGAIN.toMillis()) {
                // A job that was restored after the bell has read nothing since, and does not know how late it is.
                broker.ring(workload);
                rungAt = System.currentTimeMillis();
            }
            Patience.pause(500);
        } while (!isAllHeard());
        awaitCheckpoint();
        TableDump dump = stores.dump();
        progress.accept(String.format("%,d rows in %d tables", dump.rows(), dump.tables().size()));
        return dump;
    }

    private boolean isAllHeard() {
        try {
            return broker.uncovered(group) == 0 && stores.count(OPEN_SESSIONS) == 0;
        } catch (SQLException | RuntimeException restarting) {
            return false;
        }
    }

    String failure() {
        try {
            return view().failure();
        } catch (RuntimeException unreachable) {
            return unreachable.getMessage();
        }
    }
}
