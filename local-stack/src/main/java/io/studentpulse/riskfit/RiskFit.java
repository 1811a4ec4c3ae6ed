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
    /** So small against 10^5 rows that only weights the data says nothing about feel it. */
    private static final double RIDGE = 20;
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
            // Who has a score has started: such an input says nothing, and gets the weight 0.
            spreads[i] = spread == 0 ? 1 : spread;
            for (double[] row : values) {
                row[i] = Double.isNaN(row[i]) ? 0 : (row[i] - centre) / spreads[i];
            }
        }
        double[] fitted = new LogisticFit(new Knotted(seen, values), signs(inputs), penalties(inputs)).weights();
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

    /** A row has its baseline and inputs twice, at the knot before its day and at the one after, weighed by how near it is. */
    private final class Knotted implements LogisticFit.Rows {
        private final boolean[] failed;
        private final int[] knots;
        private final double[] ways;
        private final double[][] values;
        private final int width;

        private Knotted(List<Sample> samples, double[][] values) {
            this.values = values;
            this.width = values[0].length + 1;
            this.failed = new boolean[values.length];
            this.knots = new int[values.length];
            this.ways = new double[values.length];
            for (int row = 0; row < values.length; row++) {
                failed[row] = samples.get(row).failed();
                double place = empty.place(samples.get(row).features().elapsedDays());
                knots[row] = Math.min((int) place, KNOT_DAYS.length - 2);
                ways[row] = place - knots[row];
            }
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public int cells() {
            return 2 * width;
        }

        @Override
        public int place(int row, int cell) {
            return knots[row] * width + cell;
        }

        @Override
        public double value(int row, int cell) {
            double near = cell < width ? 1 - ways[row] : ways[row];
            int input = cell % width;
            return input == 0 ? near : near * values[row][input - 1];
        }

        @Override
        public boolean happened(int row) {
            return failed[row];
        }
    }
}
