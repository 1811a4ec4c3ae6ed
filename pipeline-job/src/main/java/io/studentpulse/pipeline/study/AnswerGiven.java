package io.studentpulse.pipeline.study;

import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;

/** What an answer to a question says about knowing: docs/metrics.md sections 6 and 7. */
public final class AnswerGiven {

  private static final int SURE = 4;
  private static final int UNSURE = 2;

  private AnswerGiven() {}

  /** Whether the student let the question go: said so, or selected nothing. */
  public static boolean isSkipped(PayloadFields fields) {
    String selected = fields.text(PayloadField.SELECTED_ANSWER);
    return Boolean.TRUE.equals(fields.flag(PayloadField.SKIPPED)) || selected != null && selected.isEmpty();
  }

  /** What the student selected; null where nothing was. */
  public static String selected(PayloadFields fields) {
    String selected = fields.text(PayloadField.SELECTED_ANSWER);
    return selected == null || selected.isEmpty() ? null : selected;
  }

  /** Whether it was right; null where the event does not tell. What was skipped is not right, unless the event says so. */
  public static Boolean isCorrect(PayloadFields fields) {
    Boolean told = fields.flag(PayloadField.IS_CORRECT);
    if (told != null) {
      return told;
    }
    if (isSkipped(fields)) {
      return false;
    }
    String selected = fields.text(PayloadField.SELECTED_ANSWER);
    String correct = fields.text(PayloadField.CORRECT_ANSWER);
    return selected == null || correct == null ? null : (Boolean) selected.equals(correct);
  }

  /** Quality of the answer on SM-2's scale, 0 (skipped) to 5 (at once, and sure of it); −1 where it is not known whether it was right. */
  public static int quality(PayloadFields fields) {
    if (isSkipped(fields)) {
      return 0;
    }
    Boolean correct = isCorrect(fields);
    if (correct == null) {
      return -1;
    }
    Long confidence = fields.integer(PayloadField.CONFIDENCE);
    boolean unsure = confidence != null && confidence <= UNSURE;
    if (!correct) {
      return unsure ? 2 : 1;
    }
    boolean hint = Boolean.TRUE.equals(fields.flag(PayloadField.HINT_USED));
    if (hint || unsure) {
      return 3;
    }
    return confidence != null && confidence >= SURE ? 5 : 4;
  }
}
