package io.studentpulse.riskfit;

import io.studentpulse.pipeline.risk.RiskModel;
import java.util.ArrayList;
import java.util.List;

/**
 * How do the samples look to the fit? A row has its {@link Steps} twice, at the day before its own and at the one after, weighed by how near.
 */
final class CurveRows implements LogisticFit.Rows {
    private final List<int[]> places = new ArrayList<>();
    private final List<float[]> values = new ArrayList<>();
    private final List<Boolean> failed = new ArrayList<>();
    private final int width;
    private final double[] days;

    /** @param width steps and all, at one day */
    CurveRows(int width, double[] days) {
        this.width = width;
        this.days = days;
    }

    /** @param steps the weight of each, the first that of the baseline */
    void add(double elapsedDays, double[] steps, boolean failed) {
        double place = RiskModel.place(days, elapsedDays);
        int day = Math.min((int) place, days.length - 2);
        double way = place - day;
        int count = 0;
        for (double step : steps) {
            count += step != 0 ? 1 : 0;
        }
        int near = way < 1 ? count : 0;
        int all = near + (way > 0 ? count : 0);
        int[] at = new int[all];
        float[] value = new float[all];
        int cell = 0;
        for (int later = 0; later < 2; later++) {
            double weight = later == 0 ? 1 - way : way;
            for (int step = 0; step < steps.length && weight > 0; step++) {
                if (steps[step] != 0) {
                    at[cell] = (day + later) * width + step;
                    value[cell++] = (float) (weight * steps[step]);
                }
            }
        }
        places.add(at);
        values.add(value);
        this.failed.add(failed);
    }

    @Override
    public int size() {
        return places.size();
    }

    @Override
    public int[] places(int row) {
        return places.get(row);
    }

    @Override
    public float[] values(int row) {
        return values.get(row);
    }

    @Override
    public boolean happened(int row) {
        return failed.get(row);
    }
}
