package io.studentpulse.bench;

import io.studentpulse.pipeline.migrate.Migrate;
import io.studentpulse.pipeline.sink.Secret;
import io.studentpulse.simulator.Pace;
import io.studentpulse.simulator.Sender;
import io.studentpulse.simulator.load.LoadMix;
import io.studentpulse.simulator.load.LoadPlan;
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
 * only, the base B; (b) every question asked, answers thrown away; (c) everything, tables included.
 */
public final class Bench {
    private static final int WARM_UPS = 1;
    private static final long SEED = 42;

    private final LocalStack stack;
    private final CpuClock clock;
    private final long events;
    private final List<String> flinkSettings;
    private final Path jar;

    private Bench(LocalStack stack, long events, List<String> flinkSettings, Path jar) {
        this.stack = stack;
        this.clock = new CpuClock(stack);
        this.events = events;
        this.flinkSettings = flinkSettings;
        this.jar = jar;
    }

    /** One way of draining the backlog. */
    private enum Way {
        DECODED("(a) read + decode = B"), ROWS("(b) + every question"), TABLES("(c) everything");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    /** One drain: wall seconds from the first event read to the job's end, CPU seconds by server. */
    private record Drained(double wallSeconds, Map<String, Double> cpuSeconds) {
        double cpu(List<String> servers) {
            return servers.stream().mapToDouble(cpuSeconds::get).sum();
        }
    }

    /** Arguments: folder, events, students, jar, then Flink settings as KEY=VALUE. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long events = Long.parseLong(arguments[1]);
        int students = Integer.parseInt(arguments[2]);
        List<String> settings = List.of(arguments).subList(4, arguments.length);
        try (LocalStack stack = LocalStack.start(folder, LocalStack.Options.forTests())) {
            Migrate.postgres(stack.postgresUrl(), stack.postgresUser(), Secret.inFile(password(stack).toString()), line -> { });
            Migrate.clickHouse(stack.clickHouseUrl(), stack.clickHouseUser(), Secret.none(), Map.of(), line -> { });
            Bench bench = new Bench(stack, events, settings, Path.of(arguments[3]));
            bench.prefill(students);
            bench.run();
        }
    }

    private static Path password(LocalStack stack) throws Exception {
        Path file = stack.folder().resolve("bench-password");
        Files.writeString(file, stack.postgresPassword());
        return file;
    }

    private void prefill(int students) throws Exception {
        LoadPlan plan = LoadPlan.backlog(SEED, students, events, System.currentTimeMillis());
        try (Sender sender = new Sender(stack.bootstrapServers(), progress -> System.out.println("backlog: " + progress))) {
            Sender.Progress sent = sender.send(new LoadMix(plan, events), events, Pace.unlimited());
            if (sent.refused() > 0) {
                throw new IllegalStateException(sent.refused() + " of " + events + " records were refused: " + sender.firstRefusal());
            }
        }
    }

    private void run() throws Exception {
        Map<Way, Drained> measured = new LinkedHashMap<>();
        for (Way way : Way.values()) {
            for (int i = 0; i <= WARM_UPS; i++) {
                Drained drained = drain(way);
                System.out.printf(Locale.ROOT, "%-24s %s %.1f s%n", way.words, i < WARM_UPS ? "warm-up" : "measured", drained.wallSeconds());
                measured.put(way, drained);
            }
        }
        print(measured);
    }

    private Drained drain(Way way) throws Exception {
        FlinkCluster flink = stack.flink();
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
        Map<String, Double> before = clock.seconds();
        long from = System.nanoTime();
        String id = flink.submit(new Submission(jar, null, null, 1, flinkSettings, job));
        while (!flink.isProcessing(id) && !"FINISHED".equals(flink.state(id))) {
            Thread.sleep(50);
        }
        long reading = System.nanoTime();
        while (!"FINISHED".equals(flink.state(id))) {
            if (List.of("FAILED", "CANCELED").contains(flink.state(id))) {
                throw new IllegalStateException("the job " + id + " ended as " + flink.state(id) + "; see " + stack.folder().resolve("logs"));
            }
            Thread.sleep(100);
        }
        double wall = (System.nanoTime() - Math.min(reading, from + (long) 60e9)) / 1e9;
        Map<String, Double> used = new LinkedHashMap<>();
        clock.seconds().forEach((server, seconds) -> used.put(server, seconds - before.get(server)));
        return new Drained(wall, used);
    }

    private void print(Map<Way, Drained> measured) {
        // The JobManager's share is the same for every job, whatever it does: in the ratio it would only hide what the work costs.
        List<String> flink = List.of("taskmanager-1");
        Drained base = measured.get(Way.DECODED);
        System.out.printf(Locale.ROOT, "%n%,d events, %d cores%n%n%-24s %12s %14s   %s%n", events, Runtime.getRuntime().availableProcessors(),
                "", "events/s", "CPU µs/event", "CPU µs per event by server");
        measured.forEach((way, drained) -> {
            StringBuilder servers = new StringBuilder();
            drained.cpuSeconds().forEach((server, seconds) -> servers.append(String.format(
                    Locale.ROOT, "%s %.2f  ", server, seconds * 1e6 / events)));
            System.out.printf(Locale.ROOT, "%-24s %,12.0f %14.2f   %s%n", way.words, events / drained.wallSeconds(),
                    drained.cpu(flink) * 1e6 / events, servers);
        });
        System.out.printf(Locale.ROOT, "%n(b) events per CPU second of the TaskManager: %.2f of B (wanted: at least 0.20)%n",
                base.cpu(flink) / measured.get(Way.ROWS).cpu(flink));
        System.out.printf(Locale.ROOT, "(c) events/s on the same cores: %.3f of B (wanted: at least 0.05)%n",
                base.wallSeconds() / measured.get(Way.TABLES).wallSeconds());
    }
}
