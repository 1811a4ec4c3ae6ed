package io.studentpulse.riskfit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * By how much do an institution's own courses differ from those the score was fitted on? Order and weights stay; the level, one number in log-odds, is
 * chosen so that scores and outcomes are the same on the mean, which is where they are most likely, too.
 */
public final class FitLevel {
    private static final String SCORE = "at_risk_score";
    private static final String LOST = "lost";
    private static final CSVFormat HEADED = CSVFormat.DEFAULT.builder()
            .setHeader().setSkipHeaderRecord(true).setIgnoreHeaderCase(true).setTrim(true).setIgnoreEmptyLines(true).get();
    private static final double MOST = 10;
    private static final int LEAST_ENROLMENTS = 100;
    /** A score is shown in thousandths: 0 and 1 stand for the half of one. */
    private static final double NEAREST = 0.0005;

    private FitLevel() {}

    /** {@code CSV LEVEL}: a file with the columns {@code at_risk_score} and {@code lost}, and the level with which these scores were computed. */
    public static void main(String[] arguments) throws IOException {
        double level = Double.parseDouble(arguments[1]);
        List<double[]> enrolments = read(Path.of(arguments[0]));
        double lost = enrolments.stream().mapToDouble(one -> one[1]).sum();
        if (enrolments.size() < LEAST_ENROLMENTS || lost == 0 || lost == enrolments.size()) {
            System.err.printf("%d enrolments, of which %.0f were lost, are too few to fit a level; at least %d, of both kinds%n", enrolments.size(), lost,
                    LEAST_ENROLMENTS);
            System.exit(1);
        }
        double moved = of(enrolments);
        System.out.printf("%,d finished enrolments, %.1f %% lost; mean score %.3f, moved %.3f%n", enrolments.size(), 100 * lost / enrolments.size(),
                mean(enrolments, 0), mean(enrolments, moved));
        System.out.printf(Locale.ROOT, "at-risk.level: %.3f%n", level + moved);
    }

    /** By what the log-odds of these scores must be moved. */
    static double of(List<double[]> enrolments) {
        double lost = enrolments.stream().mapToDouble(one -> one[1]).average().orElseThrow();
        double low = -MOST;
        double high = MOST;
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            if (mean(enrolments, middle) < lost) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double mean(List<double[]> enrolments, double moved) {
        return enrolments.stream().mapToDouble(one -> 1 / (1 + Math.exp(-(one[0] + moved)))).average().orElseThrow();
    }

    /** Log-odds and outcome of each line. */
    static List<double[]> read(Path csv) throws IOException {
        List<double[]> enrolments = new ArrayList<>();
        try (CSVParser lines = HEADED.parse(Files.newBufferedReader(csv))) {
            if (!lines.getHeaderMap().keySet().containsAll(List.of(SCORE, LOST))) {
                throw new IllegalArgumentException(csv + " must have the columns " + SCORE + " and " + LOST + ", not " + lines.getHeaderNames());
            }
            for (CSVRecord line : lines) {
                try {
                    if (!line.get(SCORE).isBlank()) {
                        double chance = Math.max(NEAREST, Math.min(1 - NEAREST, Double.parseDouble(line.get(SCORE))));
                        enrolments.add(new double[] {Math.log(chance / (1 - chance)), isLost(line.get(LOST)) ? 1 : 0});
                    }
                } catch (RuntimeException wrong) {
                    throw new IllegalArgumentException(csv + ":" + lines.getCurrentLineNumber()
                            + " is no line of a score (0 to 1) and whether the enrolment was lost: " + String.join(",", line), wrong);
                }
            }
        }
        return enrolments;
    }

    private static boolean isLost(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "1", "t", "true", "yes" -> true;
            case "0", "f", "false", "no" -> false;
            default -> throw new IllegalArgumentException(cell);
        };
    }
}
