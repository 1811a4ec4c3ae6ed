package io.studentpulse.riskfit;

import io.studentpulse.pipeline.risk.ExpectedDays;
import io.studentpulse.pipeline.risk.RiskFeatures;
import io.studentpulse.pipeline.risk.RiskInput;
import io.studentpulse.pipeline.risk.RiskModel;
import io.studentpulse.pipeline.risk.RiskModel.Known;
import io.studentpulse.pipeline.risk.RiskModel.Weight;
import io.studentpulse.pipeline.risk.RiskModel.Weights;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which model do these samples make? */
final class RiskFit {
    static final int[] KNOT_DAYS = {14, 56, 140};
    /** The last evenings of whole weeks of the course, and the one before its first day. */
    static final List<Integer> DAYS = IntStream.rangeClosed(0, 30).map(week -> week * 7 - 1).boxed().toList();
    private static final int FIRST_DAY = 6;
    private static final int LAST_DAY = 146;
    /** Of a weight per standard deviation, in rows: so small against 10^5 that only weights the data says little about feel it. */
    private static final double RIDGE = 20;
    /** A baseline is free; this only keeps the arithmetic sound. */
    private static final double NEARLY_NOTHING = 1e-6;

    private final List<Sample> samples;
    private final RiskModel empty;
    private final ExpectedDays expected;

    private RiskFit(List<Sample> samples, String fittedOn) {
        this.samples = samples.stream().filter(sample -> sample.day() >= FIRST_DAY && sample.day() <= LAST_DAY).toList();
        double[] expectedDays = DAYS.stream().mapToDouble(day -> rounded(samples.stream().filter(sample -> sample.day() == day)
                .mapToInt(sample -> sample.features().activeDays()).average().orElseThrow())).toArray();
        this.expected = new ExpectedDays(expectedDays);
        Map<Known, Weights> none = new EnumMap<>(Known.class);
        Arrays.stream(Known.values()).forEach(known -> none.put(known, new Weights(new double[KNOT_DAYS.length], Map.of())));
        this.empty = new RiskModel("at-risk-score", 1, fittedOn, expectedDays, KNOT_DAYS, none);
    }

    /** @param samples of the {@link #DAYS} */
    static RiskModel model(List<Sample> samples, String fittedOn) {
        RiskFit fit = new RiskFit(samples, fittedOn);
        Map<Known, Weights> known = new EnumMap<>(Known.class);
        Arrays.stream(Known.values()).forEach(each -> known.put(each, fit.weights(each)));
        return new RiskModel(fit.empty.name(), fit.empty.version(), fittedOn, fit.empty.expectedActiveDays(), KNOT_DAYS, known);
    }

    /** The samples as they would be if no more than this were known about the course. */
    static RiskFeatures knowing(Known known, RiskFeatures features) {
        return switch (known) {
            case DEADLINES -> features;
            case SCORES -> features.withoutDeadlines();
            case ACTIVITY -> features.withoutAssessments();
        };
    }

    private Weights weights(Known known) {
        List<RiskInput> inputs = Arrays.stream(RiskInput.values()).filter(input -> known.has(input.factor())).toList();
        // Without deadlines, who has no score is scored by activity alone.
        List<Sample> seen = samples.stream().filter(sample -> known != Known.SCORES || sample.features().meanScorePct() != null)
                .map(sample -> sample.with(knowing(known, sample.features()))).toList();
        double[][] values = seen.stream().map(sample -> inputs.stream().mapToDouble(input -> input.of(sample.features(), expected)).toArray())
                .toArray(double[][]::new);
        double[] centres = new double[inputs.size()];
        double[] spreads = new double[inputs.size()];
        for (int i = 0; i < centres.length; i++) {
            int input = i;
            double[] present = Arrays.stream(values).mapToDouble(row -> row[input]).filter(value -> !Double.isNaN(value)).toArray();
            double centre = rounded(Arrays.stream(present).average().orElseThrow());
            centres[i] = centre;
            double spread = Math.sqrt(Arrays.stream(present).map(value -> (value - centre) * (value - centre)).average().orElseThrow());
            // Whoever has a score has started: what is the same for all says nothing, and gets the weight 0.
            spreads[i] = spread == 0 ? 1 : spread;
            for (double[] row : values) {
                row[i] = Double.isNaN(row[i]) ? 0 : (row[i] - centre) / spreads[i];
            }
        }
        double[] fitted = new LogisticFit(KnottedRows.of(seen, values, empty), signs(inputs), penalties(inputs)).weights();
        int width = inputs.size() + 1;
        Map<RiskInput, Weight> weights = new LinkedHashMap<>();
        for (int i = 0; i < centres.length; i++) {
            int input = i;
            weights.put(inputs.get(i), new Weight(centres[i], IntStream.range(0, KNOT_DAYS.length)
                    .mapToDouble(knot -> rounded(fitted[knot * width + 1 + input] / spreads[input])).toArray()));
        }
        return new Weights(IntStream.range(0, KNOT_DAYS.length).mapToDouble(knot -> rounded(fitted[knot * width])).toArray(), weights);
    }

    private static int[] signs(List<RiskInput> inputs) {
        int width = inputs.size() + 1;
        return IntStream.range(0, KNOT_DAYS.length * width)
                .map(place -> place % width == 0 ? 0 : inputs.get(place % width - 1).turns().sign()).toArray();
    }

    private static double[] penalties(List<RiskInput> inputs) {
        int width = inputs.size() + 1;
        return IntStream.range(0, KNOT_DAYS.length * width).mapToDouble(place -> place % width == 0 ? NEARLY_NOTHING : RIDGE).toArray();
    }

    /** Four decimals: far finer than what the data can say, far coarser than what arithmetic may differ in. */
    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

}
