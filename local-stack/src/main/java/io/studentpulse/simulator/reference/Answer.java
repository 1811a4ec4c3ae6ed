package io.studentpulse.simulator.reference;

/** What do the events of assessments say about themselves? docs/metrics.md sections 6 and 7. */
final class Answer {
    private static final int LITTLE_CONFIDENCE = 2;
    private static final int MUCH_CONFIDENCE = 4;

    private Answer() {}

    /** Without an attempt id a submission is its own attempt, unless the submission has an id. */
    static String attemptKey(DatedEvent submission) {
        String attempt = submission.text("attempt_id");
        String handedIn = submission.is("assignment_submit") ? submission.text("submission_id") : null;
        return attempt != null ? attempt : handedIn != null ? handedIn : submission.event().eventId().toString();
    }

    /** S3's form of a submission, which has no attempt: it may be what a client said too. */
    static boolean isOfPlatform(DatedEvent submission) {
        return submission.event().type().equals("AssessmentCompleted") && submission.text("attempt_id") == null;
    }

    static boolean isSkipped(DatedEvent answer) {
        return Boolean.TRUE.equals(answer.said("skipped").flag())
                || answer.said("selected_answer").value() != null && answer.text("selected_answer") == null;
    }

    /** Null where nobody can say. */
    static Boolean isCorrect(DatedEvent answer) {
        Boolean said = answer.said("is_correct").flag();
        String selected = Kept.sent(answer.said("selected_answer"));
        String correct = Kept.sent(answer.said("correct_answer"));
        if (said != null) {
            return said;
        }
        return isSkipped(answer) ? Boolean.FALSE : selected == null || correct == null ? null : Boolean.valueOf(selected.equals(correct));
    }

    static boolean hintUsed(DatedEvent answer) {
        return Boolean.TRUE.equals(answer.said("hint_used").flag());
    }

    /** The quality of an answer in SM-2; null where it cannot be judged. */
    static Long quality(DatedEvent answer) {
        if (isSkipped(answer)) {
            return 0L;
        }
        Boolean correct = isCorrect(answer);
        Long confidence = answer.said("confidence_level").whole();
        boolean unsure = confidence != null && confidence <= LITTLE_CONFIDENCE;
        if (correct == null) {
            return null;
        }
        if (!correct) {
            return unsure ? 2L : 1L;
        }
        if (hintUsed(answer) || unsure) {
            return 3L;
        }
        return confidence != null && confidence >= MUCH_CONFIDENCE ? 5L : 4L;
    }
}
