package io.studentpulse.riskfit;

import io.studentpulse.pipeline.risk.RiskModel;
import java.util.List;

/** How do the samples look to the fit? A row has its baseline and inputs twice, at the knot before its day and at the one after, weighed by how near. */
final class KnottedRows implements LogisticFit.Rows {
    private final boolean[] failed;
    private final int[] knots;
    private final double[] ways;
    private final double[][] values;
    private final int width;

    private KnottedRows(double[][] values) {
        this.values = values;
        this.width = values[0].length + 1;
        this.failed = new boolean[values.length];
        this.knots = new int[values.length];
        this.ways = new double[values.length];
    }

    /** @param values of the inputs of each sample, scaled, 0 where absent */
    static KnottedRows of(List<Sample> samples, double[][] values, RiskModel model) {
        KnottedRows rows = new KnottedRows(values);
        int lastStretch = model.knotDays().length - 2;
        for (int row = 0; row < values.length; row++) {
            double place = model.place(samples.get(row).features().elapsedDays());
            rows.failed[row] = samples.get(row).failed();
            rows.knots[row] = Math.min((int) place, lastStretch);
            rows.ways[row] = place - rows.knots[row];
        }
        return rows;
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
