package io.studentpulse.riskfit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Which weights, each of its prescribed sign, make what happened most likely? Ridge-penalised logistic regression by projected Newton
 * steps: weights that press against their bound rest there, the others move. The problem is convex, so there is one answer and no seed.
 */
final class LogisticFit {
    private static final int MOST_STEPS = 100;
    private static final double FLAT = 1e-7;

    /** The rows: a few cells that are not 0, each, in the order of their places. */
    interface Rows {
        int size();

        int[] places(int row);

        float[] values(int row);

        boolean happened(int row);
    }

    private final Rows rows;
    private final int[] signs;
    private final double[] penalties;

    /**
     * @param signs of each weight: 1 for never below 0, -1 for never above, 0 for free
     * @param penalties on half the square of each weight, in rows
     */
    LogisticFit(Rows rows, int[] signs, double[] penalties) {
        this.rows = rows;
        this.signs = signs;
        this.penalties = penalties;
    }

    /** @param from where to begin, such as the weights of nearly the same rows; null for nowhere. There is one answer, wherever the search begins */
    double[] weights(double[] from) {
        double[] weights = from == null ? new double[signs.length] : from.clone();
        double loss = loss(weights);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = new double[weights.length];
            double[][] curvature = new double[weights.length][weights.length];
            slopes(weights, gradient, curvature);
            double[] at = weights;
            int[] free = IntStream.range(0, weights.length).filter(i -> !(at[i] == 0 && signs[i] * gradient[i] > 0)).toArray();
            if (Arrays.stream(free).mapToDouble(i -> Math.abs(gradient[i])).max().orElse(0) < FLAT * rows.size()) {
                return weights;
            }
            double[] direction = direction(weights, gradient, curvature, free);
            double[] next = weights;
            double nextLoss = loss;
            for (double length = 1; length > 1e-12; length /= 2) {
                double[] tried = projected(weights, direction, length);
                double triedLoss = loss(tried);
                if (triedLoss < loss) {
                    next = tried;
                    nextLoss = triedLoss;
                    break;
                }
            }
            if (next == weights) {
                // As low as the arithmetic goes.
                return weights;
            }
            weights = next;
            loss = nextLoss;
        }
        throw new IllegalStateException("the fit did not settle within " + MOST_STEPS + " steps; is a column constant?");
    }

    /** The step that goes lowest without leaving a bound that a weight already stands on. */
    private double[] direction(double[] weights, double[] gradient, double[][] curvature, int[] free) {
        while (true) {
            double[] direction = newton(gradient, curvature, free);
            int[] inside = Arrays.stream(free).filter(i -> weights[i] != 0 || signs[i] * direction[i] >= 0).toArray();
            if (inside.length == free.length) {
                return direction;
            }
            free = inside;
        }
    }

    private double[] newton(double[] gradient, double[][] curvature, int[] free) {
        double[][] reduced = new double[free.length][free.length];
        double[] slope = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            slope[i] = -gradient[free[i]];
            for (int j = 0; j < free.length; j++) {
                reduced[i][j] = curvature[Math.max(free[i], free[j])][Math.min(free[i], free[j])];
            }
        }
        double[] solved = new CholeskyDecomposition(new Array2DRowRealMatrix(reduced, false)).getSolver()
                .solve(new ArrayRealVector(slope, false)).toArray();
        double[] direction = new double[gradient.length];
        for (int i = 0; i < free.length; i++) {
            direction[free[i]] = solved[i];
        }
        return direction;
    }

    private double[] projected(double[] weights, double[] direction, double length) {
        double[] moved = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            double to = weights[i] + length * direction[i];
            moved[i] = signs[i] * to < 0 ? 0 : to;
        }
        return moved;
    }

    private double logOdds(double[] weights, int row) {
        int[] places = rows.places(row);
        float[] values = rows.values(row);
        double sum = 0;
        for (int cell = 0; cell < places.length; cell++) {
            sum += weights[places[cell]] * values[cell];
        }
        return sum;
    }

    private double loss(double[] weights) {
        double loss = surprise(weights);
        for (int i = 0; i < weights.length; i++) {
            loss += penalties[i] * weights[i] * weights[i] / 2;
        }
        return loss;
    }

    /** The negative logarithm of how likely it was that all happened as it did. */
    double surprise(double[] weights) {
        double loss = 0;
        for (int row = 0; row < rows.size(); row++) {
            double towards = rows.happened(row) ? logOdds(weights, row) : -logOdds(weights, row);
            loss += towards > 0 ? StrictMath.log1p(StrictMath.exp(-towards)) : StrictMath.log1p(StrictMath.exp(towards)) - towards;
        }
        return loss;
    }

    private void slopes(double[] weights, double[] gradient, double[][] curvature) {
        for (int row = 0; row < rows.size(); row++) {
            double likely = 1 / (1 + StrictMath.exp(-logOdds(weights, row)));
            double miss = likely - (rows.happened(row) ? 1 : 0);
            double spread = likely * (1 - likely);
            int[] places = rows.places(row);
            float[] values = rows.values(row);
            for (int a = 0; a < places.length; a++) {
                gradient[places[a]] += miss * values[a];
                double spreadValue = spread * values[a];
                double[] line = curvature[places[a]];
                // Only the lower triangle is filled.
                for (int b = 0; b <= a; b++) {
                    line[places[b]] += spreadValue * values[b];
                }
            }
        }
        for (int i = 0; i < weights.length; i++) {
            gradient[i] += penalties[i] * weights[i];
            curvature[i][i] += penalties[i];
        }
    }
}
