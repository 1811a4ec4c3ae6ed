package io.studentpulse.stack;

import io.studentpulse.pipeline.migrate.Migrate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which stores does {@code scripts/migrate} bring up to date? Those of its options, else those of the environment, else the local stack's. */
final class MigrateCommand {
    /** As the job's variables: what the job is told to write to is what is migrated. */
    private static final String PREFIX = "STUDENT_PULSE_SINK_";
    private static final List<String> STORE_OPTIONS = List.of("postgres.url", "postgres.user", "postgres.password-file",
            "clickhouse.url", "clickhouse.user", "clickhouse.password-file");

    private MigrateCommand() {
    }

    static int run(List<String> args) {
        Migrate.main(options(args, System.getenv()).toArray(String[]::new));
        return 0;
    }

    static List<String> options(List<String> args, Map<String, String> environment) {
        List<String> options = new ArrayList<>(args);
        int dir = options.indexOf("--dir");
        if (dir >= 0 && dir + 1 == options.size()) {
            throw new IllegalArgumentException("--dir needs a value; see scripts/migrate --help");
        }
        StackFolder folder = StackFolder.named(dir < 0 ? null : options.get(dir + 1));
        if (dir >= 0) {
            options.subList(dir, dir + 2).clear();
        }
        if (options.stream().anyMatch(word -> word.matches("--(postgres|clickhouse)\\.url(=.*)?"))) {
            return options;
        }
        List<String> stores = dir >= 0 ? List.of() : fromEnvironment(environment);
        if (stores.isEmpty()) {
            LocalStack.attach(folder.path());
            stores = Connections.forMigration(folder);
        }
        // What is asked for comes last: it wins.
        List<String> all = new ArrayList<>(stores);
        all.addAll(options);
        return all;
    }

    private static List<String> fromEnvironment(Map<String, String> environment) {
        List<String> stores = new ArrayList<>();
        for (String option : STORE_OPTIONS) {
            String value = environment.get(PREFIX + option.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
            if (value != null && !value.isBlank()) {
                stores.addAll(List.of("--" + option, value));
            }
        }
        return stores.stream().anyMatch(word -> word.endsWith(".url")) ? stores : List.of();
    }
}
