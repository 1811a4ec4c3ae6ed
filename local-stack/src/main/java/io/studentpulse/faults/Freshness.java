package io.studentpulse.faults;

import io.studentpulse.simulator.Pace;
import io.studentpulse.simulator.Sender;
import io.studentpulse.simulator.load.LoadMix;
import io.studentpulse.simulator.load.LoadPlan;
import io.studentpulse.stack.LocalStack;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The command behind {@code scripts/freshness}: how long after its arrival in Kafka does an event show in PostgreSQL?
 *
 * <p>Measured from outside: events are sent on a fixed schedule and carry the time they were due, readers look at the rows of some students again and
 * again, and a sample ends when a query that shows it has returned. A late sender, a slow query and a pause of the job all count against it.
 */
public final class Freshness {
    private static final long SEED = 42;
    private static final int SAMPLED_EVENTS_A_SECOND = 50;
    /** The first steps of a day are not watching yet, and the job's code is still being compiled. */
    private static final int WARM_UP_SECONDS = 40;

    private Freshness() {}

    public static void main(String[] arguments) throws Exception {
        try {
            System.exit(run(new CommandLine(arguments, List.of("dir", "rate", "seconds", "parallelism", "worst"))));
        } catch (IllegalArgumentException | IllegalStateException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    private static int run(CommandLine asked) throws Exception {
        int rate = asked.whole("rate", 1_000);
        int seconds = asked.whole("seconds", 60);
        try (OwnStack own = OwnStack.of(asked.text("dir"))) {
            Experiment experiment = new Experiment(own.stack(), System.out::println);
            experiment.clear();
            experiment.submit(List.of("parallelism.default=" + asked.whole("parallelism", 1)), List.of());
            System.out.printf("%,d events/s for %d s after %d s of warming up; %s%n", rate, seconds, WARM_UP_SECONDS, machine());
            List<FreshnessSamples> tables = measure(own.stack(), rate, seconds);
            System.out.println(machine());
            System.out.println("arrival in Kafka -> visible in PostgreSQL, ms           p50     p90     p99     max   samples   lost");
            tables.forEach(System.out::println);
            for (FreshnessSamples table : tables) {
                table.worst(asked.whole("worst", 1)).forEach(System.out::println);
            }
            System.out.println("restarts of the job: " + experiment.view().restarts());
            return tables.stream().allMatch(table -> table.lost() == 0 && table.percentile(0.5) < 500 && table.percentile(0.99) < 1_000) ? 0 : 1;
        }
    }

    private static List<FreshnessSamples> measure(LocalStack stack, int rate, int seconds) throws Exception {
        int students = 10 * rate;
        int everyNth = Math.max(1, rate / SAMPLED_EVENTS_A_SECOND);
        long events = (long) rate * (WARM_UP_SECONDS + seconds);
        LoadPlan plan = LoadPlan.live(SEED, students, rate, System.currentTimeMillis());
        List<String> sampled = students(plan, students, everyNth);
        long from = System.currentTimeMillis() + 1_000L * WARM_UP_SECONDS;
        FreshnessSamples videos = new FreshnessSamples("student_video_progress", sampled, from);
        FreshnessSamples sessions = new FreshnessSamples("study_sessions", sampled, from);
        List<CompletableFuture<Void>> readers = new ArrayList<>();
        try (Sender sender = new Sender(stack.bootstrapServers(), line -> { })) {
            for (FreshnessSamples table : List.of(videos, sessions)) {
                readers.add(CompletableFuture.runAsync(() -> table.read(new Stores(stack)), work -> new Thread(work, table.toString()).start()));
            }
            // The schedule begins with the first record, the plan a moment earlier: that moment counts as latency.
            Sender.Progress sent = sender.send(new Watched(new LoadMix(LoadPlan.live(SEED, students, rate, System.currentTimeMillis()), events),
                    videos, sessions), events, Pace.perSecond(rate));
            System.out.println("sent: " + sent);
        }
        videos.lastWasSent();
        sessions.lastWasSent();
        readers.forEach(CompletableFuture::join);
        return List.of(videos, sessions);
    }

    /** Some of the students of the first cohort, by the keys of their first records. */
    private static List<String> students(LoadPlan plan, int cohort, int everyNth) {
        List<String> sampled = new ArrayList<>();
        LoadMix first = new LoadMix(plan, cohort);
        for (int number = 0; first.hasNext(); number++) {
            byte[] key = first.next().key();
            if (number % everyNth == 0) {
                sampled.add(new String(key, java.nio.charset.StandardCharsets.US_ASCII));
            }
        }
        return sampled;
    }

    private static String machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format("%d cores, load average %.1f", system.getAvailableProcessors(), system.getSystemLoadAverage());
    }
}
