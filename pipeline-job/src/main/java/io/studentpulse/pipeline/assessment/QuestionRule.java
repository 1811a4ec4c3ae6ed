package io.studentpulse.pipeline.assessment;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.rollup.RollupTables;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.Analytic;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.AnswerGiven;

/**
 * How hard is each question of a quiz, and what do students choose? Counts over all students; docs/metrics.md section 6.
 *
 * <p>A student's first answer to a question in a quiz is the one that tells how hard it is.
 */
public final class QuestionRule implements Analytic<AnsweredQuestions> {

  @Override
  public AnsweredQuestions empty() {
    return AnsweredQuestions.NONE;
  }

  @Override
  public Id subject(StudentEvent event) {
    boolean concerns = event.type() == EventType.QUIZ_ANSWER || event.type() == EventType.QUESTION_VIEW;
    return concerns && event.isOfStudent() ? event.assessment() : null;
  }

  @Override
  public AnsweredQuestions after(AnsweredQuestions before, StudentEvent event, About about, Output out) {
    Id question = event.fields().id(PayloadField.QUESTION);
    if (event.type() == EventType.QUESTION_VIEW) {
      count(about, question, out, "views", 1L);
      return before;
    }
    PayloadFields fields = event.fields();
    Boolean correct = AnswerGiven.isCorrect(fields);
    boolean first = !before.contains(question);
    boolean counts = first && correct != null;
    Double seconds = fields.number(PayloadField.TIME_TO_ANSWER_SECONDS);
    count(
        about, question, out, "answers", 1L, "first_answers", counts ? 1L : 0L, "first_answers_correct", counts && correct ? 1L : 0L,
        "time_millis", seconds == null ? 0L : Math.round(seconds * 1_000), "timed_answers", seconds == null ? 0L : 1L,
        "hints", Boolean.TRUE.equals(fields.flag(PayloadField.HINT_USED)) ? 1L : 0L, "skips", AnswerGiven.isSkipped(fields) ? 1L : 0L);
    String choice = AnswerGiven.selected(fields);
    if (choice != null) {
      out.contribute(RollupTables.addTo(AssessmentTables.CHOICES, new Object[] {about.subject(), question, choice}, "times", 1L));
    }
    if (counts) {
      out.contribute(RollupTables.addTo(
          AssessmentTables.TOTALS, new Object[] {about.subject()},
          "answering_students", before.counted() ? 0L : 1L, "first_answers", 1L, "first_answers_correct", correct ? 1L : 0L));
    }
    return first ? before.with(question, before.counted() || counts) : before;
  }

  private static void count(About about, Id question, Output out, Object... namesAndAddends) {
    out.contribute(RollupTables.addTo(AssessmentTables.QUESTIONS, new Object[] {about.subject(), question}, namesAndAddends));
  }

  @Override
  public boolean showsSame(AnsweredQuestions one, AnsweredQuestions other, About about) {
    return true;
  }

  @Override
  public void rows(AnsweredQuestions state, About about, Output out) {
    // Only counts over many students; a student's own answers stand in the history.
  }
}
