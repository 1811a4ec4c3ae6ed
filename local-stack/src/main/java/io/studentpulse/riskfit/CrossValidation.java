package io.studentpulse.riskfit;

import io.studentpulse.pipeline.risk.RiskModel.Known;
import io.studentpulse.pipeline.risk.RiskScore;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How good is the score on a course it has not seen? Every presentation is scored by a model that was fitted on the other ones. */
final class CrossValidation {
    static final List<Integer> DAYS = List.of(14, 28, 56, 84, 112, 140);

    private final List<String> presentations;
    private final Map<Known, Map<Integer, List<Said>>> said = new EnumMap<>(Known.class);

    /**
     * @param samples to fit on
     * @param asked to be scored, of the {@link #DAYS}
     */
    CrossValidation(List<String> presentations, List<Sample> samples, List<Sample> asked) {
        this.presentations = presentations;
        Map<String, RiskScore> without = new HashMap<>();
        for (String left : presentations) {
            List<Sample> others = samples.stream().filter(sample -> !sample.presentation().equals(left)).toList();
            without.put(left, new RiskScore(RiskFit.model(others, "")));
        }
        for (Known known : Known.values()) {
            said.put(known, asked.stream().collect(Collectors.groupingBy(Sample::day, TreeMap::new, Collectors.mapping(
                    sample -> said(sample, without.get(sample.presentation()), known), Collectors.toList()))));
        }
    }

    private static Said said(Sample sample, RiskScore score, Known known) {
        return new Said(sample.presentation(), sample.failed(), score.score(RiskFit.knowing(known, sample.features())).score(),
                sample.features().inactiveDays());
    }

    void print(PrintStream out) {
        out.println("\nAUC: by inactive days, by the score, gain with its 95 % interval; over all students, and as the mean over presentations");
        table(out, "day | students | withdrew or failed | inactive days | score | gain | inactive days, mean | score, mean | better in");
        for (int day : DAYS) {
            List<Said> all = all(Known.DEADLINES, day);
            Ranking.Gain gain = Ranking.gain(all, Said::score, Said::inactiveDays);
            long better = presentations.stream().filter(name -> auc(all, name, Said::score) > auc(all, name, Said::inactiveDays)).count();
            out.printf("| %d | %,d | %.1f %% | %.3f | **%.3f** | %+.3f ± %.3f | %.3f | **%.3f** | %d of %d |%n", day, all.size(),
                    100 * Said.mean(all, Said::outcome), Ranking.auc(all, Said::inactiveDays), Ranking.auc(all, Said::score), gain.gain(),
                    gain.margin(), mean(all, Said::inactiveDays), mean(all, Said::score), better, presentations.size());
        }
        out.println("\nAUC / mean AUC over presentations, when less is known about the course");
        table(out, "day | deadlines | no deadlines | activity only");
        for (int day : DAYS) {
            out.print("| " + day);
            for (Known known : Known.values()) {
                List<Said> all = all(known, day);
                out.printf(" | %.3f / %.3f", Ranking.auc(all, Said::score), mean(all, Said::score));
            }
            out.println(" |");
        }
        out.println("\nAUC score (inactive days), by presentation left out");
        table(out, "presentation | " + DAYS.stream().map(day -> "day " + day).collect(Collectors.joining(" | ")));
        for (String name : presentations) {
            out.print("| " + name);
            for (int day : DAYS) {
                List<Said> all = all(Known.DEADLINES, day);
                out.printf(" | %.3f (%.3f)", auc(all, name, Said::score), auc(all, name, Said::inactiveDays));
            }
            out.println(" |");
        }
        printCalibration(out);
    }

    private void printCalibration(PrintStream out) {
        out.println("\nCalibration: mean score → share that withdrew or failed, by tenths of the score");
        table(out, "day | Brier | always the mean | calibration error | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10");
        for (int day : DAYS) {
            List<Said> all = all(Known.DEADLINES, day);
            double share = Said.mean(all, Said::outcome);
            out.printf("| %d | %.3f | %.3f | %.3f", day, Said.brier(all), share * (1 - share), Said.calibrationError(all));
            Ranking.tenths(all).forEach(tenth -> out.printf(" | %.2f → %.2f", Said.mean(tenth, Said::score), Said.mean(tenth, Said::outcome)));
            out.println(" |");
        }
        out.println("\nCalibration by presentation left out: mean score → share that withdrew or failed");
        table(out, "presentation | " + DAYS.stream().map(day -> "day " + day).collect(Collectors.joining(" | ")));
        for (String name : presentations) {
            out.print("| " + name);
            for (int day : DAYS) {
                List<Said> of = of(all(Known.DEADLINES, day), name);
                out.printf(" | %.2f → %.2f", Said.mean(of, Said::score), Said.mean(of, Said::outcome));
            }
            out.println(" |");
        }
    }

    private static void table(PrintStream out, String columns) {
        out.println("| " + columns + " |\n" + "|---".repeat(columns.split(" \\| ").length) + "|");
    }

    private List<Said> all(Known known, int day) {
        return said.get(known).get(day);
    }

    private double mean(List<Said> all, ToDoubleFunction<Said> rankedBy) {
        return presentations.stream().mapToDouble(name -> auc(all, name, rankedBy)).average().orElseThrow();
    }

    private static double auc(List<Said> all, String presentation, ToDoubleFunction<Said> rankedBy) {
        return Ranking.auc(of(all, presentation), rankedBy);
    }

    private static List<Said> of(List<Said> all, String presentation) {
        return all.stream().filter(each -> each.presentation().equals(presentation)).toList();
    }
}
