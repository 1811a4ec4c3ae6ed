package io.studentpulse.simulator.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;

/**
 * How good was it? docs/metrics.md section 6: a percentage where a scale is known. A mark is met or missed before the percentage is rounded.
 *
 * @param part of the whole; null where no scale is known
 */
record Score(Double score, Double maxScore, BigDecimal part, BigDecimal whole, String scale) {
    private static final BigDecimal MOST = new BigDecimal("999.99");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static Score of(DatedEvent submission) {
        return of(submission::said);
    }

    static Score of(Function<String, Said> said) {
        return of(said.apply("score").decimal(), said.apply("max_score").decimal(),
                said.apply("correct_answers").decimal(), said.apply("total_questions").decimal());
    }

    static Score of(Double score, Double maxScore, Double correct, Double total) {
        if (score != null && maxScore != null && maxScore > 0) {
            return new Score(score, maxScore, BigDecimal.valueOf(score), BigDecimal.valueOf(maxScore), maxScore == 100 ? "percent" : "points");
        }
        if (correct != null && total != null && total > 0) {
            return new Score(score, maxScore, BigDecimal.valueOf(correct), BigDecimal.valueOf(total), "correct");
        }
        return new Score(score, maxScore, null, null, "unknown");
    }

    /** Hundredths of a percent, rounded half up. */
    Long hundredths() {
        if (part == null) {
            return null;
        }
        long rounded = part.max(BigDecimal.ZERO).multiply(HUNDRED).multiply(HUNDRED).divide(whole, 0, RoundingMode.HALF_UP).min(MOST.multiply(HUNDRED)).longValue();
        return rounded;
    }

    /** Null where nobody can say. */
    Boolean isPassed(Boolean said, double passMark) {
        if (said != null || part == null) {
            return said;
        }
        BigDecimal mark = BigDecimal.valueOf(passMark);
        return mark.compareTo(MOST) <= 0 && part.max(BigDecimal.ZERO).multiply(HUNDRED).compareTo(mark.multiply(whole)) >= 0;
    }
}
