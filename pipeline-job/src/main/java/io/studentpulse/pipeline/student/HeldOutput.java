package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows are still to be written? Of a subject that changes several times in a moment, only the newest state is shown.
 *
 * <p>Nothing is lost by leaving out what lies between: {@link Analytic#after} writes the last word on every row that it leaves behind, for
 * the reading again of events needs that, too ({@link AnalyticRunner}). Rows are a function of the state, so they can be made later, without
 * the student at hand.
 */
public final class HeldOutput {

  /** Students in the order in which each was first held; per student about as many as there are analytics. */
  private final Map<Id, List<Held<?>>> byStudent = new LinkedHashMap<>();

  private final Failures failures;

  /** A failure of an analytic is thrown on. */
  public HeldOutput() {
    this((student, analytic, failure) -> {
      throw failure;
    });
  }

  /** @param failures hears of each analytic that fails to say its rows; nothing of it is written, and the others are */
  public HeldOutput(Failures failures) {
    this.failures = failures;
  }

  /** Who is told that an analytic failed to say its rows. */
  public interface Failures {
    void failed(Id student, Analytic<?> analytic, RuntimeException failure);
  }

  /** A state that is to be shown. */
  private record Held<S>(Analytic<S> analytic, S state, About about) {
    boolean isOf(Analytic<?> other, Id subject) {
      return analytic == other && about.subject().equals(subject);
    }

    void write(Output out, Failures failures) {
      writeRows(analytic, state, about, out, failures);
    }
  }

  /** Writes the rows of one state, all of them or none: of what a rule throws, {@code failures} hears; what the writing throws goes on. */
  public static <S> void writeRows(Analytic<S> analytic, S state, About about, Output out, Failures failures) {
    Said said = new Said();
    try {
      analytic.rows(state, about, said);
    } catch (RuntimeException failure) {
      failures.failed(about.student(), analytic, failure);
      return;
    }
    said.to(out);
  }

  /** Holds the newest state of a subject, instead of what was held of it. */
  public <S> void hold(Analytic<S> analytic, S state, About about) {
    List<Held<?>> ofStudent = byStudent.computeIfAbsent(about.student(), student -> new ArrayList<>(12));
    Held<S> newest = new Held<>(analytic, state, about);
    for (int i = 0; i < ofStudent.size(); i++) {
      if (ofStudent.get(i).isOf(analytic, about.subject())) {
        ofStudent.set(i, newest);
        return;
      }
    }
    ofStudent.add(newest);
  }

  /** Writes what is held of a student: something else is about to write their rows. */
  public void release(Id student, Output out) {
    List<Held<?>> ofStudent = byStudent.remove(student);
    if (ofStudent != null) {
      ofStudent.forEach(held -> held.write(out, failures));
    }
  }

  /** Writes all that is held. */
  public void releaseAll(Output out) {
    byStudent.values().forEach(ofStudent -> ofStudent.forEach(held -> held.write(out, failures)));
    byStudent.clear();
  }

  public boolean isEmpty() {
    return byStudent.isEmpty();
  }
}
