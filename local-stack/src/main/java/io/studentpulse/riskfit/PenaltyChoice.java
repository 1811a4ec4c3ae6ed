package io.studentpulse.riskfit;

import io.studentpulse.pipeline.risk.RiskModel.Known;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which penalties would one choose who has never seen a presentation? Those that, among the other ones, make what happened in each least surprising to a
 * fit on the rest. So what is said of a presentation left out owes nothing to it, neither weights nor penalties.
 *
 * <p>A fit without two presentations serves the choice without the one and without the other: of nine, 36 instead of 72, and 9 more for the choice of all.
 */
final class PenaltyChoice {
    /** Of a presentation and one that is left out with it, by penalties; of a presentation and itself where it alone is left out. */
    private final Map<String, Map<String, double[]>> surprises = new TreeMap<>();
    private final Map<String, Penalties> chosen = new TreeMap<>();
    private final List<Penalties> candidates = Penalties.all();
    private final Penalties ofAll;

    PenaltyChoice(List<String> presentations, List<Sample> samples) {
        presentations.forEach(one -> surprises.put(one, new ConcurrentHashMap<>()));
        List<List<String>> pairs = presentations.stream().flatMap(one -> presentations.stream()
                .filter(other -> one.compareTo(other) <= 0).map(other -> List.of(one, other))).toList();
        pairs.parallelStream().forEach(pair -> compare(pair.get(0), pair.get(1), samples));
        presentations.forEach(left -> chosen.put(left, best(presentations, left)));
        this.ofAll = best(presentations, null);
    }

    /** Fits on what neither presentation is in, and asks how surprising either is. */
    private void compare(String one, String other, List<Sample> samples) {
        RiskFit fit = new RiskFit(without(samples, one, other), "");
        RiskFit.Rows others = fit.rows(Known.DEADLINES);
        RiskFit.Rows ofOne = fit.rows(Known.DEADLINES, of(samples, one));
        RiskFit.Rows ofOther = fit.rows(Known.DEADLINES, of(samples, other));
        double[] surpriseOfOne = new double[candidates.size()];
        double[] surpriseOfOther = new double[candidates.size()];
        double[] weights = null;
        for (int candidate = 0; candidate < surpriseOfOne.length; candidate++) {
            Penalties penalties = candidates.get(candidate);
            weights = others.fit(penalties).weights(weights);
            surpriseOfOne[candidate] = ofOne.fit(penalties).surprise(weights);
            surpriseOfOther[candidate] = ofOther.fit(penalties).surprise(weights);
        }
        surprises.get(one).put(other, surpriseOfOne);
        surprises.get(other).put(one, surpriseOfOther);
    }

    /** @param left null for none */
    private Penalties best(List<String> presentations, String left) {
        List<String> others = presentations.stream().filter(one -> !one.equals(left)).toList();
        return candidates.stream().min(Comparator.comparingDouble(penalties -> others.stream()
                .mapToDouble(one -> surprises.get(one).get(left == null ? one : left)[candidates.indexOf(penalties)]).sum())).orElseThrow();
    }

    /** What is chosen by those who know all. */
    Penalties ofAll() {
        return ofAll;
    }

    Penalties without(String left) {
        return chosen.get(left);
    }

    void print(PrintStream out) {
        out.printf("%nPenalties on pace / others, chosen among %d without the presentation left out%n%n", candidates.size());
        out.println("| left out | chosen |\n|---|---|");
        chosen.forEach((left, penalties) -> out.printf("| %s | %s |%n", left, penalties));
        out.printf("| none | %s |%n", ofAll);
    }

    static List<Sample> without(List<Sample> samples, String one, String other) {
        return samples.stream().filter(sample -> !sample.presentation().equals(one) && !sample.presentation().equals(other)).toList();
    }

    private static List<Sample> of(List<Sample> samples, String presentation) {
        return samples.stream().filter(sample -> sample.presentation().equals(presentation)).toList();
    }
}
