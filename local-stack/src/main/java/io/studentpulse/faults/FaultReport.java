package io.studentpulse.faults;

import io.studentpulse.simulator.SimulatedEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Is the outcome of a disturbed run the outcome of an undisturbed one, and what the reference says? */
public final class FaultReport {
    /** Often enough to be in the middle of something, with something to go back to. */
    private static final List<String> OFTEN = List.of("execution.checkpointing.interval=2 s", "execution.checkpointing.min-pause=500 ms");
    private static final List<String> A_FORTNIGHT_IN_A_MINUTE = List.of(
            // Event time is the events' alone: the bell says when it is over, not the wall clock.
            "--source.quiet-after", "0 s",
            // A second is half a day of events: a partition that a busy machine keeps waiting may not be taken for empty, or be heard too late,
            "--source.idle-after", "20 s",
            // and a megabyte of one partition is weeks.
            "--kafka.properties.max.partition.fetch.bytes", "8192");

    /**
     * Record what was known when: an event later than the watermark adds a correction, and how far the watermark was when it came is no function of
     * the events (docs/metrics.md, first invariant). So a row in a hundred may differ there, and none anywhere else.
     */
    private static final Set<String> WHAT_WAS_KNOWN_WHEN = Set.of("risk_transitions", "streak_history");
    private static final double SHARE_OF_CORRECTIONS = 0.01;

    /** Records that nobody can read are the business of {@link HostileRun}. */
    private static final Set<String> NOTHING_IS_WRONG = Set.of("dead_letters");

    private final Experiment experiment;
    private final Workload workload;
    private final double perSecond;
    private final Consumer<String> progress;
    private TableDump undisturbed;

    /** What came of one fault. */
    public record Result(String name, String description, double seconds, long restarts, TableDifference difference, TableDifference known,
            String complaint) {
        public boolean isGood() {
            return complaint.isEmpty();
        }

        @Override
        public String toString() {
            return String.format("%-12s %-70s %6.0f s %3d restarts  %s", name, description, seconds, restarts,
                    isGood() ? String.format("equal, %,d rows", difference.compared())
                            + (known.compared() == 0 ? ""
                                    : String.format("; of %2$,d transitions %1$,d differ", known.differing(), known.compared())) : complaint);
        }
    }

    /** @param perSecond how fast a disturbed run is fed, so that there is a middle to disturb */
    public FaultReport(Experiment experiment, Workload workload, double perSecond, Consumer<String> progress) {
        this.experiment = experiment;
        this.workload = workload;
        this.perSecond = perSecond;
        this.progress = progress;
    }

    /** The run that all others are compared with: nothing happens to it. It is itself compared with the reference. */
    public Result undisturbed() throws Exception {
        long began = System.nanoTime();
        experiment.clear();
        experiment.submit(OFTEN, A_FORTNIGHT_IN_A_MINUTE);
        experiment.send(workload.records(), 0);
        undisturbed = experiment.settle(workload);
        ReferenceTables reference = workload.reference();
        return result("undisturbed", "nothing happens; compared with the reference", began, reference.expected(), reference.seen(undisturbed),
                emptyTables(undisturbed));
    }

    /** A table without rows is one of which nothing is shown. */
    private static String emptyTables(TableDump dump) {
        Set<String> empty = new TreeSet<>();
        dump.tables().forEach((table, rows) -> {
            if (rows.isEmpty() && !NOTHING_IS_WRONG.contains(table)) {
                empty.add(table);
            }
        });
        return empty.isEmpty() ? "" : "nothing was written to " + empty;
    }

    /** A run with a fault in its middle; it is compared with the undisturbed one. */
    Result disturbed(Fault fault) throws Exception {
        progress.accept(fault + ": " + fault.description());
        long began = System.nanoTime();
        String name = fault.name().toLowerCase();
        TableDump disturbed = disturbed(fault.settings(), () -> fault.strike(experiment));
        if (!fault.raisesGeneration()) {
            return result(name, fault.description(), began, undisturbed, disturbed, "");
        }
        fault.afterwards(experiment);
        TableDump again = experiment.settle(workload);
        return result(name, fault.description(), began,
                undisturbed.withoutGenerations(), again.withoutGenerations(),
                again.lowestGeneration() == 1 ? "" : "rows of generation " + again.lowestGeneration() + " are left");
    }

    /** The tables of a run that something was done to while the second half came in. */
    private TableDump disturbed(List<String> settings, Runnable strike) throws Exception {
        List<String> all = new ArrayList<>(OFTEN);
        all.addAll(settings);
        experiment.clear();
        experiment.submit(all, A_FORTNIGHT_IN_A_MINUTE);
        halfByHalf(strike);
        return experiment.settle(workload);
    }

    /** A run in the middle of which one TaskManager is killed. */
    public Result killedOnce() throws Exception {
        long began = System.nanoTime();
        TableDump killed = disturbed(List.of(), () -> {
            experiment.awaitMidStream();
            Fault.kill(experiment, "taskmanager-1");
        });
        return result("killed", "kill -9 of the TaskManager, once", began, undisturbed, killed, "");
    }

    /** Sends one half, lets it come about while the other half is being sent, and returns when both are done. */
    private void halfByHalf(Runnable strike) {
        List<SimulatedEvent> records = workload.records();
        int half = records.size() / 2;
        experiment.send(records.subList(0, half), 0);
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> experiment.send(records.subList(half, records.size()), perSecond));
        try {
            strike.run();
        } finally {
            sending.join();
        }
    }

    private Result result(String name, String description, double began, TableDump expected, TableDump actual, String complaint) {
        Set<String> facts = new HashSet<>(actual.tables().keySet());
        facts.removeAll(WHAT_WAS_KNOWN_WHEN);
        TableDifference difference = TableDifference.between(expected.only(facts), actual.only(facts));
        TableDifference known = TableDifference.between(expected.only(WHAT_WAS_KNOWN_WHEN), actual.only(WHAT_WAS_KNOWN_WHEN));
        String words = !difference.isEmpty() ? difference.toString() : known.share() > SHARE_OF_CORRECTIONS ? known.toString() : complaint;
        Result result = new Result(name, description, (System.nanoTime() - began) / 1e9, experiment.view().restarts(), difference, known, words);
        progress.accept("  " + result);
        return result;
    }
}
