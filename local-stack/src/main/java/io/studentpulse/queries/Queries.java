package io.studentpulse.queries;

import io.studentpulse.pipeline.migrate.Migrate;
import io.studentpulse.pipeline.sink.Secret;
import io.studentpulse.queries.QueryList.ViewQuery;
import io.studentpulse.stack.LocalStack;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command behind {@code scripts/queries}: does every view answer within 200 ms, with as many rows as a large school has? */
public final class Queries {
    private static final int WARM_UPS = 3;
    private static final Map<String, String> DEFAULTS = Map.of("events", "50000000", "rows", "1000000", "times", "50", "dir", "", "only", "");

    private final Map<String, String> options;

    private Queries(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        try {
            System.exit(new Queries(options(arguments)).run() ? 0 : 1);
        } catch (IllegalArgumentException | IllegalStateException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new TreeMap<>(DEFAULTS);
        for (int index = 0; index < arguments.length; index += 2) {
            String name = arguments[index].replaceFirst("^--", "");
            if (!arguments[index].startsWith("--") || !DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException("unknown option " + arguments[index] + "; there are --" + String.join(" --", options.keySet()));
            }
            if (index + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[index] + " needs a value");
            }
            if (DEFAULTS.get(name).matches("\\d+") && !arguments[index + 1].matches("[1-9]\\d{0,9}")) {
                throw new IllegalArgumentException(arguments[index] + " must be a whole number above 0, not " + arguments[index + 1]);
            }
            options.put(name, arguments[index + 1]);
        }
        return options;
    }

    private boolean run() throws Exception {
        if (!options.get("dir").isEmpty()) {
            return measure(LocalStack.attach(Path.of(options.get("dir"))));
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
            SchoolData school = new SchoolData(Long.parseLong(options.get("events")), Long.parseLong(options.get("rows")), SchoolData.STUDENTS,
                    SchoolData.COURSES, System.out::println);
            school.fill(clickHouse, postgres);
            System.out.println("\n" + Timing.heading());
            for (AskedStore store : List.of(clickHouse, postgres)) {
                DrawnValues values = new DrawnValues(list, store);
                ServerCpu cpu = new ServerCpu(stack, store.name());
                for (ViewQuery query : list.queries()) {
                    if (query.store().equals(store.name()) && query.name().contains(options.get("only"))) {
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
                + "or more%n", system.getAvailableProcessors(), system.getSystemLoadAverage(), options.get("times"), WARM_UPS, Timing.MOST_MILLIS);
        return timings.stream().allMatch(Timing::passes);
    }

    private Timing time(ViewQuery query, DrawnValues values, AskedStore store, ServerCpu cpu) throws Exception {
        long[] micros = new long[Integer.parseInt(options.get("times"))];
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
