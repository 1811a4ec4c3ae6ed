package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.Answers;
import io.studentpulse.pipeline.student.HeldAnswers;
import io.studentpulse.pipeline.student.Question;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.TableRow;
import java.util.function.Consumer;
import org.apache.flink.util.OutputTag;

/** Sends each row to the output of its store; holds answers back where it was given somewhere to hold them. */
final class Emitter implements Answers {

  private final HeldAnswers held;
  private final HeldAnswers.Failures failures;
  private SideDoors doors;
  private Consumer<TableRow> out;

  /** What every context of Flink's can do, and no interface of Flink's says. */
  interface SideDoors {
    <X> void output(OutputTag<X> tag, X value);
  }

  /** For what has been held back: its answers are made, and are only sent. */
  Emitter() {
    this(null, null);
  }

  /**
   * @param held null to write every answer at once
   * @param failures hears of an answer that fails while it is written at once
   */
  Emitter(HeldAnswers held, HeldAnswers.Failures failures) {
    this.held = held;
    this.failures = failures;
  }

  SideDoors doors() {
    return doors;
  }

  Emitter to(SideDoors newDoors, Consumer<TableRow> newOut) {
    doors = newDoors;
    out = newOut;
    return this;
  }

  @Override
  public <S> void show(Question<S> question, S state, About about) {
    if (held == null) {
      HeldAnswers.answered(question, state, about, this, failures);
    } else {
      held.hold(question, state, about);
    }
  }

  @Override
  public void release(Id student) {
    if (held != null) {
      held.release(student, this);
    }
  }

  @Override
  public void row(TableRow row) {
    if (row.table().store() == Store.POSTGRES) {
      out.accept(row);
    } else {
      doors.output(Outputs.HISTORY, row);
    }
  }

  @Override
  public void tally(TableRow addends) {
    doors.output(Outputs.TALLIES, addends);
  }

  @Override
  public void alert(Alert alert) {
    doors.output(Outputs.ALERTS, alert);
  }
}
