package io.studentpulse.riskfit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How often does one number rank a student who failed above one who did not, and how sure is it that another does so more often? */
final class Ranking {
    private static final double NORMAL_95 = 1.96;

    /** For each who failed, the share of the others ranked below, and for each other, the share of the failed ranked above. */
    private record Placements(double[] ofFailed, double[] ofOthers) {}

    /**
     * @param gain by how much one area under the curve exceeds the other
     * @param margin half the width of its 95 % interval
     */
    record Gain(double gain, double margin) {}

    private Ranking() {}

    /** The area under the curve: the chance that one who failed is ranked above one who did not; half where they are level. */
    static double auc(List<Said> said, ToDoubleFunction<Said> rankedBy) {
        return mean(placements(said, rankedBy).ofFailed());
    }

    /** Of two rankings of the same students; DeLong, DeLong and Clarke-Pearson, Biometrics 44:837 (1988). */
    static Gain gain(List<Said> said, ToDoubleFunction<Said> rankedBy, ToDoubleFunction<Said> otherwise) {
        Placements one = placements(said, rankedBy);
        Placements other = placements(said, otherwise);
        double[] ofFailed = differences(one.ofFailed(), other.ofFailed());
        double[] ofOthers = differences(one.ofOthers(), other.ofOthers());
        double variance = variance(ofFailed) / ofFailed.length + variance(ofOthers) / ofOthers.length;
        return new Gain(mean(ofFailed), NORMAL_95 * Math.sqrt(variance));
    }

    private static Placements placements(List<Said> said, ToDoubleFunction<Said> rankedBy) {
        double[] failed = said.stream().filter(Said::failed).mapToDouble(rankedBy).toArray();
        double[] others = said.stream().filter(each -> !each.failed()).mapToDouble(rankedBy).toArray();
        return new Placements(shareBelow(failed, others), Arrays.stream(shareBelow(others, failed)).map(share -> 1 - share).toArray());
    }

    private static double[] shareBelow(double[] values, double[] among) {
        double[] sorted = among.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values).map(value -> (below(sorted, value, false) + below(sorted, value, true)) / 2.0 / sorted.length).toArray();
    }

    /** How many are below a value, the equal ones too if asked. */
    private static int below(double[] sorted, double value, boolean orEqual) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value || orEqual && sorted[middle] == value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static double[] differences(double[] one, double[] other) {
        return IntStream.range(0, one.length).mapToDouble(i -> one[i] - other[i]).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1);
    }

    /** In this order, ten groups of the same size. */
    static List<List<Said>> tenths(List<Said> said) {
        List<Said> sorted = said.stream().sorted(Comparator.comparingDouble(Said::score)).toList();
        return IntStream.range(0, 10).mapToObj(tenth -> sorted.subList(sorted.size() * tenth / 10, sorted.size() * (tenth + 1) / 10)).toList();
    }
}
