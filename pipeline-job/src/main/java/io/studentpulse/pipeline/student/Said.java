package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what is said until all of it is: of what fails half way, nothing is heard, least of all a sum that would be added twice. */
public final class Said implements Output {

  private final List<Consumer<Output>> said = new ArrayList<>();

  /** Says it all, in its order. */
  public void to(Output out) {
    for (Consumer<Output> one : said) {
      one.accept(out);
    }
  }

  @Override
  public <S> void show(Analytic<S> analytic, S state, About about) {
    said.add(out -> out.show(analytic, state, about));
  }

  @Override
  public void release(Id student) {
    said.add(out -> out.release(student));
  }

  @Override
  public void row(TableRow row) {
    said.add(out -> out.row(row));
  }

  @Override
  public void alert(Alert alert) {
    said.add(out -> out.alert(alert));
  }

  @Override
  public void contribute(TableRow addends) {
    said.add(out -> out.contribute(addends));
  }
}
