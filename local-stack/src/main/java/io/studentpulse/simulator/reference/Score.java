package io.studentpulse.simulator.reference;

import java.util.function.Function;

/** How good was it? METRICS.md section 6: hundredths of a percent where a scale is known. */
record Score(Double score, Double maxScore, Long hundredths, String scale) {
    private static final long MOST = 99_999;

    static Score of(DatedEvent submission) {
        return of(submission::said);
    }

    static Score of(Function<String, Said> said) {
        return of(said.apply("score").decimal(), said.apply("max_score").decimal(),
                said.apply("correct_answers").decimal(), said.apply("total_questions").decimal());
    }

    static Score of(Double score, Double maxScore, Double correct, Double total) {
        if (score != null && maxScore != null && maxScore > 0) {
            return new Score(score, maxScore, hundredths(score, maxScore), maxScore == 100 ? "percent" : "points");
        }
        if (correct != null && total != null && total > 0) {
            return new Score(score, maxScore, hundredths(correct, total), "correct");
        }
        return new Score(score, maxScore, null, "unknown");
    }

    private static long hundredths(double part, double whole) {
        return Math.min(MOST, Math.max(0, Math.round(part * 10_000 / whole)));
    }

    /** Null where nobody can say. */
    Boolean isPassed(Boolean said, double passMark) {
        return said != null ? said : hundredths == null ? null : Boolean.valueOf(hundredths >= passMark * 100);
    }
}
