package io.studentpulse.pipeline.assessment;

import io.studentpulse.pipeline.assessment.AssessmentTables.Choices;
import io.studentpulse.pipeline.assessment.AssessmentTables.Totals;
import io.studentpulse.pipeline.assessment.AssessmentTables.QuestionSums;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.Analytic;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.AnswerGiven;
import io.studentpulse.pipeline.table.SumsBuilder;

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
    SumsBuilder sums = AssessmentTables.QUESTIONS.sums(about.subject(), question);
    if (event.type() == EventType.QUESTION_VIEW) {
      out.contribute(sums.add(QuestionSums.VIEWS, 1).build());
      return before;
    }
    PayloadFields fields = event.fields();
    Boolean correct = AnswerGiven.isCorrect(fields);
    boolean first = !before.contains(question);
    boolean counts = first && correct != null;
    Double seconds = fields.number(PayloadField.TIME_TO_ANSWER_SECONDS);
    out.contribute(sums
        .add(QuestionSums.ANSWERS, 1)
        .count(QuestionSums.FIRST_ANSWERS, counts)
        .count(QuestionSums.FIRST_ANSWERS_CORRECT, counts && correct)
        .add(QuestionSums.TIME_MILLIS, seconds == null ? 0 : Math.round(seconds * 1_000))
        .count(QuestionSums.TIMED_ANSWERS, seconds != null)
        .count(QuestionSums.HINTS, Boolean.TRUE.equals(fields.flag(PayloadField.HINT_USED)))
        .count(QuestionSums.SKIPS, AnswerGiven.isSkipped(fields))
        .build());
    String choice = AnswerGiven.selected(fields);
    if (choice != null) {
      out.contribute(AssessmentTables.CHOICES.sums(about.subject(), question, choice)
          .add(Choices.TIMES, 1)
          .build());
    }
    if (counts) {
      out.contribute(AssessmentTables.TOTALS.sums(about.subject())
          .count(Totals.ANSWERING_STUDENTS, !before.counted())
          .add(Totals.FIRST_ANSWERS, 1)
          .count(Totals.FIRST_ANSWERS_CORRECT, correct)
          .build());
    }
    return first ? before.with(question, before.counted() || counts) : before;
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
