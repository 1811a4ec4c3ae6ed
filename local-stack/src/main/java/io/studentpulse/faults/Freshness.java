package io.studentpulse.faults;

import io.studentpulse.simulator.Pace;
import io.studentpulse.simulator.Sender;
import io.studentpulse.stack.LocalStack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The command behind {@code scripts/freshness}: how long after its arrival in Kafka does an event show in PostgreSQL, in the video's row, the
 * session's and the risk score's, while all tables are being filled?
 *
 * <p>Measured from outside: events are sent on a fixed schedule and carry the time they were due, readers look at the rows of some students again and
 * again, and a sample ends when a query that shows it has returned. A late sender, a slow query and a pause of the job all count against it.
 */
public final class Freshness {
    /** Each reports every 10 s. */
    private static final int SAMPLED_STUDENTS = 500;
    private static final long FOR_THE_CATALOGUE_MILLIS = 5_000;
    /** The first steps of a day are not watching yet, and the job's code is still being compiled. */
    private static final int WARM_UP_SECONDS = 120;

    private Freshness() {}

    public static void main(String[] arguments) throws Exception {
        try {
            System.exit(run(new CommandLine(arguments, List.of("dir", "rate", "seconds", "warm-up", "parallelism", "worst"))));
        } catch (IllegalArgumentException | IllegalStateException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    private static int run(CommandLine asked) throws Exception {
        int rate = asked.whole("rate", 1_000);
        int seconds = asked.whole("seconds", 60);
        int warmUp = asked.whole("warm-up", WARM_UP_SECONDS);
        try (OwnStack own = OwnStack.of(asked.text("dir"))) {
            Experiment experiment = new Experiment(own.stack(), System.out::println);
            experiment.clear();
            experiment.submit(List.of("parallelism.default=" + asked.whole("parallelism", 1)), List.of());
            System.out.printf("%,d events/s of a whole school for %d s, after %d s of warming up%n", rate, seconds, warmUp);
            List<FreshnessSamples> tables;
            try (LoadAverage machine = new LoadAverage()) {
                tables = measure(own.stack(), rate, warmUp, seconds);
                System.out.println(machine);
            }
            System.out.println(FreshnessSamples.HEADING);
            tables.forEach(System.out::println);
            System.out.println("of that in the writer, from a row's arrival to its commit (the last hundreds of batches), ms");
            for (FreshnessSamples table : tables) {
                String name = "table." + table.table() + ".";
                JobView job = experiment.view();
                System.out.printf("  %-24s p50 %5.0f   p95 %5.0f   p99 %5.0f; a batch took p99 %5.0f%n",
                        table.table(), job.largest(name + "freshnessMillis_median"),
                        job.largest(name + "freshnessMillis_p95"), job.largest(name + "freshnessMillis_p99"), job.largest(name + "flushMillis_p99"));
            }
            for (FreshnessSamples table : tables) {
                table.worst(asked.whole("worst", 1)).forEach(System.out::println);
            }
            System.out.println("restarts of the job: " + experiment.view().restarts());
            return tables.stream().allMatch(FreshnessSamples::isFresh) ? 0 : 1;
        }
    }

    private static List<FreshnessSamples> measure(LocalStack stack, int rate, int warmUp, int seconds) throws Exception {
        long events = (long) rate * (warmUp + seconds);
        List<String> sampled = StaggeredSchool.students(rate, SAMPLED_STUDENTS);
        List<CompletableFuture<Void>> readers = new ArrayList<>();
        try (Sender sender = new Sender(stack.bootstrapServers(), line -> { })) {
            long start = System.currentTimeMillis() + FOR_THE_CATALOGUE_MILLIS;
            StaggeredSchool school = new StaggeredSchool(rate, events, start);
            sender.send(school.catalogue());
            long from = start + 1_000L * warmUp;
            FreshnessSamples videos = new FreshnessSamples("student_video_progress", sampled, from);
            FreshnessSamples sessions = new FreshnessSamples("study_sessions", sampled, from);
            FreshnessSamples risks = new FreshnessSamples("student_risk", sampled, from);
            List<FreshnessSamples> tables = List.of(videos, sessions, risks);
            for (FreshnessSamples table : tables) {
                readers.add(CompletableFuture.runAsync(() -> table.read(new Stores(stack)), work -> new Thread(work, table.toString()).start()));
            }
            // The schedule begins with the first record: an event's own time is when it was due.
            Patience.pause(Math.max(1, start - System.currentTimeMillis()));
            System.out.println("sent: " + sender.send(new Watched(school, videos, sessions, risks), events, Pace.perSecond(rate)));
            tables.forEach(FreshnessSamples::lastWasSent);
            readers.forEach(CompletableFuture::join);
            return tables;
        }
    }
}
