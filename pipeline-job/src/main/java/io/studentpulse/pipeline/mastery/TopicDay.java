package io.studentpulse.pipeline.mastery;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.AnswerGiven;

/**
 * What a student did for a topic on one local day, for as long as a further event may still fall on it.
 *
 * @param date epoch day
 * @param answerMillis sum of the times to answer
 * @param hints answers with a hint
 * @param events how many events are behind this
 * @param eventAtMillis the newest of them
 * @param unjudgedAnswers answers of which nobody knows whether they are right
 * @param qualitySum of the answers that have a quality on SM-2's scale: together they are the review of the day
 * @param qualities how many these are
 */
public record TopicDay(
    int date, int answers, int correctAnswers, int firstAnswers, int correctFirstAnswers, long answerMillis, int materialsRead, int hints,
    int events, long eventAtMillis, int unjudgedAnswers, int qualitySum, int qualities) {

  static TopicDay untouched(int date) {
    return new TopicDay(date, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** Whether such an event stands in the row of its day. */
  static boolean counts(StudentEvent event) {
    return event.type() == EventType.QUIZ_ANSWER || event.type() == EventType.MATERIAL_READ;
  }

  /** The day after an event that counts; {@code first} if it is the student's first review of its question. */
  TopicDay after(StudentEvent event, boolean first) {
    if (event.type() == EventType.MATERIAL_READ) {
      return new TopicDay(
          date, answers, correctAnswers, firstAnswers, correctFirstAnswers, answerMillis, materialsRead + 1, hints, events + 1, event.atMillis(),
          unjudgedAnswers, qualitySum, qualities);
    }
    Boolean judged = AnswerGiven.isCorrect(event.fields());
    int correct = Boolean.TRUE.equals(judged) ? 1 : 0;
    int hint = Boolean.TRUE.equals(event.fields().flag(PayloadField.HINT_USED)) ? 1 : 0;
    Double seconds = event.fields().number(PayloadField.TIME_TO_ANSWER_SECONDS);
    int quality = AnswerGiven.quality(event.fields());
    long millis = seconds == null ? 0 : Math.round(seconds * 1_000);
    return new TopicDay(
        date, answers + 1, correctAnswers + correct, firstAnswers + (first ? 1 : 0), correctFirstAnswers + (first ? correct : 0),
        answerMillis + millis, materialsRead, hints + hint, events + 1, event.atMillis(), unjudgedAnswers + (judged == null ? 1 : 0),
        qualitySum + Math.max(0, quality), qualities + (quality < 0 ? 0 : 1));
  }

  /** The schedule after the review that the day's answers are; the same without any. */
  Schedule reviewed(Schedule before) {
    return qualities == 0 ? before : before.after(qualitySum / qualities, date);
  }

  int judgedAnswers() {
    return answers - unjudgedAnswers;
  }

  int answerSeconds() {
    return (int) Math.min(Integer.MAX_VALUE, answerMillis / 1_000);
  }
}
