package io.studentpulse.bench;

import io.studentpulse.pipeline.migrate.Migrate;
import io.studentpulse.pipeline.sink.Secret;
import io.studentpulse.simulator.Pace;
import io.studentpulse.simulator.Sender;
import io.studentpulse.simulator.load.LoadCatalogue;
import io.studentpulse.simulator.load.LoadMix;
import io.studentpulse.simulator.load.LoadPlan;
import io.studentpulse.simulator.load.LoadScript;
import io.studentpulse.stack.FlinkCluster;
import io.studentpulse.stack.LocalStack;
import io.studentpulse.stack.Submission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What does a change cost? Drains the same backlog three ways through the real cluster and prints ratios of one run: (a) read and decode
 * only, the base B; (b) every question asked, answers thrown away; (c) everything, tables included, whose rows the stores count.
 */
public final class Bench {
    private static final int WARM_UPS = 1;
    private static final long SEED = 42;
    private static final long POLL_MILLIS = 100;
    private static final int POLLS_A_LOOK = 20;

    private final LocalStack stack;
    private final CpuClock clock;
    private final StoredRows stored;
    private final List<String> flinkSettings;
    private final Path jar;

    private Bench(LocalStack stack, List<String> flinkSettings, Path jar) {
        this.stack = stack;
        this.clock = new CpuClock(stack);
        this.stored = new StoredRows(stack);
        this.flinkSettings = flinkSettings;
        this.jar = jar;
    }

    /** Arguments: folder, events, students, mix, jar, then Flink settings as KEY=VALUE. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long events = Long.parseLong(arguments[1]);
        int students = Integer.parseInt(arguments[2]);
        LoadScript mix = LoadScript.named(arguments[3]);
        List<String> settings = List.of(arguments).subList(5, arguments.length);
        try (LocalStack stack = LocalStack.start(folder, LocalStack.Options.forTests())) {
            Migrate.postgres(stack.postgresUrl(), stack.postgresUser(), Secret.inFile(password(stack).toString()), line -> { });
            Migrate.clickHouse(stack.clickHouseUrl(), stack.clickHouseUser(), Secret.none(), Map.of(), line -> { });
            Bench bench = new Bench(stack, settings, Path.of(arguments[4]));
            bench.prefill(LoadPlan.backlog(SEED, students, events, System.currentTimeMillis()), events, mix);
            new Figures(events, students, bench.run(), System.out).print();
        }
    }

    private static Path password(LocalStack stack) throws Exception {
        Path file = stack.folder().resolve("bench-password");
        Files.writeString(file, stack.postgresPassword());
        return file;
    }

    private void prefill(LoadPlan plan, long events, LoadScript mix) throws Exception {
        try (Sender sender = new Sender(stack.bootstrapServers(), progress -> System.out.println("backlog: " + progress))) {
            // Courses, topics and quizzes are known: much of what is asked looks them up.
            Sender.Progress taught = sender.send(LoadCatalogue.of(plan));
            Sender.Progress sent = sender.send(new LoadMix(plan, events, mix), events, Pace.unlimited());
            if (taught.refused() + sent.refused() > 0) {
                throw new IllegalStateException((taught.refused() + sent.refused()) + " of " + events + " records were refused: "
                        + sender.firstRefusal());
            }
        }
    }

    private Map<Way, Drained> run() throws Exception {
        Map<Way, Drained> measured = new LinkedHashMap<>();
        for (Way way : Way.values()) {
            for (int i = 0; i <= WARM_UPS; i++) {
                Drained drained = drain(way);
                System.out.printf(Locale.ROOT, "%-24s %s %.1f s%n", way.words, i < WARM_UPS ? "warm-up" : "measured", drained.wallSeconds());
                measured.put(way, drained);
            }
        }
        return measured;
    }

    private Drained drain(Way way) throws Exception {
        FlinkCluster flink = stack.flink();
        Map<String, Long> rowsBefore = stored.counts();
        Map<String, Double> before = clock.seconds();
        long from = System.nanoTime();
        String id = flink.submit(new Submission(jar, null, null, 1, flinkSettings, options(way)));
        Checkpoints checkpoints = new Checkpoints(stack, id);
        while (!flink.isProcessing(id) && !"FINISHED".equals(flink.state(id))) {
            Thread.sleep(POLL_MILLIS / 2);
        }
        long reading = System.nanoTime();
        String state = flink.state(id);
        for (int polls = 0; !"FINISHED".equals(state); polls++, state = flink.state(id)) {
            if (List.of("FAILED", "CANCELED").contains(state)) {
                throw new IllegalStateException("the job " + id + " ended as " + state + "; see " + stack.folder().resolve("logs"));
            }
            if (polls % POLLS_A_LOOK == 0) {
                checkpoints.look();
            }
            Thread.sleep(POLL_MILLIS);
        }
        double wall = (System.nanoTime() - Math.min(reading, from + (long) 60e9)) / 1e9;
        Map<String, Double> used = new LinkedHashMap<>();
        clock.seconds().forEach((server, seconds) -> used.put(server, seconds - before.get(server)));
        checkpoints.look();
        Map<String, Long> rows = new LinkedHashMap<>();
        stored.counts().forEach((table, count) -> rows.put(table, count - rowsBefore.getOrDefault(table, 0L)));
        rows.values().removeIf(count -> count == 0);
        return new Drained(wall, used, rows, checkpoints.largestBytes(), checkpoints.completed());
    }

    private List<String> options(Way way) throws Exception {
        List<String> job = new ArrayList<>(List.of(
                "--kafka.bootstrap-servers", stack.bootstrapServers(), "--source.bounded", "true", "--source.quiet-after", "0s",
                "--run.until", way.name().toLowerCase(Locale.ROOT)));
        if (way == Way.TABLES) {
            job.addAll(List.of(
                    "--sink.postgres.url", stack.postgresUrl(), "--sink.postgres.user", stack.postgresUser(),
                    "--sink.postgres.password-file", password(stack).toString(), "--sink.clickhouse.url", stack.clickHouseUrl(),
                    // A second drain must not be spared its writes because the rows are there already.
                    "--sink.generation", String.valueOf(System.currentTimeMillis() / 1_000 % (1 << 22))));
        }
        return job;
    }
}
