package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what is said until all of it is: of what fails half way, nothing is heard, least of all a sum that would be added twice. */
public final class Said implements Answers {

  private final List<Consumer<Answers>> said = new ArrayList<>();

  /** Says it all, in its order. */
  public void to(Answers answers) {
    for (Consumer<Answers> one : said) {
      one.accept(answers);
    }
  }

  @Override
  public <S> void show(Question<S> question, S state, About about) {
    said.add(answers -> answers.show(question, state, about));
  }

  @Override
  public void release(Id student) {
    said.add(answers -> answers.release(student));
  }

  @Override
  public void row(TableRow row) {
    said.add(answers -> answers.row(row));
  }

  @Override
  public void alert(Alert alert) {
    said.add(answers -> answers.alert(alert));
  }

  @Override
  public void tally(TableRow addends) {
    said.add(answers -> answers.tally(addends));
  }
}
