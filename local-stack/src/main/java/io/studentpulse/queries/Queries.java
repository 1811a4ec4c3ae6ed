package io.studentpulse.queries;

import io.studentpulse.pipeline.migrate.Migrate;
import io.studentpulse.pipeline.sink.Secret;
import io.studentpulse.queries.QueryList.ViewQuery;
import io.studentpulse.stack.LocalStack;
import io.studentpulse.stack.Positive;
import io.studentpulse.stack.Script;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code scripts/queries}: does every view answer within 200 ms, with as many rows as a large school has? */
@Command
public final class Queries implements Callable<Integer> {
    private static final int WARM_UPS = 3;

    @Option(names = "--events", converter = Positive.class, defaultValue = "50000000")
    private int events;

    @Option(names = "--rows", converter = Positive.class, defaultValue = "1000000")
    private int rows;

    @Option(names = "--times", converter = Positive.class, defaultValue = "50")
    private int times;

    @Option(names = "--only", defaultValue = "")
    private String only;

    @Option(names = "--dir")
    private String dir;

    public static void main(String... arguments) {
        System.exit(Script.run("scripts/queries", new Queries(), arguments));
    }

    @Override
    public Integer call() throws Exception {
        return run() ? 0 : 1;
    }

    private boolean run() throws Exception {
        if (dir != null) {
            return measure(LocalStack.attach(Path.of(dir)));
        }
        Path temporary = Files.createTempDirectory("student-pulse-");
        try (LocalStack stack = LocalStack.start(temporary.resolve("stack"), new LocalStack.Options(true, 0, Map.of(), System.out::println))) {
            return measure(stack);
        } finally {
            try (var files = Files.walk(temporary)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private boolean measure(LocalStack stack) throws Exception {
        Migrate.postgres(stack.postgresUrl(), stack.postgresUser(), Secret.inFile(stack.postgresPasswordFile().toString()), System.out::println);
        Migrate.clickHouse(stack.clickHouseUrl(), stack.clickHouseUser(), Secret.none(), Map.of(), System.out::println);
        QueryList list = QueryList.load();
        List<Timing> timings = new ArrayList<>();
        try (AskedStore clickHouse = new AskedClickHouse(stack); AskedStore postgres = new AskedPostgres(stack)) {
            SchoolData school = new SchoolData(events, rows, SchoolData.STUDENTS,
                    SchoolData.COURSES, System.out::println);
            school.fill(clickHouse, postgres);
            System.out.println("\n" + Timing.heading());
            for (AskedStore store : List.of(clickHouse, postgres)) {
                DrawnValues values = new DrawnValues(list, store);
                ServerCpu cpu = new ServerCpu(stack, store.name());
                for (ViewQuery query : list.queries()) {
                    if (query.store().equals(store.name()) && query.name().contains(only)) {
                        Timing timing = time(query, values, store, cpu);
                        System.out.println(timing);
                        timings.add(timing);
                    }
                }
            }
            school.sizes(clickHouse, postgres).forEach(System.out::println);
        }
        var system = ManagementFactory.getOperatingSystemMXBean();
        System.out.printf("%d cores, load average %.1f; each query %s times with values drawn from the tables, after %d not counted; FAIL = p95 of %d ms "
                + "or more%n", system.getAvailableProcessors(), system.getSystemLoadAverage(), times, WARM_UPS, Timing.MOST_MILLIS);
        return timings.stream().allMatch(Timing::passes);
    }

    private Timing time(ViewQuery query, DrawnValues values, AskedStore store, ServerCpu cpu) throws Exception {
        long[] micros = new long[times];
        int most = 0;
        double cpuBefore = 0;
        for (int turn = -WARM_UPS; turn < micros.length; turn++) {
            if (turn == 0) {
                cpuBefore = cpu.millis();
            }
            String sql = values.into(query.sql());
            long start = System.nanoTime();
            int rows = store.ask(sql).size();
            if (turn >= 0) {
                micros[turn] = (System.nanoTime() - start) / 1_000;
                most = Math.max(most, rows);
            }
        }
        return Timing.of(store.name() + " " + query.name(), most, micros, (cpu.millis() - cpuBefore) / micros.length);
    }
}
