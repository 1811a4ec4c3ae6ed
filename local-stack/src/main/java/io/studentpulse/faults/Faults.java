package io.studentpulse.faults;

import io.studentpulse.stack.Positive;
import io.studentpulse.stack.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command behind {@code scripts/faults}: one undisturbed run, then one run for each fault asked for, each compared row by row. */
@Command
public final class Faults implements Callable<Integer> {
    @Parameters(paramLabel = "FAULT")
    private List<String> words = List.of();

    @Option(names = "--dir")
    private String dir;

    @Option(names = "--pupils", converter = Positive.class, defaultValue = "40")
    private int pupils;

    @Option(names = "--rate", converter = Positive.class, defaultValue = "200")
    private int rate;

    public static void main(String... arguments) {
        // A killed broker is missed by every client, many times a second.
        Configurator.setLevel("org.apache.kafka", Level.ERROR);
        System.exit(Script.run("scripts/faults", new Faults(), arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Fault> faults = faults(words);
        List<FaultReport.Result> results = new ArrayList<>();
        try (OwnStack own = OwnStack.of(dir)) {
            Workload workload = Workload.school(pupils);
            System.out.printf("%,d records of a school%n", workload.records().size());
            FaultReport report = new FaultReport(new Experiment(own.stack(), line -> System.out.println("  " + line)), workload,
                    rate, System.out::println);
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
