package io.studentpulse.riskfit;

import io.studentpulse.pipeline.risk.RiskFeatures;
import io.studentpulse.pipeline.risk.RiskScore;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** How good is the score on a course it has not seen? Every presentation is scored by a model that was fitted on the other ones, with penalties chosen by them. */
final class CrossValidation {
    static final List<Integer> DAYS = List.of(14, 28, 56, 84, 112, 140);
    /** What it must reach on these days, on presentations left out. */
    private static final double[] LEAST_AUC = {.660, .735, .788, .818, .872, .905};
    private static final double MOST_ERROR = 0.03;
    private static final double MOST_ERROR_OF_A_TENTH = 0.08;
    private static final double HIGH = 0.7;
    private static final double MEDIUM = 0.4;

    /** What is known, as the columns of a table have it. */
    private static final Map<String, UnaryOperator<RiskFeatures>> KNOWING = new LinkedHashMap<>();

    static {
        KNOWING.put("deadlines", student -> student);
        KNOWING.put("no deadlines", RiskFeatures::withoutDeadlines);
        KNOWING.put("activity only", RiskFeatures::withoutAssessments);
    }

    private final List<String> presentations;
    private final Map<String, Map<Integer, List<Said>>> said = new LinkedHashMap<>();
    private final Map<Integer, List<Said>> withoutTheCourse;
    private final List<String> failures = new ArrayList<>();

    /**
     * @param samples to fit on
     * @param asked to be scored, of the {@link #DAYS}
     */
    CrossValidation(List<String> presentations, List<Sample> samples, List<Sample> asked, PenaltyChoice choice) {
        this.presentations = presentations;
        Map<String, RiskScore> without = new TreeMap<>();
        for (String left : presentations) {
            without.put(left, new RiskScore(new RiskFit(PenaltyChoice.without(samples, left, left), "").model(choice.without(left))));
        }
        KNOWING.forEach((name, knowing) -> said.put(name, asked.stream().collect(Collectors.groupingBy(Sample::day, TreeMap::new, Collectors.mapping(
                sample -> said(sample, without.get(sample.presentation()), knowing), Collectors.toList())))));
        Map<String, RiskScore> ofOtherCourses = new TreeMap<>();
        presentations.forEach(left -> ofOtherCourses.computeIfAbsent(course(left), course -> new RiskScore(new RiskFit(
                samples.stream().filter(sample -> !course(sample.presentation()).equals(course)).toList(), "").model(choice.ofAll()))));
        withoutTheCourse = asked.stream().collect(Collectors.groupingBy(Sample::day, TreeMap::new, Collectors.mapping(
                sample -> said(sample, ofOtherCourses.get(course(sample.presentation())), student -> student), Collectors.toList())));
    }

    /** {@code AAA} of {@code AAA-2013J}. */
    private static String course(String presentation) {
        return presentation.substring(0, presentation.indexOf('-'));
    }

    private static Said said(Sample sample, RiskScore score, UnaryOperator<RiskFeatures> knowing) {
        return new Said(sample.presentation(), sample.failed(), score.score(knowing.apply(sample.features())).exact(), sample.features().inactiveDays());
    }

    /** What was asked for and not reached; empty where all was. */
    List<String> failures() {
        return failures;
    }

    void print(PrintStream out) {
        out.println("\nAUC: by inactive days, by the score, gain with its 95 % interval; over all students, and as the mean over presentations");
        table(out, "day | students | withdrew or failed | inactive days | score | gain | inactive days, mean | score, mean | better in");
        for (int day : DAYS) {
            List<Said> all = all(day);
            Ranking.Gain gain = Ranking.gain(all, Said::score, Said::inactiveDays);
            check(auc(all) >= LEAST_AUC[DAYS.indexOf(day)], "AUC on day " + day + " is " + auc(all) + ", not " + LEAST_AUC[DAYS.indexOf(day)]);
            long better = presentations.stream().filter(name -> auc(all, name, Said::score) > auc(all, name, Said::inactiveDays)).count();
            check(better >= presentations.size() - 1, "better than inactivity on day " + day + " in " + better + " presentations only");
            out.printf("| %d | %,d | %.1f %% | %.3f | **%.3f** | %+.3f ± %.3f | %.3f | **%.3f** | %d of %d |%n", day, all.size(),
                    100 * Said.mean(all, Said::outcome), Ranking.auc(all, Said::inactiveDays), Ranking.auc(all, Said::score), gain.gain(),
                    gain.margin(), mean(all, Said::inactiveDays), mean(all, Said::score), better, presentations.size());
        }
        out.println("\nAUC / mean AUC over presentations, when less is known about the course");
        table(out, "day | " + String.join(" | ", KNOWING.keySet()));
        for (int day : DAYS) {
            out.print("| " + day);
            for (String known : KNOWING.keySet()) {
                List<Said> all = said.get(known).get(day);
                out.printf(" | %.3f / %.3f", Ranking.auc(all, Said::score), mean(all, Said::score));
            }
            out.println(" |");
        }
        out.println("\nWith all presentations of a course left out");
        table(out, "day | AUC | mean AUC over presentations | calibration error | greatest");
        withoutTheCourse.forEach((day, all) -> out.printf("| %d | %.3f | %.3f | %.3f | %.3f |%n",
                day, auc(all), mean(all, Said::score), Said.calibrationError(all), Said.greatestError(all)));
        out.println("\nAUC score (inactive days), by presentation left out");
        table(out, "presentation | " + DAYS.stream().map(day -> "day " + day).collect(Collectors.joining(" | ")));
        for (String name : presentations) {
            out.print("| " + name);
            for (int day : DAYS) {
                List<Said> all = all(day);
                out.printf(" | %.3f (%.3f)", auc(all, name, Said::score), auc(all, name, Said::inactiveDays));
            }
            out.println(" |");
        }
        printCalibration(out);
        printBands(out);
    }

    private void printCalibration(PrintStream out) {
        out.println("\nCalibration: mean score → share that withdrew or failed, by tenths of the score");
        table(out, "day | Brier | always the mean | calibration error | greatest | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10");
        for (int day : DAYS) {
            List<Said> all = all(day);
            double share = Said.mean(all, Said::outcome);
            double error = Said.calibrationError(all);
            double greatest = Said.greatestError(all);
            check(error <= MOST_ERROR && greatest <= MOST_ERROR_OF_A_TENTH, "calibration on day " + day + " is off by " + error + ", at most " + greatest);
            out.printf("| %d | %.3f | %.3f | %.3f | %.3f", day, Said.brier(all), share * (1 - share), error, greatest);
            Ranking.tenths(all).forEach(tenth -> out.printf(" | %.2f → %.2f", Said.mean(tenth, Said::score), Said.mean(tenth, Said::outcome)));
            out.println(" |");
        }
        out.println("\nCalibration by presentation left out: mean score → share that withdrew or failed");
        table(out, "presentation | " + DAYS.stream().map(day -> "day " + day).collect(Collectors.joining(" | ")));
        for (String name : presentations) {
            out.print("| " + name);
            for (int day : DAYS) {
                List<Said> of = of(all(day), name);
                out.printf(" | %.2f → %.2f", Said.mean(of, Said::score), Said.mean(of, Said::outcome));
            }
            out.println(" |");
        }
    }

    /** What the bands of a score catch: of those in it who withdrew or failed, and of those who withdrew or failed who were in it. */
    private void printBands(PrintStream out) {
        out.println("\nBands: share of the students, precision, recall");
        table(out, "day | high (0.7 and more) | medium and high (0.4 and more)");
        for (int day : DAYS) {
            out.printf("| %d | %s | %s |%n", day, band(all(day), HIGH), band(all(day), MEDIUM));
        }
    }

    private static String band(List<Said> all, double from) {
        List<Said> in = all.stream().filter(each -> each.score() >= from).toList();
        double caught = in.stream().filter(Said::failed).count();
        return String.format("%.0f %%, %.2f, %.2f", 100.0 * in.size() / all.size(), caught / Math.max(1, in.size()),
                caught / all.stream().filter(Said::failed).count());
    }

    private void check(boolean reached, String otherwise) {
        if (!reached) {
            failures.add(otherwise);
        }
    }

    private static double auc(List<Said> all) {
        return Ranking.auc(all, Said::score);
    }

    private static void table(PrintStream out, String columns) {
        out.println("| " + columns + " |\n" + "|---".repeat(columns.split(" \\| ").length) + "|");
    }

    private List<Said> all(int day) {
        return said.get("deadlines").get(day);
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
