package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which answers are still to be written? Of a subject that changes several times in a moment, only the newest state is shown.
 *
 * <p>Nothing is lost by leaving out what lies between: {@link Question#after} writes the last word on every row that it leaves behind, for
 * the reading again of events needs that, too ({@link Line}). An answer is a function of the state, so it can be made later, without
 * the student at hand.
 */
public final class HeldAnswers {

  /** Students in the order in which each was first held; per student about as many as there are questions. */
  private final Map<Id, List<Held<?>>> byStudent = new LinkedHashMap<>();

  private final Failures failures;

  /** Where an answer fails, the failure goes on. */
  public HeldAnswers() {
    this((student, question, failure) -> {
      throw failure;
    });
  }

  /** @param failures hears of each answer that fails; nothing of it is written, and the others are */
  public HeldAnswers(Failures failures) {
    this.failures = failures;
  }

  /** Who is told that a question failed to answer. */
  public interface Failures {
    void failed(Id student, Question<?> question, RuntimeException failure);
  }

  /** A state that is to be shown. */
  private record Held<S>(Question<S> question, S state, About about) {
    boolean isOf(Question<?> other, Id subject) {
      return question == other && about.subject().equals(subject);
    }

    void answer(Answers answers, Failures failures) {
      answered(question, state, about, answers, failures);
    }
  }

  /** Writes one answer, all of it or nothing: of what a rule throws, {@code failures} hears; what the writing throws goes on. */
  public static <S> void answered(Question<S> question, S state, About about, Answers answers, Failures failures) {
    Said said = new Said();
    try {
      question.answer(state, about, said);
    } catch (RuntimeException failure) {
      failures.failed(about.student(), question, failure);
      return;
    }
    said.to(answers);
  }

  /** Holds the newest state of a subject, instead of what was held of it. */
  public <S> void hold(Question<S> question, S state, About about) {
    List<Held<?>> ofStudent = byStudent.computeIfAbsent(about.student(), student -> new ArrayList<>(12));
    Held<S> newest = new Held<>(question, state, about);
    for (int i = 0; i < ofStudent.size(); i++) {
      if (ofStudent.get(i).isOf(question, about.subject())) {
        ofStudent.set(i, newest);
        return;
      }
    }
    ofStudent.add(newest);
  }

  /** Writes what is held of a student: something else is about to write their rows. */
  public void release(Id student, Answers answers) {
    List<Held<?>> ofStudent = byStudent.remove(student);
    if (ofStudent != null) {
      ofStudent.forEach(held -> held.answer(answers, failures));
    }
  }

  /** Writes all that is held. */
  public void releaseAll(Answers answers) {
    byStudent.values().forEach(ofStudent -> ofStudent.forEach(held -> held.answer(answers, failures)));
    byStudent.clear();
  }

  public boolean isEmpty() {
    return byStudent.isEmpty();
  }
}
