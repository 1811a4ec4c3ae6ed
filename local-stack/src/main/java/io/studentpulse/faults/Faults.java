package io.studentpulse.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** The command behind {@code scripts/faults}: one undisturbed run, then one run for each fault asked for, each compared row by row. */
public final class Faults {
    private Faults() {}

    public static void main(String[] arguments) throws Exception {
        // A killed broker is missed by every client, many times a second.
        Configurator.setLevel("org.apache.kafka", Level.ERROR);
        try {
            System.exit(run(new CommandLine(arguments, List.of("dir", "pupils", "rate"))));
        } catch (IllegalArgumentException | IllegalStateException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    private static int run(CommandLine asked) throws Exception {
        List<Fault> faults = faults(asked.words());
        List<FaultReport.Result> results = new ArrayList<>();
        try (OwnStack own = OwnStack.of(asked.text("dir"))) {
            Workload workload = Workload.school(asked.whole("pupils", 40));
            System.out.printf("%,d records of a school%n", workload.records().size());
            FaultReport report = new FaultReport(new Experiment(own.stack(), line -> System.out.println("  " + line)), workload,
                    asked.whole("rate", 200), System.out::println);
            results.add(report.undisturbed());
            for (Fault fault : faults) {
                results.add(report.disturbed(fault));
            }
        }
        System.out.println();
        results.forEach(System.out::println);
        return results.stream().allMatch(FaultReport.Result::isGood) ? 0 : 1;
    }

    private static List<Fault> faults(List<String> words) {
        if (words.isEmpty() || words.equals(List.of("all"))) {
            return List.of(Fault.values());
        }
        return words.stream().map(word -> Arrays.stream(Fault.values()).filter(fault -> fault.name().equalsIgnoreCase(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fault is called " + word + "; there are all, "
                        + Arrays.toString(Fault.values()).toLowerCase()))).toList();
    }
}
