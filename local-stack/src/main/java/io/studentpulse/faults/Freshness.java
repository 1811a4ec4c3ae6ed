package io.studentpulse.faults;

import io.studentpulse.simulator.Pace;
import io.studentpulse.simulator.Sender;
import io.studentpulse.stack.LocalStack;
import io.studentpulse.stack.Positive;
import io.studentpulse.stack.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command behind {@code scripts/freshness}: how long after its arrival in Kafka does an event show in PostgreSQL, in the video's row, the
 * session's and the risk score's, while all tables are being filled?
 *
 * <p>Measured from outside: events are sent on a fixed schedule and carry the time they were due, readers look at the rows of some students again and
 * again, and a sample ends when a query that shows it has returned. A late sender, a slow query and a pause of the job all count against it.
 */
@Command
public final class Freshness implements Callable<Integer> {
    /** Each reports every 10 s. */
    private static final int SAMPLED_STUDENTS = 500;
    private static final long FOR_THE_CATALOGUE_MILLIS = 5_000;

    @Option(names = "--dir")
    private String dir;

    @Option(names = "--rate", converter = Positive.class, defaultValue = "1000")
    private int rate;

    @Option(names = "--seconds", converter = Positive.class, defaultValue = "60")
    private int seconds;

    /** The first steps of a day are not watching yet, and the job's code is still being compiled. */
    @Option(names = "--warm-up", converter = Positive.class, defaultValue = "120")
    private int warmUp;

    @Option(names = "--parallelism", converter = Positive.class, defaultValue = "1")
    private int parallelism;

    @Option(names = "--worst", converter = Positive.class, defaultValue = "1")
    private int worst;

    public static void main(String... arguments) {
        System.exit(Script.run("scripts/freshness", new Freshness(), arguments));
    }

    @Override
    public Integer call() throws Exception {
        try (OwnStack own = OwnStack.of(dir)) {
            Experiment experiment = new Experiment(own.stack(), System.out::println);
            experiment.clear();
            experiment.submit(List.of("parallelism.default=" + parallelism), List.of());
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
                table.worst(worst).forEach(System.out::println);
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
