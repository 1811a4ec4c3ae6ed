package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.HeldOutput;
import io.studentpulse.pipeline.student.Analytic;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.TableRow;
import java.util.function.Consumer;
import org.apache.flink.util.OutputTag;

/** Sends each row to the output of its store; holds rows back where it was given somewhere to hold them. */
final class Emitter implements Output {

  private final HeldOutput held;
  private final HeldOutput.Failures failures;
  private SideOutput sideOutputs;
  private Consumer<TableRow> out;

  /** What every context of Flink's can do, and no interface of Flink's says. */
  interface SideOutput {
    <X> void output(OutputTag<X> tag, X value);
  }

  /** For what has been held back: its rows are made, and are only sent. */
  Emitter() {
    this(null, null);
  }

  /**
   * @param held null to write every row at once
   * @param failures hears of an analytic that fails while its rows are written at once
   */
  Emitter(HeldOutput held, HeldOutput.Failures failures) {
    this.held = held;
    this.failures = failures;
  }

  SideOutput sideOutputs() {
    return sideOutputs;
  }

  Emitter to(SideOutput newDoors, Consumer<TableRow> newOut) {
    sideOutputs = newDoors;
    out = newOut;
    return this;
  }

  @Override
  public <S> void show(Analytic<S> analytic, S state, About about) {
    if (held == null) {
      HeldOutput.writeRows(analytic, state, about, this, failures);
    } else {
      held.hold(analytic, state, about);
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
      sideOutputs.output(SideOutputs.HISTORY, row);
    }
  }

  @Override
  public void contribute(TableRow addends) {
    sideOutputs.output(SideOutputs.CONTRIBUTIONS, addends);
  }

  @Override
  public void alert(Alert alert) {
    sideOutputs.output(SideOutputs.ALERTS, alert);
  }
}
